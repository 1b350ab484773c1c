// Package shelf remembers rows of tables while millions of events are folded
// onto them: most rows that one batch changes, one of the next changes again.
// Rows lie there as bytes, without a pointer, so that a garbage collector has
// nothing to look through however many they are; that is why it is neither a
// map of rows nor a cache of a library, which keeps values as they are.
package shelf

import (
	"hash/maphash"
	"reflect"
)

// Shelf remembers rows by their table and id. What was used last stays; what
// was not is forgotten when there is no room for it. Nil is a shelf without
// room. It is not safe for concurrent use.
type Shelf struct {
	young, old board // what is used comes onto young; when that is full, old is forgotten
	room       int   // in bytes, of each
	scratch    []byte
	seed       maphash.Seed
}

// New makes a shelf with room for about so many bytes.
func New(bytes int) *Shelf { return &Shelf{room: bytes / 2, seed: maphash.MakeSeed()} }

// Put remembers a row as it is; nil says that there is none.
func Put[R any](s *Shelf, table, id string, row *R) {
	if s == nil {
		return
	}
	s.scratch = pack(packText(packText(s.scratch[:0], table), id), reflect.ValueOf(row))
	s.keep(s.hash(table, id))
}

// Get gives a row that is remembered, which may be nil, and whether it is.
func Get[R any](s *Shelf, table, id string) (row *R, known bool) {
	if s == nil {
		return nil, false
	}
	hash := s.hash(table, id)
	bytes := s.young.get(hash)
	aged := bytes == nil
	if aged {
		bytes = s.old.get(hash)
	}
	if bytes == nil {
		return nil, false
	}
	p := newPacked(bytes)
	if p.string() != table || p.string() != id { // another's, with the same hash
		return nil, false
	}
	p.unpack(reflect.ValueOf(&row).Elem())
	if aged {
		s.scratch = append(s.scratch[:0], bytes...)
		s.keep(hash)
	}
	return row, true
}

func (s *Shelf) hash(table, id string) uint64 {
	var h maphash.Hash
	h.SetSeed(s.seed)
	_, _ = h.WriteString(table)
	_ = h.WriteByte(0)
	_, _ = h.WriteString(id)
	return h.Sum64()
}

// keep puts what is in scratch onto the young board.
func (s *Shelf) keep(hash uint64) {
	if s.young.size > s.room {
		s.young, s.old = board{}, s.young
	}
	s.young.put(hash, s.scratch)
}
