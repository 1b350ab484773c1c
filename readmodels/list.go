package readmodels

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// sortKey is what a list can be sorted by: an expression that is never null,
// for rising and for falling order, and its type. What is empty comes last in
// both, which is why they can differ.
type sortKey struct{ rising, falling, sqlType string }

func by(expression, sqlType string) sortKey { return sortKey{expression, expression, sqlType} }

// The sort keys that several lists have.
var (
	byCreated = by("created_at", "timestamptz")
	byUpdated = by("updated_at", "timestamptz")
	byFolded  = by("folded", "text")
)

func byDay(column string) sortKey {
	return sortKey{"coalesce(" + column + ", 'infinity')", "coalesce(" + column + ", '-infinity')", "date"}
}

// order is a sort that was understood.
type order struct {
	name       string // for cursors
	expression string
	sqlType    string
	falling    bool
}

// orderIn gives the order of a sort in a selection, which takes the key of a
// custom field as a parameter.
func (q *selection) orderIn(s Sort, keys map[string]sortKey) (order, error) {
	if s.Custom == "" {
		return orderOf(s, keys)
	}
	q.shaped = true
	q.uses = append(q.uses, fieldUse{field: s.Custom, numeric: s.Number, falling: s.Descending})
	expression, sqlType := customKey(q.arg(s.Custom)+"::text", s.Number, s.Descending)
	name := "custom." + s.Custom
	if s.Descending {
		name += " DESC"
	}
	return order{name, expression, sqlType, s.Descending}, nil
}

// orderOf gives the order of a sort. Without a field it is the newest first;
// the id falls with the key, so that an index serves both directions.
func orderOf(s Sort, keys map[string]sortKey) (order, error) {
	if s.Field == "" {
		s = Sort{Field: SortCreated, Descending: true}
	}
	key, ok := keys[s.Field]
	switch {
	case !ok:
		return order{}, fmt.Errorf("lists are not sorted by %q", s.Field)
	case s.Descending:
		return order{s.Field + " DESC", key.falling, key.sqlType, true}, nil
	default:
		return order{s.Field, key.rising, key.sqlType, false}, nil
	}
}

func (o order) by() string {
	direction := ""
	if o.falling {
		direction = " DESC"
	}
	return " ORDER BY " + o.expression + direction + ", id" + direction
}

// behind restricts the selection to what comes after a row.
func (o order) behind(q *selection, key string, row any) {
	compare := " > "
	if o.falling {
		compare = " < "
	}
	q.conditions = append(q.conditions,
		"("+o.expression+", id)"+compare+"("+q.arg(key)+"::text::"+o.sqlType+", "+q.arg(row)+")")
}

// list gives one page. A cursor that is none of this list gives an Invalid
// fault for the field after.
func (t *table[T]) list(ctx context.Context, s *Store, tenant string, q *selection, o order, p Page) (List[T], error) {
	if q.err != nil {
		return List[T]{}, q.err
	}
	q, similar, err := q.after(o, p)
	if err != nil || q.none || !validTenant(tenant) {
		return List[T]{}, err
	}
	began := time.Now()
	q = s.ordered(ctx, tenant, t.name, q)
	found, err := t.page(ctx, s, tenant, q, o, p, similar)
	if err == nil && len(found.Items) == 0 && p.After == "" && len(q.words) > 0 {
		found, err = t.page(ctx, s, tenant, q, o, p, true)
	}
	if err == nil {
		s.note(ctx, tenant, t.name, q.uses, time.Since(began))
	}
	return found, err
}

// after gives the selection of the rows behind a page's cursor.
func (q *selection) after(o order, p Page) (behind *selection, similar bool, err error) {
	if p.After == "" {
		return q, false, nil
	}
	c, row, err := decodeCursor(p.After, o.name)
	if err != nil {
		return nil, false, err
	}
	behind = q.clone()
	o.behind(behind, c.Key, row)
	return behind, c.Similar, nil
}

func (t *table[T]) page(ctx context.Context, s *Store, tenant string, q *selection, o order, p Page, similar bool) (List[T], error) {
	t = t.without(p.Without)
	q, settings, err := s.worded(ctx, tenant, q, similar)
	if err != nil {
		return List[T]{}, t.readError(err)
	}
	first := min(max(p.First, 1), MaxPage)
	text := "SELECT " + t.selects + ", (" + o.expression + ")::text AS sort_key, id::text AS sort_id FROM {schema}." + t.name +
		q.where() + o.by() + " LIMIT " + q.arg(first+1)
	var found List[T]
	err = s.ask(ctx, tenant, text, q, settings, func(rows pgx.Rows) error {
		for rows.Next() {
			at := cursor{Sort: o.name, Similar: similar}
			row, err := t.scan(rows, &at.Key, &at.ID)
			if err != nil {
				return err
			}
			found.Items, found.Cursors = append(found.Items, row), append(found.Cursors, at.encode())
		}
		return rows.Err()
	})
	if p.After != "" && dataException(err) {
		return List[T]{}, badCursor()
	}
	if found.More = len(found.Items) > first; found.More {
		found.Items, found.Cursors = found.Items[:first], found.Cursors[:first]
	}
	return found, t.readError(err)
}

// count counts what list would give on all its pages.
func (t *table[T]) count(ctx context.Context, s *Store, tenant string, q *selection) (int, error) {
	if q.err != nil || q.none || !validTenant(tenant) {
		return 0, q.err
	}
	n, err := t.countOnce(ctx, s, tenant, q, false)
	if err == nil && n == 0 && len(q.words) > 0 {
		n, err = t.countOnce(ctx, s, tenant, q, true)
	}
	return n, err
}

func (t *table[T]) countOnce(ctx context.Context, s *Store, tenant string, q *selection, similar bool) (n int, err error) {
	q, settings, err := s.worded(ctx, tenant, q, similar)
	if err != nil {
		return 0, t.readError(err)
	}
	text := countText(t.name, q)
	err = s.ask(ctx, tenant, text, q, settings, func(rows pgx.Rows) error {
		n, err = pgx.CollectExactlyOneRow(rows, pgx.RowTo[int])
		return err
	})
	return n, t.readError(err)
}

// ask runs a query, in one transaction with the settings that it needs.
func (s *Store) ask(ctx context.Context, tenant, text string, q *selection, settings string, read func(pgx.Rows) error) error {
	if len(q.words) > 0 || q.shaped { // as many texts as there are searches: none is kept
		text = s.inSchema(tenant, text)
	} else {
		text = s.in(tenant, text)
	}
	args := q.args
	if settings == "" {
		rows, err := s.pool.Query(ctx, text, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		return read(rows)
	}
	batch := &pgx.Batch{} // one trip, and so one transaction
	batch.Queue(settings)
	batch.Queue(text, args...)
	results := s.pool.SendBatch(ctx, batch)
	defer func() { _ = results.Close() }()
	if _, err := results.Exec(); err != nil {
		return err
	}
	rows, err := results.Query()
	if err != nil {
		return err
	}
	defer rows.Close()
	return read(rows)
}

// dataException says whether a value was not what its type asks for.
func dataException(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && strings.HasPrefix(pg.Code, "22")
}
