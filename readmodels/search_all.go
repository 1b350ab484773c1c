package readmodels

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Hit is an object that the search over all objects found. Score is 1 for
// what is called exactly so, less for a name that begins so (above 0.8), for
// words that begin so (above 0.6), and for look-alikes (up to 0.6).
type Hit struct {
	Object   string // CONTACT, COMPANY, DEAL, TASK, NOTE, PRODUCT
	ID       string
	Title    string
	Subtitle string
	Score    float64
}

// SearchQuery asks for a text in objects of some kinds, or of all.
type SearchQuery struct {
	Text    string
	Objects []string
}

// A search has stages, from exact to alike. Each gives so many hits at most:
// nobody reads on after these, and a text that half of all objects hold costs
// no more than one that few do.
const (
	// What has the text as its name, or as another whole part (e-mail
	// address, phone, domain).
	exactly = `SELECT id, object, title, subtitle, 1::float8 AS score FROM {schema}.search
		WHERE words @@ quote_literal('=' || replace(left(daybook.fold(%[1]s), 400), '\', '\\'))::tsquery AND object = ANY(%[2]s) LIMIT 300`
	// Of each kind the first, since one kind may have them all.
	beginning = `SELECT f.id, f.object, f.title, f.subtitle, 0.8 + 0.19 * length(%[1]s) / greatest(length(f.folded), length(%[1]s))
		FROM unnest(%[2]s) AS kind CROSS JOIN LATERAL (SELECT id, object, title, subtitle, folded FROM {schema}.search WHERE object = kind
		AND folded >= daybook.fold(%[1]s) AND folded < daybook.fold(%[1]s) || chr(1114111) ORDER BY folded, id LIMIT 100) AS f`
	wordwise = `(SELECT id, object, title, subtitle, 0.6 + 0.19 * length(%[1]s) / greatest(length(folded), length(%[1]s)) AS score
		FROM (%[2]s) AS held ORDER BY score DESC, id DESC LIMIT 300)`
	// A phone number is found by its last digits, in whatever groups they are written.
	dialled = `SELECT id, object, title, subtitle, 0.7 FROM {schema}.search
		WHERE words @@ (quote_literal('~' || reverse(%[1]s)) || ':*')::tsquery AND object = ANY(%[2]s) LIMIT 300`
	// What looks like the text, or has what it was probably meant for.
	alike = `SELECT id, object, title, subtitle, 0.6 * greatest(
		%[1]s * daybook.strict_word_similarity(daybook.fold(%[2]s), folded), daybook.strict_word_similarity(daybook.fold(%[3]s), folded))::float8 AS score
		FROM ((%[4]s) UNION (%[5]s)) AS likely`
)

// mostHeld is how many of those that hold the words are weighed.
const mostHeld = 1000

// bestAlike is the highest score of a look-alike.
const bestAlike = 0.6

// SearchAll finds objects of all kinds, best first: whatever holds the words
// as they are written, or, only where nothing does, what looks like them.
func (s *Store) SearchAll(ctx context.Context, tenant string, query SearchQuery, p Page) (found List[Hit], err error) {
	said := &selection{}
	said.search(query.Text)
	if len(said.words) == 0 || !validTenant(tenant) {
		return found, nil
	}
	below, err := decodeHit(p.After)
	if err != nil {
		return found, err
	}
	first := min(max(p.First, 1), MaxPage)
	look := lookup{Store: s, tenant: tenant, words: said.words, objects: query.Objects, below: below, limit: first + 1}
	var hits []Hit
	if below == nil || below.Score > bestAlike {
		hits, err = look.right(ctx)
	}
	if err == nil && len(hits) == 0 && (below == nil || below.Score <= bestAlike) {
		hits, err = look.similar(ctx)
	}
	if unknownTenant(err) {
		return found, nil
	}
	if err != nil {
		return found, fmt.Errorf("search: %w", err)
	}
	found.More = len(hits) > first
	for _, h := range hits[:min(len(hits), first)] {
		found.Items, found.Cursors = append(found.Items, h), append(found.Cursors, h.cursor())
	}
	return found, nil
}

// lookup is a search for the words of a text.
type lookup struct {
	*Store
	tenant         string
	words, objects []string
	below          *Hit
	limit          int
}

func (l lookup) text() string { return strings.Join(l.words, " ") }

// kinds are those that are wanted.
func (l lookup) kinds() []string {
	if len(l.objects) > 0 {
		return l.objects
	}
	return findableKinds
}

// right finds what has the words as they are written. Whatever is called so,
// or whose name begins so, comes before all else: a page full of it is ready.
func (l lookup) right(ctx context.Context) ([]Hit, error) {
	if l.below == nil {
		q := &selection{}
		hits, err := l.hits(ctx, q.best(l.called(q), nil, l.limit), q)
		if err != nil || len(hits) >= l.limit {
			return hits, err
		}
	}
	q := &selection{}
	stages := l.called(q)
	if len(parts(l.words)) > 0 {
		wanted := terms(l.words, l.objects)
		shares, err := l.shares(ctx, l.tenant, wanted)
		if err != nil {
			return nil, err
		}
		keyed, rest := keys(wanted, shares)
		stages += " UNION ALL " + fmt.Sprintf(wordwise, q.arg(l.text())+"::text", q.having(keyed, rest, mostHeld))
	}
	return l.hits(ctx, q.best(stages, l.below, l.limit), q)
}

// called are the stages that find an object by its name, or another whole part.
func (l lookup) called(q *selection) string {
	text, kinds := q.arg(l.text())+"::text", q.arg(l.kinds())+"::text[]"
	stages := []string{fmt.Sprintf(exactly, text, kinds), fmt.Sprintf(beginning, text, kinds)}
	if digits := phoneDigits(l.text()); digits != "" {
		stages = append(stages, fmt.Sprintf(dialled, q.arg(digits)+"::text", kinds))
	}
	return "(" + strings.Join(stages, ") UNION ALL (") + ")"
}

// similar finds look-alikes of the words: first by the words that are the most
// alike, then by all that are alike enough.
func (l lookup) similar(ctx context.Context) ([]Hit, error) {
	words, err := l.spell(ctx, l.tenant, l.words)
	if err != nil || !mistyped(words) {
		return nil, err
	}
	kinds := ofKinds(l.objects)
	near := append(possible(words), kinds...)
	shares, err := l.shares(ctx, l.tenant, near)
	if err != nil {
		return nil, err
	}
	q := &selection{}
	keyed, rest := keys(near, shares)
	meant, likeness := meant(words)
	nearestKeyed, nearestRest := keys(append(probable(words), kinds...), shares)
	text := fmt.Sprintf(alike, q.arg(likeness)+"::float8", q.arg(meant)+"::text", q.arg(l.text())+"::text",
		q.having(nearestKeyed, nearestRest, 200), q.having(keyed, rest, 300))
	return l.hits(ctx, q.best(text, l.below, l.limit), q)
}

// best makes one list of the stages: each object once, at its best, behind
// the last hit of the page before.
func (q *selection) best(stages string, below *Hit, limit int) string {
	text := "SELECT id::text, object, title, subtitle, max(score)::float8 AS best FROM (" + stages + ") AS h GROUP BY id, object, title, subtitle"
	if below != nil {
		text += " HAVING (max(score)::float8, id) < (" + q.arg(below.Score) + "::float8, " + q.arg(below.ID) + "::uuid)"
	}
	return text + " ORDER BY best DESC, h.id DESC LIMIT " + q.arg(limit)
}

// phoneDigits gives the digits of what can be a phone number, without the
// zeros that are not part of it from abroad; empty for what is none.
func phoneDigits(text string) string {
	const fewest = 5
	digits := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r
		case strings.ContainsRune("+-/(). ", r):
			return -1
		}
		return 'x'
	}, text)
	if digits = strings.TrimLeft(digits, "0"); len(digits) < fewest || strings.Contains(digits, "x") {
		return ""
	}
	return digits
}

func (l lookup) hits(ctx context.Context, text string, q *selection) (found []Hit, err error) {
	q.shaped = true
	err = l.ask(ctx, l.tenant, text, q, byIndex, func(rows pgx.Rows) error {
		found, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (h Hit, err error) {
			return h, row.Scan(&h.ID, &h.Object, &h.Title, &h.Subtitle, &h.Score)
		})
		return err
	})
	return found, err
}

// hitSort marks the cursors of searches.
const hitSort = "SEARCH"

func (h Hit) cursor() string {
	return cursor{Sort: hitSort, Key: strconv.FormatFloat(h.Score, 'g', -1, 64), ID: h.ID}.encode()
}

// decodeHit gives the hit behind which a page begins; nil for the first page.
func decodeHit(after string) (*Hit, error) {
	if after == "" {
		return nil, nil
	}
	c, _, err := decodeCursor(after, hitSort)
	if err != nil {
		return nil, err
	}
	score, err := strconv.ParseFloat(c.Key, 64)
	if err != nil {
		return nil, badCursor()
	}
	return &Hit{ID: c.ID, Score: score}, nil
}
