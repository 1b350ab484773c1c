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
func Chain(tb testing.TB) *Bus {
	tb.Helper()
	if _, err := engines.Postgres(""); errors.Is(err, engines.ErrMissing) {
		tb.Skip(err)
	}
	quiet, dir := slog.New(slog.DiscardHandler), tb.TempDir()
	pool := startPostgres(tb, quiet)
	require.NoError(tb, privacy.Migrate(tb.Context(), pool))
	master, _, err := keyring.OpenMaster(filepath.Join(dir, "master.key"), true)
	require.NoError(tb, err)
	secrets := keyring.NewSecrets(pool, master)
	log := startLog(tb, filepath.Join(dir, "log"), quiet)
	return newBus(tb, log, keyring.New(pool, secrets), claims.New(pool, secrets))
}

func startPostgres(tb testing.TB, quiet *slog.Logger) *pgxpool.Pool {
	tb.Helper()
	server, err := postgres.Start(tb.Context(), postgres.Config{Data: filepath.Join(tb.TempDir(), "postgres"), Logger: quiet})
	require.NoError(tb, err)
	tb.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		require.NoError(tb, server.Stop(ctx))
	})
	pool, err := pgxpool.New(tb.Context(), server.URL())
	require.NoError(tb, err)
	tb.Cleanup(pool.Close)
	return pool
}

func startLog(tb testing.TB, dir string, quiet *slog.Logger) *esdb.Log {
	tb.Helper()
	server, err := esdbserver.Open(dir, esdbserver.Options{Logger: quiet})
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, server.Close()) })
	log, err := esdb.Open(server.URL())
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, log.Close()) })
	return log
}
