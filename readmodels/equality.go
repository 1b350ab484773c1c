package readmodels

import (
	"context"
	"strings"
	"sync"
	"time"
)

// equality is a condition on one value of a custom field. Plain is answered by
// the index of the whole column, which finds every row that has the value, and
// then sorts them; where the field has an index of its own, ordered is read
// off that, in the order of the list. Both ask the same, with the same
// parameters.
type equality struct {
	use            fieldUse
	plain, ordered string
}

// ordered puts the conditions in place that the table's indexes serve best.
func (s *Store) ordered(ctx context.Context, tenant, table string, q *selection) *selection {
	if len(q.equals) == 0 {
		return q
	}
	made := s.indexed.read(ctx, s)
	q = q.clone()
	for _, e := range q.equals {
		e.use.tenant, e.use.table = tenant, table
		if !made[e.use] {
			continue
		}
		for i, condition := range q.conditions {
			q.conditions[i] = strings.Replace(condition, e.plain, e.ordered, 1)
		}
	}
	return q
}

// indexedFor is how old the knowledge may be of which indexes there are:
// another process may make them. A list is right in any case.
const indexedFor = 30 * time.Second

// indexedUses knows the uses of one value that have an index.
type indexedUses struct {
	mu    sync.Mutex
	uses  map[fieldUse]bool
	until time.Time
}

func (u *indexedUses) forget() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.until = time.Time{}
}

// read gives the uses; when they cannot be read, those that were known.
func (u *indexedUses) read(ctx context.Context, s *Store) map[fieldUse]bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	if time.Now().Before(u.until) {
		return u.uses
	}
	u.until = time.Now().Add(indexedFor)
	all, err := s.usable(ctx, "WHERE indexed AND equal")
	if err != nil {
		return u.uses
	}
	u.uses = make(map[fieldUse]bool, len(all))
	for _, c := range all {
		u.uses[c.fieldUse] = true
	}
	return u.uses
}
