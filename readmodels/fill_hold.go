package readmodels

import (
	"strings"

	"github.com/jackc/pgx/v5"
)

// holdBytes is about how much is held before it is written, and that much once
// more while it is. More of it saves few writes, since it is mostly the rows
// of the last thousand events that change again.
const holdBytes = 12 << 20

// rowBytes is about what a row takes that is held.
const rowBytes = 1 << 10

// holding is what some batches, one behind the other, make of the tables.
type holding struct {
	from, to Position
	tenants  map[string]*tenantHolding
	queue    pgx.Batch // what there is little of
	urgent   bool      // the next batch may read it
	size     int       // in bytes, about
}

// tenantHolding is what is made of a tenant's tables. Rows are held as they
// are, since they may change again. Entries of timelines and changes never do:
// they are held as COPY takes them, which a garbage collector does not look
// through.
type tenantHolding struct {
	rows              Rows                // nil for those that are gone
	there             map[string][]string // by table: of the rows, those that the table has as they were
	timeline, changes copied
}

func (h *holding) add(in func(string) string, tenant string, loaded Rows, c Changes) error {
	t := h.tenants[tenant]
	if t == nil {
		t = &tenantHolding{rows: NewRows(), there: map[string][]string{}}
		h.tenants[tenant] = t
	}
	if err := h.enqueue(in, c); err != nil {
		return err
	}
	for _, k := range kinds {
		h.size += rowBytes * k.hold(t, loaded, c.Rows)
	}
	h.size -= t.timeline.size + t.changes.size
	if err := appendRows(&t.timeline, timeline, onceEach(c.Timeline)); err != nil {
		return err
	}
	err := appendRows(&t.changes, changes, c.Feed)
	h.size += t.timeline.size + t.changes.size
	return err
}

// enqueue takes what is no row that can be loaded by id.
func (h *holding) enqueue(in func(string) string, c Changes) error {
	h.urgent = h.urgent || c.Tenant != nil || len(c.StageNames) > 0
	if err := queueTenant(&h.queue, in, c.Tenant); err != nil {
		return err
	}
	queueRates(&h.queue, in, c.Rates)
	if people := uuids(c.Erased); len(people) > 0 {
		h.queue.Queue(in(noteErased), people)
	}
	return queueInsert(&h.queue, in, stageNames, c.StageNames)
}

// onceEach leaves out what an event says to the same subject once more: the
// key, which turns that away later, is not there yet.
func onceEach(entries []*TimelineEntry) []*TimelineEntry {
	kept := entries[:0]
	first := 0 // of the same event
	for _, e := range entries {
		if len(kept) > 0 && kept[len(kept)-1].Position != e.Position {
			first = len(kept)
		}
		twice := false
		for _, other := range kept[first:] {
			twice = twice || sameID(other.SubjectID, e.SubjectID)
		}
		if !twice {
			kept = append(kept, e)
		}
	}
	return kept
}

// sameID says whether Postgres takes two texts for one UUID. Nearly all are
// written as it does.
func sameID(a, b string) bool {
	return a == b || (a != strings.ToLower(a) || b != strings.ToLower(b) || len(a) != len(b)) && normal(a) == normal(b)
}
