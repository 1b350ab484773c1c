package reporting

import (
	"reflect"
	"sync"

	"github.com/daybook-crm/daybook/internal/shelf"
)

// known is what a store that alone writes its tables knows of their rows. A
// row that is looked up costs ClickHouse a granule of each part, a thousand
// rows for one.
type known struct {
	// rows that are folded onto, those that changed and are not written yet
	// among them
	kept *shelf.Shelf
	// history that is not written yet, by database and table
	held  map[database]map[string]*columns
	bytes int // about how much memory that takes
	// and what of it is being written
	way     []*outgoing
	sending sync.WaitGroup
	// databases of which there are rows to write
	touched map[database]bool
}

// knownBytes is room for about half a million rows.
const knownBytes = 96 << 20

func newKnown() *known {
	return &known{kept: shelf.New(knownBytes), held: map[database]map[string]*columns{}, touched: map[database]bool{}}
}

func (k *known) shelf() *shelf.Shelf {
	if k == nil {
		return nil
	}
	return k.kept
}

// block is where rows of a table are held.
func (k *known) block(db database, table string, row reflect.Type) *columns {
	if k.held[db] == nil {
		k.held[db] = map[string]*columns{}
	}
	block := k.held[db][table]
	if block == nil {
		block = newColumns(row)
		k.held[db][table] = block
		k.bytes += block.bytes
	}
	return block
}

// recall takes rows of a table from what is known, and gives the ids of those
// that are not.
func (t table[R]) recall(s *Store, db database, ids []string, found map[string]R) (unknown []string) {
	place := db.table(t.name)
	for _, id := range ids {
		if row, ok := shelf.Get[R](s.known.shelf(), place, id); ok {
			found[id] = *row
		} else {
			unknown = append(unknown, id)
		}
	}
	return unknown
}
