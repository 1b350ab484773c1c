package readmodels

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A search finds the rows that have every word of it, in any order, whatever
// the case and the accents. A word of three letters and more is found inside
// words; a shorter one where a word begins, since it has no trigram of its
// own to look for in the middle.
//
// Only when no row has them all, rows with similar words are given: a typo
// finds its person, and a right spelling is not drowned in look-alikes. One
// list with the likeness as the first sort key would do both at once, but it
// computes the likeness of every candidate and has no stable pages.

// Bounds of a search, so that no text makes an endless query.
const (
	maxSearch = 200 // characters
	maxWords  = 8
)

// similarity is how alike (pg_trgm's strict_word_similarity, 0 to 1) a whole
// word must be. A wrong letter in the middle of a name of six leaves 0.4 of
// it; the default of 0.5 forgives one at the end only. The strict measure is
// taken since the other finds Museum for Mull: it is content with the beginning.
const similarity = "0.38"

// minSimilar is the shortest word, in letters, that is taken for a typo.
const minSimilar = 4

// byLikeness is how statements are run that compare whole words.
const byLikeness = `SELECT set_config('pg_trgm.strict_word_similarity_threshold', '` + similarity + `', true),
	set_config('pg_trgm.similarity_threshold', '` + similarity + `', true), set_config('plan_cache_mode', 'force_custom_plan', true)`

// search notes the words of a search; empty text does not restrict.
func (q *selection) search(text string) {
	if utf8.RuneCountInString(text) > maxSearch {
		text = string([]rune(text)[:maxSearch])
	}
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")
	words := strings.Fields(text)
	q.words = words[:min(len(words), maxWords)]
}

// worded gives the selection with its words as conditions, and the settings
// that it is asked with. What looks like them is looked for among the words
// that the search knows, where it has these rows.
func (s *Store) worded(ctx context.Context, tenant string, q *selection, similar bool) (*selection, string, error) {
	q = q.clone()
	switch {
	case !similar:
		q.addWords(false)
		return q, "", nil
	case q.kind == "":
		q.addWords(true)
		return q, byLikeness, nil
	}
	words, err := s.spell(ctx, tenant, q.words)
	if err != nil || !mistyped(words) {
		q.conditions = append(q.conditions, "false")
		return q, "", err
	}
	near := append(possible(words), ofKinds([]string{q.kind})...)
	shares, err := s.shares(ctx, tenant, near)
	if err != nil {
		return nil, "", err
	}
	keyed, rest := keys(near, shares)
	q.conditions = append(q.conditions, "id = ANY(ARRAY(SELECT id FROM ("+q.having(keyed, rest, mostAlike)+") AS likely))")
	return q, byIndex, nil
}

// mostAlike is how many look-alikes a list has at most.
const mostAlike = 2000

// addWords turns the words into conditions on the column folded.
func (q *selection) addWords(similar bool) {
	for _, word := range q.words {
		ways := []string{q.literal(word)}
		if similar && utf8.RuneCountInString(word) >= minSimilar {
			ways = append(ways, "daybook.fold("+q.arg(word)+") OPERATOR(daybook.<<%) folded", q.swapped(word))
		}
		q.conditions = append(q.conditions, "("+strings.Join(ways, " OR ")+")")
	}
}

// swapped is the condition that a word is there with two letters changed over.
func (q *selection) swapped(word string) string {
	ways := []string{"false"}
	for _, swapped := range swaps(word) {
		ways = append(ways, q.like("%"+escapeLike.Replace(swapped)+"%"))
	}
	return strings.Join(ways, " OR ")
}

// swaps gives a word with each two neighbours changed over: the commonest
// slip of fast fingers, and the one that leaves fewest trigrams alike.
func swaps(word string) (words []string) {
	letters := []rune(word)
	if len(letters) > 16 { // so that no text makes an endless query
		return nil
	}
	for i := range len(letters) - 1 {
		if letters[i] != letters[i+1] {
			swapped := slices.Clone(letters)
			swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
			words = append(words, string(swapped))
		}
	}
	return words
}

func (q *selection) literal(word string) string {
	escaped := escapeLike.Replace(word)
	first, _ := utf8.DecodeRuneInString(word)
	if utf8.RuneCountInString(word) >= 3 || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return q.like("%" + escaped + "%")
	}
	// Where a word begins: at the start, behind a space, behind a separator.
	return "(" + q.like(escaped+"%") + " OR " + q.like("% "+escaped+"%") + " OR " + q.like("%\x01"+escaped+"%") + ")"
}

func (q *selection) like(pattern string) string {
	return "folded LIKE daybook.fold(" + q.arg(pattern) + ")"
}

var escapeLike = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)
