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
	name string
	key  string // the column that identifies a row
	id   func(*R) string
}

var (
	deals        = table[Deal]{"deals", "id", func(r *Deal) string { return r.ID }}
	stageChanges = table[StageChange]{"deal_stage_changes", "event_id", func(r *StageChange) string { return r.EventID }}
	contacts     = table[Contact]{"contacts", "id", func(r *Contact) string { return r.ID }}
	companies    = table[Company]{"companies", "id", func(r *Company) string { return r.ID }}
	tasks        = table[Task]{"tasks", "id", func(r *Task) string { return r.ID }}
	members      = table[Member]{"members", "id", func(r *Member) string { return r.ID }}
)

// idsAtOnce bounds a query's parameters: over HTTP they travel in the URL,
// which ClickHouse takes up to 1 MB of.
const idsAtOnce = 1000

// load gives the newest rows of the ids, none for an id without a row.
//
// LIMIT 1 BY and not FINAL: FINAL would merge whole granules around each of
// the keys, this reads the keys' rows and nothing else.
func (t table[R]) load(ctx context.Context, s *Store, db database, ids []string) (map[string]R, error) {
	query := fmt.Sprintf("SELECT %s FROM %s WHERE %s IN {ids:Array(String)} ORDER BY version DESC LIMIT 1 BY %s",
		t.columns(), db.table(t.name), t.key, t.key)
	found := make(map[string]R, len(ids))
	for some := range slices.Chunk(ids, idsAtOnce) {
		if err := t.query(ctx, s, found, query, clickhouse.Named("ids", some)); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// all gives every row, deleted ones too.
func (t table[R]) all(ctx context.Context, s *Store, db database) (map[string]R, error) {
	found := map[string]R{}
	return found, t.query(ctx, s, found, fmt.Sprintf("SELECT %s FROM %s FINAL", t.columns(), db.table(t.name)))
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
func (t table[R]) insert(ctx context.Context, s *Store, db database, rows map[string]R) error {
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
