package edge

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// table is a table whose rows are R. Fields gives a row's fields in the order
// of the columns, id first, to be read into and to be written from.
type table[R any] struct {
	name    string
	columns []string
	fields  func(*R) []any
	head    func(*R) (id *string, v *Versioned)
	erased  func(*R) *bool // of tables whose rows can be erased, else nil
}

// queryer is a database or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// query gives the rows by id. The clause is this package's own text.
func (t table[R]) query(ctx context.Context, q queryer, clause string, args ...any) (map[string]R, error) {
	rows, err := q.QueryContext(ctx, fmt.Sprintf("SELECT %s FROM %s %s", strings.Join(t.columns, ", "), t.name, clause), args...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", t.name, err)
	}
	defer func() { _ = rows.Close() }()
	found := map[string]R{}
	for rows.Next() {
		var r R
		if err := rows.Scan(t.fields(&r)...); err != nil {
			return nil, fmt.Errorf("read %s: %w", t.name, err)
		}
		id, _ := t.head(&r)
		found[*id] = r
	}
	return found, rows.Err()
}

// load gives the rows of the ids, and of those that were taken out what their
// tombstone knows. The ids travel as one JSON array: one parameter, and one
// statement to prepare, however many there are.
func (t table[R]) load(ctx context.Context, q queryer, ids []string) (map[string]R, error) {
	if len(ids) == 0 {
		return map[string]R{}, nil
	}
	found, err := t.query(ctx, q, "WHERE id IN (SELECT value FROM json_each(?))", list[string]{&ids})
	if err != nil {
		return nil, err
	}
	return found, t.loadTombstones(ctx, q, ids, found)
}

// save writes the rows, and takes out those that are deleted.
func (t table[R]) save(ctx context.Context, q queryer, rows map[string]R) error {
	if len(rows) == 0 {
		return nil
	}
	upsert, err := q.PrepareContext(ctx, t.upsert())
	if err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	defer func() { _ = upsert.Close() }()
	if err := t.raise(ctx, q, rows); err != nil {
		return fmt.Errorf("write %s: %w", t.name, err)
	}
	for _, r := range inOrder(rows) {
		if _, v := t.head(&r); v.Deleted {
			err = t.bury(ctx, q, &r)
		} else {
			_, err = upsert.ExecContext(ctx, t.fields(&r)...)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", t.name, err)
		}
	}
	return nil
}

// upsert is the statement that writes a row. It updates a row in its place,
// which unlike REPLACE leaves no second one to overwrite.
func (t table[R]) upsert() string {
	sets := make([]string, 0, len(t.columns))
	for _, c := range t.columns[1:] {
		sets = append(sets, c+" = excluded."+c)
	}
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (id) DO UPDATE SET %s",
		t.name, strings.Join(t.columns, ", "), strings.Repeat(", ?", len(t.columns))[2:], strings.Join(sets, ", "))
}
