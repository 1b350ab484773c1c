package graphql

import (
	"context"
	"maps"
	"slices"
	"strings"

	gql "github.com/graph-gophers/graphql-go"
)

// Related objects are read before the executor asks for them: a resolver sees
// what is selected below it (selected), and reads each relation that is named
// there for all its objects at once (belongsTo, hasMany). So an operation
// costs a SELECT for each relation that it names, however many rows there are;
// and the executor, which starts a goroutine for every field that can fail or
// wait, finds plain struct fields and goes through a page without any.
//
// The usual dataloader, which gathers ids for a few milliseconds, was not
// chosen: the executor runs ten objects of a list at a time, so a loader sees
// them ten by ten, and every level of an operation waits for its timer.

// fields are what an operation selects of an object, by name, with what it
// selects of each in turn. Fields that are not selected are nil.
type fields map[string]fields

// selected gives what is selected of the field that is being resolved.
func selected(ctx context.Context) fields {
	root := fields{}
	for _, path := range gql.SelectedFieldNames(ctx) {
		at := root
		for name := range strings.SplitSeq(path, ".") {
			below := at[name]
			if below == nil {
				below = fields{}
				at[name] = below
			}
			at = below
		}
	}
	return root
}

// unread gives the columns that only these fields show, of the fields that
// are not wanted.
func (f fields) unread(columns map[string]string) []string {
	var unread []string
	for _, field := range slices.Sorted(maps.Keys(columns)) {
		if f[field] == nil {
			unread = append(unread, columns[field])
		}
	}
	return unread
}

// ofNodes gives what is selected of the nodes of a connection.
func (f fields) ofNodes() fields { return f["edges"]["node"] }

// belongsTo reads the objects that others point at, each at one at most, and
// gives them by id. Those that do not exist are missing in the result.
func belongsTo[Row, Node any](ctx context.Context, s *scope, want fields, ids []string,
	load func(ctx context.Context, tenant string, ids []string) (map[string]Row, error),
	nodes func(ctx context.Context, rows []Row, want fields) ([]*Node, error),
) (map[string]*Node, error) {
	ids = distinct(ids)
	if want == nil || len(ids) == 0 {
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
	all, err := nodes(ctx, rows, want)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]*Node, len(all))
	for i, node := range all {
		byID[keys[i]] = node
	}
	return byID, nil
}

// relatedAtMost is how many related objects of one kind an object shows; the
// rest is on the list of that kind, filtered.
const relatedAtMost = 50

// hasMany reads the objects that point at others, and gives them by the id of
// that other.
func hasMany[Row, Node any](ctx context.Context, s *scope, want fields, ids []string,
	load func(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Row, error),
	nodes func(ctx context.Context, rows []Row, want fields) ([]*Node, error),
) (map[string][]*Node, error) {
	if want == nil || len(ids) == 0 {
		return nil, nil
	}
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
	all, err := nodes(ctx, rows, want)
	if err != nil {
		return nil, err
	}
	byID := make(map[string][]*Node, len(found))
	for i, node := range all {
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
