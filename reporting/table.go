package reporting

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// table is a table whose rows are R, in every tenant's database. The tags of
// R name its columns.
type table[R any] struct {
	name   string
	id     func(*R) string           // what tells a row from others, and names it in Rows
	in     func(*Rows) *map[string]R // where its rows are
	wanted func(Keys) []string       // ids to load; nil where rows are written and never folded onto
}

// kind is a table of whatever rows.
type kind interface {
	load(ctx context.Context, s *Store, db database, keys Keys, into *Rows) error
	all(ctx context.Context, s *Store, db database, into *Rows) error
	insert(ctx context.Context, s *Store, db database, rows *Rows) error
	hold(s *Store, db database, rows, held *Rows)
}

// idsAtOnce bounds a query's parameters: over HTTP they travel in the URL,
// which ClickHouse takes up to 1 MB of.
const idsAtOnce = 1000

// load gives the newest rows of the ids, none for an id without a row.
//
// LIMIT 1 BY and not FINAL: FINAL would merge whole granules around each of
// the keys, this reads the keys' rows and nothing else.
func (t table[R]) load(ctx context.Context, s *Store, db database, keys Keys, into *Rows) error {
	if t.wanted == nil {
		return nil
	}
	query := fmt.Sprintf("SELECT %s FROM %s WHERE id IN {ids:Array(String)} ORDER BY version DESC LIMIT 1 BY id", t.columns(), db.table(t.name))
	ids := t.wanted(keys)
	found := make(map[string]R, len(ids))
	*t.in(into) = found
	for some := range slices.Chunk(t.recall(s, db, ids, found), idsAtOnce) {
		if err := t.query(ctx, s, found, query, clickhouse.Named("ids", some)); err != nil {
			return err
		}
	}
	t.remember(s, db, found)
	return nil
}

// all gives every row, deleted ones too.
func (t table[R]) all(ctx context.Context, s *Store, db database, into *Rows) error {
	found := map[string]R{}
	*t.in(into) = found
	return t.query(ctx, s, found, fmt.Sprintf("SELECT %s FROM %s FINAL", t.columns(), db.table(t.name)))
}

func (t table[R]) query(ctx context.Context, s *Store, into map[string]R, query string, args ...any) error {
	var rows []R
	if err := s.conn.Select(ctx, &rows, query, args...); err != nil {
		return fmt.Errorf("read %s: %w", t.name, err)
	}
	for i := range rows {
		into[t.id(&rows[i])] = rows[i]
	}
	return nil
}

// insert writes the rows as one block, which ClickHouse takes whole or not at
// all, by id, so that the same rows make the same block.
func (t table[R]) insert(ctx context.Context, s *Store, db database, of *Rows) error {
	rows := *t.in(of)
	if len(rows) == 0 {
		return nil
	}
	batch, err := s.conn.PrepareBatch(ctx, fmt.Sprintf("INSERT INTO %s (%s)", db.table(t.name), t.columns()))
	if err != nil {
		return fmt.Errorf("insert into %s: %w", t.name, err)
	}
	defer func() { _ = batch.Close() }()
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		if err := batch.AppendStruct(new(rows[id])); err != nil {
			return fmt.Errorf("insert into %s: %w", t.name, err)
		}
	}
	if err := batch.Send(); err != nil {
		return fmt.Errorf("insert into %s: %w", t.name, err)
	}
	return nil
}

func (t table[R]) columns() string { return strings.Join(tags(reflect.TypeFor[R]()), ", ") }

// tags gives the column names in the order of the fields, embedded ones in place.
func tags(row reflect.Type) []string {
	var names []string
	for f := range row.Fields() {
		if f.Anonymous {
			names = append(names, tags(f.Type)...)
			continue
		}
		names = append(names, f.Tag.Get("ch"))
	}
	return names
}
