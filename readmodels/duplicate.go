package readmodels

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Duplicate is an object that may be another one once more. Score says how
// sure that is, up to 1; the reasons what the two have in common.
type Duplicate struct {
	ID      string
	Score   float64
	Reasons []string
}

// DuplicateGroup are objects that may be one.
type DuplicateGroup struct {
	IDs     []string
	Score   float64 // of the pair that is most alike
	Reasons []string
}

// Why two objects may be one.
const (
	SameEmail   = "SAME_EMAIL"
	SamePhone   = "SAME_PHONE"
	SameDomain  = "SAME_DOMAIN"
	SameAddress = "SAME_ADDRESS"
	SameCompany = "SAME_COMPANY"
	SimilarName = "SIMILAR_NAME"
)

// likely is the least score of a duplicate. A name alone, even the very same,
// does not reach it: there are two of most names.
const likely = 0.5

// compared are kinds of objects with duplicates: the table, and what is to be
// known of a pair a, b.
var compared = map[string]struct{ table, name, email, phone, domain, company string }{
	"CONTACT": {
		"contacts", "%[1]s.first_name || ' ' || %[1]s.last_name", common("email", "emails", "address"), common("phone", "phones", "number"),
		"false", "a.company_id = b.company_id",
	},
	"COMPANY": {"companies", "%[1]s.name", "false", samePhone, "a.domain <> '' AND lower(a.domain) = lower(b.domain)", "false"},
}

const samePhone = "(a.phone <> '' AND a.phone = b.phone)"

// common says whether the two have a text of a list in common, or the first one.
func common(first, list, text string) string {
	each := "jsonb_path_query(%s." + list + ", '$[*]." + text + "')"
	return "(a." + first + " <> '' AND lower(a." + first + ") = lower(b." + first + ") OR EXISTS (SELECT FROM " +
		fmt.Sprintf(each, "a") + " AS x JOIN " + fmt.Sprintf(each, "b") + " AS y ON lower(x #>> '{}') = lower(y #>> '{}')))"
}

const comparing = `SELECT a.id::text, b.id::text,
	daybook.similarity(daybook.fold(%[2]s), daybook.fold(%[3]s)), coalesce(%[4]s, false), %[7]s,
	%[5]s, coalesce(%[6]s, false),
	CASE WHEN a.street = '' OR b.street = '' THEN 0 ELSE daybook.similarity(daybook.fold(a.street || ' ' || a.postal_code || ' ' || a.city), daybook.fold(b.street || ' ' || b.postal_code || ' ' || b.city)) END
	FROM unnest($1::uuid[], $2::uuid[]) AS k(a, b) JOIN {schema}.%[1]s a ON a.id = k.a JOIN {schema}.%[1]s b ON b.id = k.b`

type pair struct{ a, b string }

// likeness is what is known of a pair.
type likeness struct {
	pair
	name, address                 float64
	email, phone, domain, company bool
}

// score weighs what a pair has in common. Each thing takes its share of the
// doubt that the others have left.
func (l likeness) score() (score float64, reasons []string) {
	doubt := 1.0
	add := func(holds bool, reason string, weight float64) {
		if holds {
			doubt *= 1 - weight
			reasons = append(reasons, reason)
		}
	}
	named := l.name >= 0.4
	add(l.email, SameEmail, 0.9)
	add(l.domain, SameDomain, 0.6)
	add(l.phone, SamePhone, 0.6)
	add(l.address >= 0.6, SameAddress, 0.5*l.address)
	add(named, SimilarName, 0.49*l.name)
	add(named && l.company, SameCompany, 0.4)
	return 1 - doubt, reasons
}

func (s *Store) compare(ctx context.Context, tenant, object string, pairs []pair) ([]likeness, error) {
	of := compared[object]
	text := fmt.Sprintf(comparing, of.table, fmt.Sprintf(of.name, "a"), fmt.Sprintf(of.name, "b"), of.email, of.domain, of.company, of.phone)
	as, bs := make([]string, len(pairs)), make([]string, len(pairs))
	for i, p := range pairs {
		as[i], bs[i] = p.a, p.b
	}
	rows, err := s.pool.Query(ctx, s.in(tenant, text), as, bs)
	if err != nil {
		return nil, fmt.Errorf("compare duplicates: %w", err)
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (l likeness, err error) {
		return l, row.Scan(&l.a, &l.b, &l.name, &l.email, &l.phone, &l.domain, &l.company, &l.address)
	})
}

// keyed gives who shares a key with an object; keys that many share say little.
const keyed = `SELECT DISTINCT o.id::text FROM {schema}.twins m CROSS JOIN LATERAL
	(SELECT id FROM {schema}.twins t WHERE t.object = m.object AND t.key = m.key AND t.id <> m.id LIMIT 100) AS o WHERE m.id = $1 AND m.object = $2`

// Duplicates gives what may be an object once more, the likeliest first.
func (s *Store) Duplicates(ctx context.Context, tenant, object, id string, limit int) ([]Duplicate, error) {
	if len(uuids([]string{id})) == 0 || !validTenant(tenant) {
		return nil, nil
	}
	rows, err := s.pool.Query(ctx, s.in(tenant, keyed), id, object)
	var others []string
	if err == nil {
		others, err = pgx.CollectRows(rows, pgx.RowTo[string])
	}
	if err != nil || len(others) == 0 {
		return nil, twinError(err)
	}
	pairs := make([]pair, len(others))
	for i, other := range others {
		pairs[i] = pair{id, other}
	}
	alike, err := s.compare(ctx, tenant, object, pairs)
	var found []Duplicate
	for _, l := range alike {
		if score, reasons := l.score(); score >= likely {
			found = append(found, Duplicate{l.b, score, reasons})
		}
	}
	slices.SortFunc(found, func(a, b Duplicate) int {
		if a.Score != b.Score {
			return map[bool]int{true: -1, false: 1}[a.Score > b.Score]
		}
		return strings.Compare(a.ID, b.ID)
	})
	return found[:min(len(found), limit)], err
}

func twinError(err error) error {
	if err == nil || unknownTenant(err) {
		return nil
	}
	return fmt.Errorf("read duplicates: %w", err)
}
