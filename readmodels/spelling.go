package readmodels

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
)

// spelled is a word of a search with the words that look like it, the most
// alike first; known says that some word begins with it.
type spelled struct {
	word  string
	alike []string
	score []float64 // how alike they are, below 1
	known bool
}

// mostSpellings is how many words a mistyped one is taken for.
const mostSpellings = 8

// likenessOfSwap is how alike two words are of which one has two letters
// changed over: the likeliest slip, though not the most alike in trigrams.
const likenessOfSwap = "0.9"

var findSpellings = fmt.Sprintf(`SELECT t.n::int - 1, v.word, v.likeness::float8 FROM unnest($1::text[]) WITH ORDINALITY AS t(word, n)
	CROSS JOIN LATERAL (SELECT daybook.fold(t.word) AS word WHERE t.word <> '') AS f CROSS JOIN LATERAL (
		(SELECT DISTINCT w.word, daybook.similarity(w.word, f.word) AS likeness FROM {schema}.spellings w
			WHERE w.word OPERATOR(daybook.%%) f.word AND w.word <> f.word ORDER BY likeness DESC, w.word LIMIT $4)
		UNION ALL (SELECT w.word, 1 FROM {schema}.spellings w WHERE w.word >= f.word AND w.word < f.word || chr(1114111) ORDER BY w.word LIMIT 1)
	) AS v
	UNION ALL SELECT s.n, w.word, %s FROM unnest($2::text[], $3::int[]) AS s(word, n) JOIN {schema}.spellings w ON w.word = daybook.fold(s.word)
	ORDER BY 1, 3 DESC, 2`, likenessOfSwap)

// spell finds the words that the words of a search may have been meant for.
func (s *Store) spell(ctx context.Context, tenant string, words []string) ([]spelled, error) {
	var found []spelled
	var asked, swapped []string
	var of []int
	for i, word := range parts(words) {
		found = append(found, spelled{word: word})
		if utf8.RuneCountInString(word) < minSimilar || strings.ContainsFunc(word, unicode.IsDigit) {
			asked = append(asked, "")
			continue
		}
		asked = append(asked, word)
		for _, swap := range swaps(word) {
			swapped, of = append(swapped, swap), append(of, i)
		}
	}
	q := &selection{args: []any{asked, swapped, of, mostSpellings}, shaped: true}
	err := s.ask(ctx, tenant, findSpellings, q, byLikeness, func(rows pgx.Rows) error {
		var n int
		var word string
		var likeness float64
		_, err := pgx.ForEachRow(rows, []any{&n, &word, &likeness}, func() error {
			found[n].take(word, likeness)
			return nil
		})
		return err
	})
	return found, err
}

func (w *spelled) take(word string, likeness float64) {
	switch {
	case w.word == "" || slices.Contains(w.alike, word):
	case likeness == 1:
		w.known = true
	case len(w.alike) < mostSpellings:
		w.alike, w.score = append(w.alike, word), append(w.score, likeness)
	}
}

// mistyped says whether any of the words may have been meant for another.
func mistyped(words []spelled) bool {
	return slices.ContainsFunc(words, func(w spelled) bool { return len(w.alike) > 0 })
}

// possible are the words, each as it is written or as one that looks like it.
func possible(words []spelled) []term {
	all := make([]term, len(words))
	for i, w := range words {
		all[i] = term{begins: w.word, exact: w.alike}
	}
	return all
}

// probable are the words, each as it was most probably meant.
func probable(words []spelled) []term {
	all := make([]term, len(words))
	for i, w := range words {
		if all[i] = (term{begins: w.word}); !w.known && len(w.alike) > 0 {
			all[i] = term{exact: w.alike[:1]}
		}
	}
	return all
}

// meant is the text as it was most probably meant, and how alike that is.
func meant(words []spelled) (text string, likeness float64) {
	for i, t := range probable(words) {
		if len(t.exact) > 0 {
			text, likeness = text+" "+t.exact[0], likeness+words[i].score[0]
		} else {
			text, likeness = text+" "+t.begins, likeness+1
		}
	}
	return strings.TrimSpace(text), likeness / float64(len(words))
}
