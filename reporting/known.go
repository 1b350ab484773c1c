package reporting

import "maps"

// knownRows is how many rows are remembered while tables are filled, twice at
// most. A row that is looked up costs ClickHouse a granule of each part, a
// thousand rows for one; one that is remembered costs half a kilobyte.
const knownRows = 100_000

// known remembers the rows that a store held or read last, of those tables
// whose rows are folded onto, in two halves: what is used comes into the young
// one, and when that is full the old one is forgotten. It is for a store that
// alone writes its tables; others do not have it.
type known struct {
	young, old map[database]*Rows
	count      int // in the young half
}

func newKnown() *known { return &known{young: map[database]*Rows{}} }

// of gives a database's rows in both halves.
func (k *known) of(db database) (young, old *Rows) {
	if k.count > knownRows {
		k.young, k.old, k.count = map[database]*Rows{}, k.young, 0
	}
	if k.young[db] == nil {
		k.young[db] = &Rows{}
	}
	old = k.old[db]
	if old == nil {
		old = &Rows{}
	}
	return k.young[db], old
}

// recall takes rows of a table from what is known, and gives the ids of those
// that are not.
func (t table[R]) recall(s *Store, db database, ids []string, found map[string]R) (unknown []string) {
	if s.known == nil {
		return ids
	}
	young, old := s.known.of(db)
	for _, id := range ids {
		row, ok := (*t.in(young))[id]
		if !ok {
			row, ok = (*t.in(old))[id]
		}
		if ok {
			found[id] = row
		} else {
			unknown = append(unknown, id)
		}
	}
	return unknown
}

// remember keeps rows as they are in the table now.
func (t table[R]) remember(s *Store, db database, rows map[string]R) {
	if s.known == nil || t.wanted == nil {
		return
	}
	young, _ := s.known.of(db)
	into := t.in(young)
	if *into == nil {
		*into = map[string]R{}
	}
	before := len(*into)
	maps.Copy(*into, rows)
	s.known.count += len(*into) - before
}
