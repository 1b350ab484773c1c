package readmodels

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
)

// table is one table of a tenant's schema: its columns, and the statements
// made from them when the program starts. The texts are constant from then
// on; values go in as parameters only.
type table[T any] struct {
	name    string
	columns []column[T]

	names   string // the columns, of the alias r
	selects string // the columns of a SELECT
	byID    string
	byIDs   string
	all     string
	insert  string
	remove  string
	copyIn  string // COPY, see copyRows

	leaner sync.Map // by the columns that are left out, see without
}

// newTable makes the statements. The conflict clause says what happens to a
// row that is there already.
func newTable[T any](name, conflict string, columns ...column[T]) *table[T] {
	t := &table[T]{name: name, columns: columns}
	var names, selected, values, arrays []string
	for i, c := range columns {
		sent, cast := c.sqlType()
		names = append(names, c.name)
		selected = append(selected, c.selected())
		values = append(values, "u."+c.name+cast)
		arrays = append(arrays, fmt.Sprintf("$%d::%s[]", i+1, sent))
	}
	list := strings.Join(names, ", ")
	t.names = "r." + strings.Join(names, ", r.")
	t.selects = strings.Join(selected, ", ")
	t.all = "SELECT " + t.selects + " FROM {schema}." + name
	t.byID = t.all + " WHERE id = $1"
	t.byIDs = t.all + " WHERE id = ANY($1)"
	t.copyIn = copyStatement(name, columns)
	t.remove = "DELETE FROM {schema}." + name + " WHERE id = ANY($1)"
	t.insert = "INSERT INTO {schema}." + name + " AS r (" + list + ") SELECT " + strings.Join(values, ", ") +
		" FROM unnest(" + strings.Join(arrays, ", ") + ") AS u(" + list + ") " +
		fmt.Sprintf(conflict, list, "excluded."+strings.Join(names, ", excluded."))
	return t
}

// The conflict clauses: a row takes on what is newer, an entry stays.
const (
	ifNewer = "ON CONFLICT (id) DO UPDATE SET (%s) = (%s) WHERE r.revision < excluded.revision"
	ifNew   = "ON CONFLICT DO NOTHING%.0[1]s%.0[2]s"
)

// versioned are the columns that every versioned row ends with.
func versioned[T any](at func(*T) *Versioned) []column[T] {
	return []column[T]{
		{"revision", func(r *T) any { return &at(r).Revision }},
		{"created_at", func(r *T) any { return (*instant)(&at(r).CreatedAt) }},
		{"updated_at", func(r *T) any { return (*instant)(&at(r).UpdatedAt) }},
	}
}

// address are the columns of a postal address.
func address[T any](at func(*T) *Address) []column[T] {
	return []column[T]{
		{"street", func(r *T) any { return &at(r).Street }},
		{"city", func(r *T) any { return &at(r).City }},
		{"region", func(r *T) any { return &at(r).Region }},
		{"postal_code", func(r *T) any { return &at(r).PostalCode }},
		{"country", func(r *T) any { return &at(r).Country }},
	}
}

// without gives the table as one reads it who does not look at some of its
// columns. Lists and other JSON cost more to read than all else in a row.
func (t *table[T]) without(columns []string) *table[T] {
	if len(columns) == 0 {
		return t
	}
	key := strings.Join(columns, " ")
	if known, ok := t.leaner.Load(key); ok {
		return known.(*table[T])
	}
	kept := slices.DeleteFunc(slices.Clone(t.columns), func(c column[T]) bool { return slices.Contains(columns, c.name) })
	known, _ := t.leaner.LoadOrStore(key, newTable(t.name, ifNew, kept...))
	return known.(*table[T])
}

// scan reads the columns, and behind them what else was selected.
func (t *table[T]) scan(row pgx.CollectableRow, more ...any) (T, error) {
	var r T
	targets := make([]any, 0, len(t.columns)+len(more))
	for _, c := range t.columns {
		targets = append(targets, c.at(&r))
	}
	return r, row.Scan(append(targets, more...)...)
}

// collect reads all rows of an answer.
func (t *table[T]) collect(rows pgx.Rows) ([]T, error) {
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (T, error) { return t.scan(row) })
}

// arrays are the parameters of insert.
func (t *table[T]) arrays(rows []*T) ([]any, error) {
	arrays := make([]any, len(t.columns))
	for i, c := range t.columns {
		values, err := c.array(rows)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		arrays[i] = values
	}
	return arrays, nil
}

// query reads rows; a tenant whose tables are not there has none.
func (t *table[T]) query(ctx context.Context, s *Store, tenant, text string, args ...any) ([]T, error) {
	if !validTenant(tenant) {
		return nil, nil
	}
	rows, err := s.pool.Query(ctx, s.in(tenant, text), args...)
	if err != nil {
		return nil, t.readError(err)
	}
	found, err := t.collect(rows)
	return found, t.readError(err)
}

// get reads one row by id; nil when there is none.
func (t *table[T]) get(ctx context.Context, s *Store, tenant, key string) (*T, error) {
	found := uuids([]string{key})
	if len(found) == 0 || !validTenant(tenant) {
		return nil, nil
	}
	rows, err := s.pool.Query(ctx, s.in(tenant, t.byID), found[0])
	if err != nil {
		return nil, t.readError(err)
	}
	row, err := pgx.CollectExactlyOneRow(rows, func(row pgx.CollectableRow) (T, error) { return t.scan(row) })
	if errors.Is(err, pgx.ErrNoRows) || unknownTenant(err) {
		return nil, nil
	}
	if err != nil {
		return nil, t.readError(err)
	}
	return &row, nil
}

// getAll reads the rows of the ids.
func (t *table[T]) getAll(ctx context.Context, s *Store, tenant string, ids []string, key func(*T) string) (map[string]T, error) {
	rows, err := t.query(ctx, s, tenant, t.byIDs, uuids(ids))
	if err != nil {
		return nil, err
	}
	found := make(map[string]T, len(rows))
	for i := range rows {
		found[key(&rows[i])] = rows[i]
	}
	return found, nil
}

// each reads the whole table, a row at a time.
func (t *table[T]) each(ctx context.Context, s *Store, tenant string, visit func(T) error) error {
	if !validTenant(tenant) {
		return nil
	}
	rows, err := s.pool.Query(ctx, s.in(tenant, t.all))
	if err != nil {
		return t.readError(err)
	}
	defer rows.Close()
	for rows.Next() {
		row, err := t.scan(rows)
		if err != nil {
			return t.readError(err)
		}
		if err := visit(row); err != nil {
			return err
		}
	}
	return t.readError(rows.Err())
}

func (t *table[T]) readError(err error) error {
	if err == nil || unknownTenant(err) {
		return nil
	}
	return fmt.Errorf("read %s: %w", t.name, err)
}
