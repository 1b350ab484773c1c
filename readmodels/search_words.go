package readmodels

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/jackc/pgx/v5"
)

// term is a part of what every hit of a search has: a word that begins so or
// is spelled in one of some ways, or the kind that it is of.
type term struct {
	begins string   // folded or not; empty for none
	exact  []string // lexemes as they are in the index
}

// terms are the words of a search, and the kinds where not all are wanted.
func terms(words, objects []string) (all []term) {
	for _, word := range parts(words) {
		all = append(all, term{begins: word})
	}
	return append(all, ofKinds(objects)...)
}

func ofKinds(objects []string) []term {
	if len(objects) == 0 {
		return nil
	}
	kinds := make([]string, len(objects))
	for i, object := range objects {
		kinds[i] = "!" + object
	}
	return []term{{exact: kinds}}
}

// maxParts is how many words of the index a search asks for.
const maxParts = 12

// parts splits words as the index has them: at whatever is no letter or digit.
func parts(words []string) []string {
	found := strings.FieldsFunc(strings.Join(words, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	return found[:min(len(found), maxParts)]
}

// query is the term as a tsquery.
func (t term) query(q *selection) string {
	var ways []string
	if t.begins != "" {
		ways = append(ways, `(quote_literal(nullif(translate(daybook.fold(`+q.arg(t.begins)+`), ' ''', ''), '')) || ':*')::tsquery`)
	}
	if len(t.exact) > 0 {
		quoted := make([]string, len(t.exact))
		for i, lexeme := range t.exact {
			quoted[i] = "'" + quoteLexeme.Replace(lexeme) + "'"
		}
		ways = append(ways, q.arg(strings.Join(quoted, " | "))+"::text::tsquery")
	}
	return "(" + strings.Join(ways, " || ") + ")"
}

var quoteLexeme = strings.NewReplacer(`'`, `''`, `\`, `\\`)

func allOf(q *selection, terms []term) string {
	all := []string{"true"}
	for _, t := range terms {
		all = append(all, "words @@ "+t.query(q))
	}
	return strings.Join(all, " AND ")
}

// The index gives everything that has a term before the first row is read, so
// a word that most objects have costs the same as reading all of them: some
// 0.15 µs each. Such words are therefore no keys: the rows that have the
// others are asked for them, and of rows no more are read than this.
const (
	sampled  = 40   // pages that are looked at for how common a term is
	keyShare = 0.25 // of all objects, what the keys may have together
	mostRows = 4000 // of which all is read that has the keys
)

// shares says which share of all objects has each term, as some pages of the
// table have it, the same every time.
func (s *Store) shares(ctx context.Context, tenant string, terms []term) ([]float64, error) {
	q := &selection{shaped: true}
	counts := make([]string, len(terms))
	for i, t := range terms {
		counts[i] = "count(*) FILTER (WHERE words @@ " + t.query(q) + ") / greatest(count(*), 1)::float8"
	}
	text := fmt.Sprintf(`SELECT ARRAY[%s]::float8[] FROM {schema}.search TABLESAMPLE SYSTEM ((SELECT least(100,
		%d / greatest(pg_relation_size('{schema}.search') / current_setting('block_size')::int / 100.0, 0.01)))) REPEATABLE (1)`, strings.Join(counts, ", "), sampled)
	var found []float64
	err := s.ask(ctx, tenant, text, q, byIndex, func(rows pgx.Rows) (err error) {
		found, err = pgx.CollectExactlyOneRow(rows, pgx.RowTo[[]float64])
		return err
	})
	return found, err
}

// keys tells the terms that are looked up in the index from those that rows
// are asked for: the rarest first, while they are few enough together. One
// that no sample has is enough alone.
func keys(terms []term, shares []float64) (keys, rest []term) {
	order := make([]int, len(terms))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(shares[a], shares[b]) })
	sum := 0.0
	for n, i := range order {
		sum += shares[i]
		if sum > keyShare || n > 0 && shares[order[0]] == 0 {
			rest = append(rest, terms[i])
		} else {
			keys = append(keys, terms[i])
		}
	}
	return keys, rest
}

// having selects rows that have the terms, most at most.
func (q *selection) having(keyed, rest []term, most int) string {
	return fmt.Sprintf("SELECT id, object, title, subtitle, folded FROM (SELECT id, object, title, subtitle, folded, words FROM {schema}.search WHERE %s LIMIT %d) AS r WHERE %s LIMIT %d",
		allOf(q, keyed), mostRows, allOf(q, rest), most)
}

// byIndex is how statements over the words are planned: for the very words,
// and by the index. The planner takes a beginning that it has not counted for
// one in two hundred, and reads the whole table in the order of the names.
const byIndex = `SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true)`
