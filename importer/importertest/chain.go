package importertest

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
	"github.com/daybook-crm/daybook/engines/postgres"
	"github.com/daybook-crm/daybook/eventstore/esdb"
	"github.com/daybook-crm/daybook/privacy"
	"github.com/daybook-crm/daybook/privacy/claims"
	"github.com/daybook-crm/daybook/privacy/keyring"
)

// Chain makes a bus on the real chain, with engines of its own: a log that is
// synced to disk, a key for every person. It skips the test, and says so, where the
// engines' packages are not installed.
func Chain(t testing.TB) *Bus {
	t.Helper()
	if _, err := engines.Postgres(""); errors.Is(err, engines.ErrMissing) {
		t.Skip(err)
	}
	quiet, dir := slog.New(slog.DiscardHandler), t.TempDir()
	pool := startPostgres(t, quiet)
	require.NoError(t, privacy.Migrate(t.Context(), pool))
	master, _, err := keyring.OpenMaster(filepath.Join(dir, "master.key"), true)
	require.NoError(t, err)
	secrets := keyring.NewSecrets(pool, master)
	log := startLog(t, filepath.Join(dir, "log"), quiet)
	return newBus(t, log, keyring.New(pool, secrets), claims.New(pool, secrets))
}

func startPostgres(t testing.TB, quiet *slog.Logger) *pgxpool.Pool {
	t.Helper()
	server, err := postgres.Start(t.Context(), postgres.Config{Data: filepath.Join(t.TempDir(), "postgres"), Logger: quiet})
	require.NoError(t, err)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		require.NoError(t, server.Stop(ctx))
	})
	pool, err := pgxpool.New(t.Context(), server.URL())
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	return pool
}

func startLog(t testing.TB, dir string, quiet *slog.Logger) *esdb.Log {
	t.Helper()
	server, err := esdbserver.Open(dir, esdbserver.Options{Logger: quiet})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, server.Close()) })
	log, err := esdb.Open(server.URL())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, log.Close()) })
	return log
}
