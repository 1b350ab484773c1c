package reporting

import "github.com/daybook-crm/daybook/internal/shelf"

// known is what a store that alone writes its tables knows of their rows: those
// that it holds and has not written yet, and of those whose rows are folded
// onto the ones that it wrote or read last. A row that is looked up costs
// ClickHouse a granule of each part, a thousand rows for one.
type known struct {
	held map[string]*Rows // by tenant
	kept *shelf.Shelf
}

// knownBytes is room for about half a million rows.
const knownBytes = 128 << 20

func newKnown() *known { return &known{held: map[string]*Rows{}, kept: shelf.New(knownBytes)} }

// recall takes rows of a table from what is known, and gives the ids of those
// that are not.
func (t table[R]) recall(s *Store, db database, tenant string, ids []string, found map[string]R) (unknown []string) {
	if s.known == nil {
		return ids
	}
	held := s.known.held[tenant]
	if held == nil {
		held = &Rows{}
	}
	place := db.table(t.name)
	for _, id := range ids {
		if row, ok := (*t.in(held))[id]; ok {
			found[id] = row
		} else if row, ok := shelf.Get[R](s.known.kept, place, id); ok {
			found[id] = *row
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
	place := db.table(t.name)
	for id, row := range rows {
		shelf.Put(s.known.kept, place, id, &row)
	}
}
