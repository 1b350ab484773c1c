package readmodels

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// index is an index of a table as it is made and dropped.
type index struct{ table, made, dropped string }

// indexesOf are those of a schema that filling can do without: all but the
// keys of the tables whose rows are looked up, or written only when they are
// not there. Keys come first, so that they are made first again.
const indexesOf = `SELECT t.relname::text,
		CASE WHEN k.oid IS NULL THEN pg_get_indexdef(i.indexrelid) ELSE format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, t.relname, k.conname, pg_get_constraintdef(k.oid)) END,
		CASE WHEN k.oid IS NULL THEN format('DROP INDEX %I.%I', n.nspname, c.relname) ELSE format('ALTER TABLE %I.%I DROP CONSTRAINT %I', n.nspname, t.relname, k.conname) END
	FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
	LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u')
	WHERE n.nspname = $1 AND (k.oid IS NULL OR t.relname IN ('timeline', 'changes', 'search', 'twins'))
	ORDER BY k.oid IS NULL, t.relname, c.relname`

// vacuuming lets Postgres vacuum and analyze a schema's tables by itself, or
// not. While they are filled that would be for nothing: it looks at a table
// each time that a fifth of it is new.
func vacuuming(ctx context.Context, conn querier, schema string, set string) error {
	const tables = `SELECT format('ALTER TABLE %I.%I ', schemaname, tablename) FROM pg_tables WHERE schemaname = $1`
	rows, err := conn.Query(ctx, tables, schema)
	if err != nil {
		return err
	}
	alter, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, table := range alter {
		if _, err := conn.Exec(ctx, table+set); err != nil {
			return err
		}
	}
	return nil
}

const (
	withoutVacuum = "SET (autovacuum_enabled = false)"
	withVacuum    = "RESET (autovacuum_enabled)"
)

// querier is a connection, of a pool or not, or a transaction.
type querier interface {
	execer
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// strip drops the indexes of a schema that filling can do without, and notes
// how they are made. In a schema that was stripped before there are none.
func strip(ctx context.Context, tx pgx.Tx, schema string) error {
	if err := vacuuming(ctx, tx, schema, withoutVacuum); err != nil {
		return err
	}
	rows, err := tx.Query(ctx, indexesOf, schema)
	if err != nil {
		return err
	}
	all, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (i index, err error) {
		return i, row.Scan(&i.table, &i.made, &i.dropped)
	})
	if err != nil {
		return err
	}
	for _, i := range all {
		const note = `INSERT INTO daybook_next.later ("table", statement) VALUES ($1, $2)`
		if _, err := tx.Exec(ctx, note, schema+"."+i.table, i.made); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, i.dropped); err != nil {
			return err
		}
	}
	return nil
}
