// Package readmodelstest gives tests migrated stores over real Postgres
// databases, each the test's alone. Their TestMain is enginetest.Main.
package readmodelstest

import (
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/readmodels"
)

// Store makes a migrated store over a fresh database.
func Store(tb testing.TB) *readmodels.Store {
	tb.Helper()
	return migrated(tb, enginetest.Postgres(tb))
}

// Mortal makes a migrated store over a server of the test's own, and a way to
// kill that server, which is then started again. What a killed server had
// acknowledged and not yet synced may be lost, as the projections' commits
// allow.
func Mortal(tb testing.TB) (store *readmodels.Store, kill func()) {
	tb.Helper()
	pool, kill := enginetest.MortalPostgres(tb)
	return migrated(tb, pool), kill
}

func migrated(tb testing.TB, pool *pgxpool.Pool) *readmodels.Store {
	tb.Helper()
	store := readmodels.NewStore(pool)
	require.NoError(tb, store.Migrate(tb.Context()))
	return store
}

// To moves all slices of the tables' projection to a commit position, from
// wherever they are.
func To(commit uint64) readmodels.Move {
	m := readmodels.Move{Projection: readmodels.Projection, To: readmodels.Position{Commit: commit, Prepare: commit}}
	for slice := range readmodels.Slices {
		m.Slices = append(m.Slices, slice)
	}
	return m
}
