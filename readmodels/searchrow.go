package readmodels

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// searchRows makes rows of the search as findable.go does in SQL, to the byte:
// there it takes Postgres three times as long as to store them. What is not
// plain it leaves to Postgres.
type searchRows struct {
	object  string
	folding *folding
	rows    []byte // as COPY takes them
	spelled map[string]struct{}

	said, title []byte // folded
	lexemes     []lexeme
}

// lexeme is a part of a tsvector. Behind nothing stands that it has a place in
// the text: words have one, and nothing else.
type lexeme struct {
	text  []byte
	place uint16
}

const (
	// Of a text that is longer something might be left out by Postgres.
	longestSaid = 1000
	longestPart = 400
	mostWords   = 200
	// The words that can be mistyped.
	shortestSpelled, longestSpelled = 3, 32
)

// add makes the row of an object, or says that Postgres has to. said is all that it
// is found by.
func (s *searchRows) add(id, title, subtitle, said []byte) (ok bool) {
	if len(said) > longestSaid {
		return false
	}
	if s.said, ok = s.folding.fold(s.said[:0], said); !ok {
		return false
	}
	s.title, _ = s.folding.fold(s.title[:0], title) // which said begins with
	s.lexemes = s.lexemes[:0]
	if !s.words() || len(s.lexemes) > mostWords {
		return false
	}
	for _, l := range s.lexemes {
		s.spell(l.text)
	}
	s.wholes()
	slices.SortFunc(s.lexemes, func(a, b lexeme) int {
		if order := bytes.Compare(a.text, b.text); order != 0 {
			return order
		}
		return int(a.place) - int(b.place)
	})
	s.rows = append(s.rows, 0, 6) // columns
	for _, text := range [][]byte{id, []byte(s.object), title, subtitle, s.title} {
		s.rows = appendText(s.rows, text)
	}
	s.vector()
	return true
}

// words are those of to_tsvector, or Postgres has to find them.
func (s *searchRows) words() (plain bool) {
	for from := 0; from < len(s.said); from++ {
		if !inWord(s.said[from]) {
			continue
		}
		to := from
		for to < len(s.said) && inWord(s.said[to]) {
			to++
		}
		word := s.said[from:to]
		if beginsWithPower(word) {
			return false
		}
		s.lexemes = append(s.lexemes, lexeme{word, uint16(len(s.lexemes) + 1)})
		from = to
	}
	return true
}

// beginsWithPower says whether a word begins as 1e5, where Postgres may see
// the end of a number.
func beginsWithPower(word []byte) bool {
	rest := bytes.TrimLeft(word, "0123456789")
	return len(rest) < len(word) && len(rest) > 1 && rest[0] == 'e' && rest[1] <= '9'
}

// spell keeps a word as the trigger of the search does.
func (s *searchRows) spell(word []byte) {
	if len(word) < shortestSpelled || len(word) > longestSpelled || bytes.ContainsAny(word, "0123456789") {
		return
	}
	if _, known := s.spelled[string(word)]; !known && (s.object != findContacts.object || bytes.Contains(s.title, word)) {
		s.spelled[string(word)] = struct{}{}
	}
}

// wholes are the parts as a whole, the kind, and telephone numbers from their end.
func (s *searchRows) wholes() {
	s.lexemes = append(s.lexemes, lexeme{text: []byte("!" + s.object)})
	for part := range bytes.SplitSeq(s.said, []byte{1}) {
		if len(part) == 0 {
			continue
		}
		s.lexemes = append(s.lexemes, lexeme{text: append([]byte{'='}, part[:min(len(part), longestPart)]...)})
		if isPhone(part) {
			number := append([]byte("~"), part[1:]...)
			slices.Reverse(number[1:])
			s.lexemes = append(s.lexemes, lexeme{text: number})
		}
	}
}

// isPhone is ^[+][0-9]{5,30}$.
func isPhone(part []byte) bool {
	if part[0] != '+' || len(part) < 6 || len(part) > 31 {
		return false
	}
	return !bytes.ContainsFunc(part[1:], func(r rune) bool { return r < '0' || r > '9' })
}

// vector appends the lexemes, which are in order, as the binary form of a tsvector.
func (s *searchRows) vector() {
	start := len(s.rows)
	s.rows = append(s.rows, make([]byte, 8)...) // its length, and how many there are
	count := uint32(0)
	for i := 0; i < len(s.lexemes); count++ {
		same := i + 1
		for same < len(s.lexemes) && bytes.Equal(s.lexemes[same].text, s.lexemes[i].text) {
			same++
		}
		s.rows = append(append(s.rows, s.lexemes[i].text...), 0)
		if s.lexemes[i].place == 0 {
			s.rows = append(s.rows, 0, 0)
		} else {
			s.rows = binary.BigEndian.AppendUint16(s.rows, uint16(same-i))
			for _, l := range s.lexemes[i:same] {
				s.rows = binary.BigEndian.AppendUint16(s.rows, l.place)
			}
		}
		i = same
	}
	binary.BigEndian.PutUint32(s.rows[start:], uint32(len(s.rows)-start-4))
	binary.BigEndian.PutUint32(s.rows[start+4:], count)
}
