package readmodels

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// laterIndexes are the numbers of the indexes that are still to be made, the
// keys first: other statements rely on them.
func (n *Next) laterIndexes(ctx context.Context) ([]string, error) {
	rows, err := n.pool.Query(ctx, `SELECT statement FROM daybook_next.later ORDER BY number`)
	if err != nil {
		return nil, fmt.Errorf("settle tables: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// makeIndex makes an index and notes so, in one.
func (s *settling) makeIndex(ctx context.Context, statement string) error {
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{BeginQuery: s.begin}, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `DELETE FROM daybook_next.later WHERE statement = $1`, statement)
		return err
	})
}

// finish makes the indexes on custom fields that the live tables have, and
// tells the planner what is in the tables.
func (s *settling) finish(ctx context.Context, tenant string) error {
	if err := s.restoreFieldIndexes(ctx, tenant); err != nil {
		return err
	}
	if err := vacuuming(ctx, s.pool, s.generation.tenants+tenant, withVacuum); err != nil {
		return err
	}
	return s.analyze(ctx, s.generation.tenants+tenant)
}

// analyze tells the planner what is in the tables of a schema: less closely
// where rows are read by their keys alone, since to look at each of thirty
// thousand rows takes longer than their index. Postgres looks again by itself.
func (s *settling) analyze(ctx context.Context, schema string) error {
	const tables = `SELECT coalesce(string_agg(format('%I.%I', schemaname, tablename), ', '), '') FROM pg_tables
		WHERE schemaname = $1 AND (tablename IN ('timeline', 'changes', 'twins')) = $2`
	for byKey, begin := range map[bool]string{false: "BEGIN", true: "BEGIN; SET LOCAL default_statistics_target = 20"} {
		err := pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{BeginQuery: begin}, func(tx pgx.Tx) error {
			var all string
			if err := tx.QueryRow(ctx, tables, schema, byKey).Scan(&all); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, "ANALYZE "+all)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
