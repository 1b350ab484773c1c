package privacy_test

import (
	"context"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/privacy"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// Daybook's roles can be several processes, all of which may start first.
func TestManyMigrateAtOnce(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if err := privacy.Migrate(context.Background(), pool); err != nil {
				t.Errorf("migrate: %v", err)
			}
		})
	}
	all.Wait()
	require.NoError(t, privacy.Migrate(t.Context(), pool), "again is nothing")
	var tables int
	require.NoError(t, pool.QueryRow(t.Context(),
		`SELECT count(*) FROM information_schema.tables WHERE table_schema = 'vault'`).Scan(&tables))
	require.Equal(t, 5, tables, "four of ours, and what was migrated")
}

// The vault is kept apart: it makes nothing outside its schema.
func TestMigrateStaysInItsSchema(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	require.NoError(t, privacy.Migrate(t.Context(), pool))
	var elsewhere int
	require.NoError(t, pool.QueryRow(t.Context(), `SELECT count(*) FROM information_schema.tables
		WHERE table_schema NOT IN ('vault', 'pg_catalog', 'information_schema')`).Scan(&elsewhere))
	require.Zero(t, elsewhere)
}
