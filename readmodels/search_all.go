package readmodels

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode"

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

// A search has stages, from exact to alike. Each reads an index, in its order
// where it has one, and gives so many hits at most: nobody reads on after
// these, and a text that half of all objects hold costs no more than one that
// few do.
const (
	// What has the text as its name, or as another whole part (e-mail
	// address, phone, domain).
	exactly = `SELECT id, object, title, subtitle, 1::float8 AS score FROM {schema}.search
		WHERE words @@ quote_literal('=' || replace(left(daybook.fold(%[1]s), 400), '\', '\\'))::tsquery%[3]s LIMIT 300`
	beginning = `SELECT id, object, title, subtitle, 0.8 + 0.19 * length(%[1]s) / greatest(length(folded), length(%[1]s)) FROM {schema}.search
		WHERE folded >= daybook.fold(%[1]s) AND folded < daybook.fold(%[1]s) || chr(1114111)%[3]s ORDER BY folded, id LIMIT 300`
	wordwise = `SELECT id, object, title, subtitle, 0.6 + 0.19 * length(%[1]s) / greatest(length(folded), length(%[1]s)) FROM {schema}.search
		WHERE words @@ (%[2]s)%[3]s ORDER BY folded, id LIMIT 300`
	// Letters that are changed over are the likeliest slip, though not the
	// most alike. Where thousands look alike, the first that are come upon
	// will do: to weigh all of them takes seconds, and nobody can tell.
	alike = `SELECT id, object, title, subtitle,
		0.6 * CASE WHEN %[4]s THEN 0.9 ELSE daybook.strict_word_similarity(daybook.fold(%[1]s), folded) END::float8 AS score
		FROM (SELECT id, object, title, subtitle, folded FROM {schema}.search%[2]s%[3]s LIMIT 2000) AS likely ORDER BY score DESC, id LIMIT 100`
)

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
	var hits []Hit
	if below == nil || below.Score > bestAlike {
		text, q := right(said.words, query.Objects, below, first+1)
		hits, err = s.hits(ctx, tenant, text, q, false)
	}
	if err == nil && len(hits) == 0 && (below == nil || below.Score <= bestAlike) {
		text, q := similar(said.words, query.Objects, below, first+1)
		hits, err = s.hits(ctx, tenant, text, q, true)
	}
	found.More = len(hits) > first
	for _, h := range hits[:min(len(hits), first)] {
		found.Items, found.Cursors = append(found.Items, h), append(found.Cursors, h.cursor())
	}
	return found, err
}

// right selects what has the words as they are written.
func right(words, objects []string, below *Hit, limit int) (string, *selection) {
	q, text := &selection{}, strings.Join(words, " ")
	whole := q.arg(text) + "::text"
	holds, kinds := q.inWords(words), q.ofKinds(objects)
	stages := make([]string, 0, 3)
	for _, stage := range []string{exactly, beginning, wordwise} {
		stages = append(stages, fmt.Sprintf(stage, whole, holds, kinds))
	}
	return q.best("("+strings.Join(stages, ") UNION ALL (")+")", below, limit), q
}

// similar selects look-alikes of the words.
func similar(words, objects []string, below *Hit, limit int) (string, *selection) {
	q := &selection{words: words}
	q.addWords(true)
	whole := q.arg(strings.Join(words, " ")) + "::text"
	slips := make([]string, len(words))
	for i, word := range words {
		slips[i] = "(" + q.literal(word) + " OR " + q.swapped(word) + ")"
	}
	return q.best(fmt.Sprintf(alike, whole, q.where(), q.ofKinds(objects), strings.Join(slips, " AND ")), below, limit), q
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

func (q *selection) ofKinds(objects []string) string {
	if len(objects) == 0 {
		return ""
	}
	return " AND object = ANY(" + q.arg(objects) + ")"
}

// inWords is a tsquery: each word begins a word of what is found. A phone
// number is found by its last digits, in whatever groups they are written.
func (q *selection) inWords(words []string) string {
	text := strings.Join(words, " ")
	all := []string{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		all = append(all, `(quote_literal(nullif(translate(daybook.fold(`+q.arg(word)+`), ' ''\', ''), '')) || ':*')::tsquery`)
	}
	if len(all) == 0 {
		return "NULL::tsquery"
	}
	condition := strings.Join(all, " && ")
	if digits := phoneDigits(text); digits != "" {
		condition += " || (quote_literal('~' || reverse(" + q.arg(digits) + ")) || ':*')::tsquery"
	}
	return condition
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

func (s *Store) hits(ctx context.Context, tenant, text string, q *selection, similar bool) (found []Hit, err error) {
	err = s.ask(ctx, tenant, text, q, similar, func(rows pgx.Rows) error {
		found, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (h Hit, err error) {
			return h, row.Scan(&h.ID, &h.Object, &h.Title, &h.Subtitle, &h.Score)
		})
		return err
	})
	if unknownTenant(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return found, nil
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
