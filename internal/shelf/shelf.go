// Package shelf remembers rows of tables while millions of events are folded
// onto them: most rows that one batch changes, one of the next changes again.
// Rows lie there as bytes, without a pointer, so that a garbage collector has
// nothing to look through however many they are; that is why it is neither a
// map of rows nor a cache of a library, which keeps values as they are.
package shelf

import (
	"encoding/binary"
	"hash/maphash"
	"math"
	"reflect"
)

// Shelf remembers rows by their table and id. What was used last stays; what
// was not is forgotten by Tidy when there is no room for it. Nil is a shelf
// without room. It is not safe for concurrent use.
type Shelf struct {
	young, old board // what is used comes onto young; when that is full, Tidy forgets old
	room       int   // in bytes, of each
	changes    bool  // some of young are changed
	scratch    []byte
	seed       maphash.Seed
	tables     words
	words      words // of rows
}

// New makes a shelf with room for about so many bytes.
func New(bytes int) *Shelf {
	return &Shelf{room: bytes / 2, seed: maphash.MakeSeed(), tables: newWords(math.MaxInt), words: newWords(mostWords)}
}

// Put remembers a row as it became; nil says that there is none.
func Put[R any](s *Shelf, table, id string, row *R) { put(s, table, id, row, true) }

// Keep remembers a row as it was read.
func Keep[R any](s *Shelf, table, id string, row *R) { put(s, table, id, row, false) }

func put[R any](s *Shelf, table, id string, row *R, changed bool) {
	if s == nil {
		return
	}
	head := len(s.begin(table, id))
	s.scratch = codecOf(reflect.TypeFor[*R]()).pack(&s.words, s.scratch, reflect.ValueOf(row))
	s.young.put(maphash.Bytes(s.seed, s.scratch[:head]), s.scratch[:head], s.scratch, changed)
	s.changes = s.changes || changed
}

// Get gives a row that is remembered, which may be nil, and whether it is.
func Get[R any](s *Shelf, table, id string) (row *R, known bool) {
	if s == nil {
		return nil, false
	}
	head := s.begin(table, id)
	hash := maphash.Bytes(s.seed, head)
	from := &s.young
	_, at, ok := from.find(hash, head)
	if !ok {
		from = &s.old
		_, at, ok = from.find(hash, head)
	}
	if !ok {
		return nil, false
	}
	bytes := from.bytes(at)
	codecOf(reflect.TypeFor[*R]()).unpack(newPacked(bytes[len(head):], &s.words), reflect.ValueOf(&row).Elem())
	if from == &s.old {
		s.young.put(hash, head, bytes, false)
	}
	return row, true
}

// begin writes into scratch what a row begins with.
func (s *Shelf) begin(table, id string) []byte {
	number, _ := s.tables.number(table)
	s.scratch = packText(binary.AppendUvarint(s.scratch[:0], number), id)
	return s.scratch
}

// Full says whether it is time for Tidy.
func (s *Shelf) Full() bool { return s.young.size > s.room }

// Tidy makes room, and counts no row as changed from then on. Nothing is
// forgotten but here: rows that are nowhere else yet are safe until then.
func (s *Shelf) Tidy() {
	if s == nil {
		return
	}
	if s.Full() {
		s.young, s.old = board{}, s.young
	} else if s.changes {
		s.young.settle()
	}
	s.changes = false
}

// Place is where a row lies, until Tidy.
type Place spot

// Changed are the places of rows that were put since Tidy, by table.
func (s *Shelf) Changed() map[string][]Place {
	places := map[string][]Place{}
	for _, at := range s.young.at {
		if at.changed {
			number, _ := binary.Uvarint(s.young.bytes(at))
			table := s.tables.texts[number]
			places[table] = append(places[table], Place(at))
		}
	}
	return places
}

// At gives the row of a place; nil says that there is none. Nothing may be put
// at the same time; many may read.
func At[R any](s *Shelf, at Place) (row *R) {
	p := newPacked(s.young.bytes(spot(at)), &s.words)
	_, _ = p.uint(), p.string() // table and id
	codecOf(reflect.TypeFor[*R]()).unpack(p, reflect.ValueOf(&row).Elem())
	return row
}
