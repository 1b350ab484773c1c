package readmodels

import (
	"bytes"
	"slices"
)

// twinRows makes the keys of duplicates as twins.go does in SQL, to the byte.
// What is not plain it leaves to Postgres.
type twinRows struct {
	object, mail string // mail: what the keys begin with that are of an address or a domain
	folding      *folding
	rows         []byte // as COPY takes them

	folded, key []byte
	words, keys [][]byte
}

// longestKey is where Postgres cuts keys off.
const longestKey = 300

// add makes the keys of an object, or says that Postgres has to. Place is its
// street and town; mails and phones are lists in JSON, of which mail and phone
// are the first.
func (t *twinRows) add(id, name, place, mail, phone, mails, phones []byte) (ok bool) {
	if len(name)+len(place)+len(mail)+len(phone)+len(mails)+len(phones) > longestKey {
		return false
	}
	t.keys, t.folded = t.keys[:0], t.folded[:0]
	if ok = t.ofName(name) && t.ofPlace(place); !ok {
		return false
	}
	ok = t.ofTexts(t.mail, mail, mails) && t.ofTexts("p:", phone, phones)
	if !ok {
		return false
	}
	slices.SortFunc(t.keys, bytes.Compare)
	for _, key := range slices.CompactFunc(t.keys, bytes.Equal) {
		t.rows = append(t.rows, 0, 3) // columns
		t.rows = appendText(appendText(appendText(t.rows, t.object), key), id)
	}
	return true
}

// keep takes a key that says something.
func (t *twinRows) keep(key []byte) {
	if len(key) > 3 {
		t.keys = append(t.keys, key)
	}
}

// ofName takes the words of the name, their beginnings, and the longest one
// without its vowels.
func (t *twinRows) ofName(name []byte) (ok bool) {
	if t.folded, ok = t.folding.fold(t.folded, name); !ok {
		return false
	}
	t.words = t.words[:0]
	for word := range bytes.FieldsFuncSeq(t.folded, func(r rune) bool { return r == ' ' || bytes.ContainsRune(betweenNames, r) }) {
		if !slices.Contains(legalForms, string(word)) {
			t.words = append(t.words, word)
		}
	}
	if len(t.words) == 0 {
		return true
	}
	slices.SortFunc(t.words, bytes.Compare)
	all, beginnings, longest := []byte("n:"), []byte("b:"), t.words[0]
	for i, word := range t.words {
		if i > 0 {
			all, beginnings = append(all, ' '), append(beginnings, ' ')
		}
		all, beginnings = append(all, word...), append(beginnings, word[:min(3, len(word))]...)
		if len(word) > len(longest) {
			longest = word
		}
	}
	t.keep(all)
	t.keep(beginnings)
	consonants := []byte("c:")
	for _, letter := range longest {
		if !bytes.ContainsRune(softLetters, rune(letter)) {
			consonants = append(consonants, letter)
		}
	}
	t.keep(consonants)
	return true
}

var (
	betweenNames = []byte(nameSeparators)
	softLetters  = []byte(vowels)
)

func (t *twinRows) ofPlace(place []byte) bool {
	if len(place) == 0 {
		return true
	}
	key, ok := t.folding.fold([]byte("a:"), place)
	if ok {
		t.keep(key)
	}
	return ok
}

// ofTexts takes what is a key by itself: the first, and those of a list.
func (t *twinRows) ofTexts(kind string, first, list []byte) bool {
	if bytes.IndexByte(list, '\\') >= 0 {
		return false
	}
	t.key = append(append(t.key[:0], first...), list...)
	if bytes.ContainsFunc(t.key, func(r rune) bool { return r >= 0x80 }) {
		return false
	}
	take := func(text []byte) {
		key := append([]byte(kind), text...)
		if kind == t.mail {
			key = bytes.ToLower(key)
		}
		t.keep(key)
	}
	take(first)
	for i, text := range bytes.Split(list, []byte{'"'}) {
		if i%2 == 1 { // between the first quote and the second, and so on
			take(text)
		}
	}
	return true
}
