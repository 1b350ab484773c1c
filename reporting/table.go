package reporting

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/ClickHouse/clickhouse-go/v2"

	"github.com/daybook-crm/daybook/internal/shelf"
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
	load(ctx context.Context, s *Store, tenant string, keys Keys, into *Rows) error
	all(ctx context.Context, s *Store, db database, into *Rows) error
	insert(ctx context.Context, s *Store, db database, rows *Rows) error
	hold(k *known, db database, rows *Rows)
	flush(ctx context.Context, s *Store, db database, changed map[string][]shelf.Place) error
}

// idsAtOnce bounds a query's parameters: over HTTP they travel in the URL,
// which ClickHouse takes up to 1 MB of.
const idsAtOnce = 1000

// load gives the newest rows of the ids, none for an id without a row.
//
// LIMIT 1 BY and not FINAL: FINAL would merge whole granules around each of
// the keys, this reads the keys' rows and nothing else.
func (t table[R]) load(ctx context.Context, s *Store, tenant string, keys Keys, into *Rows) error {
	if t.wanted == nil || len(t.wanted(keys)) == 0 {
		return nil
	}
	db, err := s.databaseOf(tenant)
	if err != nil {
		return err
	}
	query := fmt.Sprintf("SELECT %s FROM %s WHERE id IN {ids:Array(String)} ORDER BY version DESC LIMIT 1 BY id", columnNames[R](), db.table(t.name))
	ids := t.wanted(keys)
	found, read := make(map[string]R, len(ids)), map[string]R{}
	for some := range slices.Chunk(t.recall(s, db, ids, found), idsAtOnce) {
		if err := t.query(ctx, s, read, query, clickhouse.Named("ids", some)); err != nil {
			return err
		}
	}
	for id, row := range read {
		shelf.Keep(s.known.shelf(), db.table(t.name), id, &row)
	}
	maps.Copy(found, read)
	*t.in(into) = found
	return nil
}

// all gives every row, deleted ones too.
func (t table[R]) all(ctx context.Context, s *Store, db database, into *Rows) error {
	found := map[string]R{}
	*t.in(into) = found
	return t.query(ctx, s, found, fmt.Sprintf("SELECT %s FROM %s FINAL", columnNames[R](), db.table(t.name)))
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
	block := newColumns(reflect.TypeFor[R]())
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		block.add(reflect.ValueOf(rows[id]))
	}
	return s.write(ctx, db, t.name, block)
}
