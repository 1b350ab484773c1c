package readmodelstest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/readmodels"
)

// Opened is Store with a way past it into the database.
func Opened(tb testing.TB) (*readmodels.Store, *pgxpool.Pool) {
	tb.Helper()
	pool := enginetest.Postgres(tb)
	return migrated(tb, pool), pool
}

// Content is everything that is in a tenant's schema, as text: the rows of all
// tables, the indexes, and the settings of functions. Tables of the same
// layout that show the same events have the same.
func Content(tb testing.TB, pool *pgxpool.Pool, tenant string) string {
	tb.Helper()
	schema := "tenant_" + tenant
	var all strings.Builder
	for _, table := range lines(tb, pool, `SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename <> 'readmodels_version' ORDER BY 1`, schema) {
		query := "SELECT DISTINCT to_jsonb(t)::text FROM %s t ORDER BY 1" // a spelling may stand there twice
		if strings.HasSuffix(table, "_counts") {                          // dealt among the writers; what no object has any more stays with none
			query = "SELECT (to_jsonb(t) - 'writer' - 'objects')::text || sum(objects) FROM %s t GROUP BY to_jsonb(t) - 'writer' - 'objects' HAVING sum(objects) <> 0 ORDER BY 1"
		}
		rows := lines(tb, pool, fmt.Sprintf(query, pgx.Identifier{schema, table}.Sanitize()))
		fmt.Fprintf(&all, "%s: %d rows\n%s\n", table, len(rows), strings.Join(rows, "\n"))
	}
	for _, query := range []string{
		`SELECT indexdef FROM pg_indexes WHERE schemaname = $1 ORDER BY 1`,
		`SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) ORDER BY 1`,
		`SELECT p.oid::regprocedure::text || ' ' || replace(array_to_string(proconfig, ' '), '"', '') FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = $1 ORDER BY 1`,
		`SELECT relname || ' ' || relpersistence::text || ' ' || coalesce(array_to_string(reloptions, ' '), '') FROM pg_class WHERE relkind = 'r' AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) ORDER BY 1`,
	} {
		fmt.Fprintln(&all, strings.Join(lines(tb, pool, query, schema), "\n"))
	}
	return all.String()
}

func lines(tb testing.TB, pool *pgxpool.Pool, query string, args ...any) []string {
	tb.Helper()
	rows, err := pool.Query(tb.Context(), query, args...)
	require.NoError(tb, err)
	found, err := pgx.CollectRows(rows, pgx.RowTo[*string])
	require.NoError(tb, err)
	texts := make([]string, 0, len(found))
	for _, text := range found {
		if text != nil {
			texts = append(texts, *text)
		}
	}
	return texts
}
