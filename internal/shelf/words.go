package shelf

import "strings"

// words are texts that many rows share: the ids of owners and stages, and what
// is chosen from a list. A row has their numbers.
type words struct {
	texts   []string
	numbers map[string]uint64
	most    int // how many there may be
}

// mostWords bounds those of rows, should what was thought to be few be many.
const mostWords = 1 << 16

func newWords(most int) words { return words{numbers: map[string]uint64{}, most: most} }

// number gives the number of a text, and whether it has one.
func (w *words) number(text string) (uint64, bool) {
	number, ok := w.numbers[text]
	if ok || len(w.texts) == w.most {
		return number, ok
	}
	text = strings.Clone(text) // it may be a part of a longer one
	number = uint64(len(w.texts))
	w.texts, w.numbers[text] = append(w.texts, text), number
	return number, true
}
