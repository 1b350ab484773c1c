package reporting

import (
	"context"
	"fmt"
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
}

var (
	deals        = table[Deal]{"deals", "id"}
	stageChanges = table[StageChange]{"deal_stage_changes", "event_id"}
	contacts     = table[Contact]{"contacts", "id"}
	companies    = table[Company]{"companies", "id"}
	tasks        = table[Task]{"tasks", "id"}
	members      = table[Member]{"members", "id"}
)

// idsAtOnce bounds a query's parameters: over HTTP they travel in the URL,
// which ClickHouse takes up to 1 MB of.
const idsAtOnce = 1000

// load gives the newest rows of the ids, none for an id without a row.
//
// LIMIT 1 BY and not FINAL: FINAL would merge whole granules around each of
// the keys, this reads the keys' rows and nothing else.
func (t table[R]) load(ctx context.Context, s *Store, db database, ids []string) ([]R, error) {
	query := fmt.Sprintf("SELECT %s FROM %s WHERE %s IN {ids:Array(String)} ORDER BY version DESC LIMIT 1 BY %s",
		t.columns(), db.table(t.name), t.key, t.key)
	var rows []R
	for some := range slices.Chunk(ids, idsAtOnce) {
		var part []R
		if err := s.conn.Select(ctx, &part, query, clickhouse.Named("ids", some)); err != nil {
			return nil, fmt.Errorf("load %s: %w", t.name, err)
		}
		rows = append(rows, part...)
	}
	return rows, nil
}

// all gives every row, deleted ones too, by key.
func (t table[R]) all(ctx context.Context, s *Store, db database) ([]R, error) {
	query := fmt.Sprintf("SELECT %s FROM %s FINAL ORDER BY %s", t.columns(), db.table(t.name), t.key)
	var rows []R
	if err := s.conn.Select(ctx, &rows, query); err != nil {
		return nil, fmt.Errorf("read %s: %w", t.name, err)
	}
	return rows, nil
}

// insert writes the rows as one block, which ClickHouse takes whole or not at all.
func (t table[R]) insert(ctx context.Context, s *Store, db database, rows []R) error {
	if len(rows) == 0 {
		return nil
	}
	batch, err := s.conn.PrepareBatch(ctx, fmt.Sprintf("INSERT INTO %s (%s)", db.table(t.name), t.columns()))
	if err != nil {
		return fmt.Errorf("insert into %s: %w", t.name, err)
	}
	defer func() { _ = batch.Close() }()
	for i := range rows {
		if err := batch.AppendStruct(&rows[i]); err != nil {
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
