package graphql

import (
	"context"
	"slices"
	"sync"
)

// Objects that were read together are siblings: the deals of a page, say, or
// the companies of those deals. When the first of them is asked for a related
// object, it is read for all of them in one SELECT. So an operation costs a
// query for each relation that it names, however many rows there are, and
// which queries run does not depend on timing.
//
// The usual dataloader, which gathers ids for a few milliseconds, was not
// chosen: the executor runs ten objects of a list at a time, so a loader sees
// them ten by ten, and every level of an operation waits for its timer.

// once is a value that is loaded by the first who asks. Who asks meanwhile waits.
type once[T any] struct {
	once  sync.Once
	value T
	err   error
}

func (o *once[T]) get(load func() (T, error)) (T, error) {
	o.once.Do(func() { o.value, o.err = load() })
	return o.value, o.err
}

// belongsTo reads the objects that siblings point at (each at one at most)
// and gives them by id. Those that do not exist are missing in the result.
func belongsTo[Row, Node any](ctx context.Context, s *scope, ids []string,
	load func(ctx context.Context, tenant string, ids []string) (map[string]Row, error),
	nodes func(s *scope, rows []Row) []*Node,
) (map[string]*Node, error) {
	ids = distinct(ids)
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := load(ctx, s.tenant, ids)
	if err == nil && len(found) < len(ids) && s.after > 0 {
		// Made by a command just before this one, and not projected yet.
		s.wait(ctx, s.after)
		found, err = load(ctx, s.tenant, ids)
	}
	if err != nil {
		return nil, err
	}
	keys, rows := make([]string, 0, len(found)), make([]Row, 0, len(found))
	for id, row := range found {
		keys, rows = append(keys, id), append(rows, row)
	}
	byID := make(map[string]*Node, len(rows))
	for i, node := range nodes(s, rows) {
		byID[keys[i]] = node
	}
	return byID, nil
}

// relatedAtMost is how many related objects of one kind an object shows; the
// rest is on the list of that kind, filtered.
const relatedAtMost = 50

// hasMany reads the objects that point at siblings and gives them by the
// sibling's id. They are siblings in their turn.
func hasMany[Row, Node any](ctx context.Context, s *scope, ids []string,
	load func(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Row, error),
	nodes func(s *scope, rows []Row) []*Node,
) (map[string][]*Node, error) {
	found, err := load(ctx, s.tenant, distinct(ids), relatedAtMost)
	if err != nil {
		return nil, err
	}
	var rows []Row
	var owners []string
	for id, of := range found {
		rows = append(rows, of...)
		owners = append(owners, slices.Repeat([]string{id}, len(of))...)
	}
	byID := make(map[string][]*Node, len(found))
	for i, node := range nodes(s, rows) {
		byID[owners[i]] = append(byID[owners[i]], node)
	}
	return byID, nil
}

// distinct gives the ids without repeats and empty ones.
func distinct(ids []string) []string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) > 0 && ids[0] == "" {
		ids = ids[1:]
	}
	return ids
}

// pluck gives one text of every row.
func pluck[Row any](rows []Row, text func(*Row) string) []string {
	texts := make([]string, len(rows))
	for i := range rows {
		texts[i] = text(&rows[i])
	}
	return texts
}
