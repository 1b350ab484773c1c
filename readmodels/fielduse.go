package readmodels

import (
	"context"
	"fmt"
	"hash/fnv"
	"regexp"
	"sync"
	"time"
)

// fieldUse is a way in which lists of a table use a custom field: compared or
// sorted as a number or as text, rising (ranges too) or falling, or asked for
// one value.
type fieldUse struct {
	tenant, table, field    string
	numeric, falling, equal bool
}

// String says the use in words.
func (u fieldUse) String() string {
	as := "text"
	if u.numeric {
		as = "number"
	}
	switch {
	case u.equal:
		return "one value"
	case u.falling:
		return as + ", sorted falling"
	default:
		return as + ", range or sorted rising"
	}
}

// fieldKey is what the key of a custom field looks like: nothing else comes
// into the text of a statement.
var fieldKey = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

// equalCut is how much of a value's JSON is in the index that is asked for one
// value: an index cannot hold a long one.
const equalCut = 200

// equalKey gives the expression that the index of one value holds.
func equalKey(key string) string {
	return fmt.Sprintf("left((custom -> %s::text)::text, %d)", key, equalCut)
}

// index gives the statement that makes the index of a use, and its name. An
// index of one value has the rows of each value in the order of lists, the
// newest first: a page is read off it, and no more than the page.
func (u fieldUse) index(concurrently, schema string) (name, statement string) {
	hash := fnv.New64a()
	_, _ = fmt.Fprint(hash, u.field, u.numeric, u.falling)
	key := "'" + u.field + "'"
	expression, _ := customKey(key+"::text", u.numeric, u.falling)
	columns := "((" + expression + "), id)"
	if u.equal {
		_, _ = fmt.Fprint(hash, "equal")
		columns = "((" + equalKey(key) + "), created_at, id)"
	}
	name = fmt.Sprintf("%s_custom_%016x", u.table, hash.Sum64())
	return name, "CREATE INDEX " + concurrently + "IF NOT EXISTS " + name + " ON " + schema + "." + u.table + " " + columns
}

// tally is how often a use was counted, and how long its lists took.
type tally struct {
	uses  int64
	spent time.Duration
}

// fieldUses counts uses, and writes them down at the first and then at every
// hundredth, or when they took a second more: what is lost when the process
// ends is no loss.
type fieldUses struct {
	mu     sync.Mutex
	counts map[fieldUse]tally
	wrote  chan struct{} // holds one when there is something new, see Indexer
}

const (
	usesWritten  = 100
	spentWritten = time.Second
)

func (u *fieldUses) count(use fieldUse, spent time.Duration) (sum tally, write bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.counts == nil {
		u.counts = map[fieldUse]tally{}
	}
	sum, seen := u.counts[use]
	sum.uses++
	sum.spent += spent
	if seen && sum.uses < usesWritten && sum.spent < spentWritten {
		u.counts[use] = sum
		return tally{}, false
	}
	u.counts[use] = tally{}
	return sum, true
}

const addUses = `INSERT INTO daybook.field_uses AS f (tenant, object, field, numeric, falling, equal, uses, spent)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant, object, field, numeric, falling, equal)
	DO UPDATE SET uses = f.uses + excluded.uses, spent = f.spent + excluded.spent`

// note counts what a list of a table used, and how long it took. That a count
// cannot be written fails no list.
func (s *Store) note(ctx context.Context, tenant, table string, uses []fieldUse, spent time.Duration) {
	for _, use := range uses {
		use.tenant, use.table = tenant, table
		if !fieldKey.MatchString(use.field) {
			continue
		}
		if sum, write := s.uses.count(use, spent); write {
			_, _ = s.pool.Exec(ctx, addUses, use.tenant, use.table, use.field, use.numeric, use.falling, use.equal,
				sum.uses, milliseconds(sum.spent))
			select {
			case s.uses.wrote <- struct{}{}:
			default: // it is known already
			}
		}
	}
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
