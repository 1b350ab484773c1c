// Package readmodelstest gives tests real Postgres databases: one server a
// test binary, one fresh database a test.
package readmodelstest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/postgres"
	"github.com/daybook-crm/daybook/readmodels"
)

var (
	server    *postgres.Server
	databases atomic.Int64
)

// Main is the TestMain of a package whose tests use this one.
func Main(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (code int, err error) {
	if _, err := engines.Postgres(""); errors.Is(err, engines.ErrMissing) {
		return m.Run(), nil // Pool skips
	}
	data, err := os.MkdirTemp("", "daybook-test-")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(data)) }()
	server, err = postgres.Start(context.Background(), postgres.Config{Data: data + "/postgres", Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return 0, err
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		err = errors.Join(err, server.Stop(ctx))
	}()
	return m.Run(), nil
}

// Pool makes a fresh database that belongs to an ordinary user, as on a
// server that somebody else runs.
func Pool(tb testing.TB) *pgxpool.Pool {
	tb.Helper()
	if server == nil {
		_, err := engines.Postgres("")
		tb.Skip(err)
	}
	name := fmt.Sprintf("test_%d", databases.Add(1))
	admin, err := pgx.Connect(tb.Context(), server.AdminURL())
	require.NoError(tb, err)
	defer func() { _ = admin.Close(context.Background()) }()
	own, err := url.Parse(server.URL())
	require.NoError(tb, err)
	_, err = admin.Exec(tb.Context(), "CREATE DATABASE "+name+" OWNER "+pgx.Identifier{own.User.Username()}.Sanitize())
	require.NoError(tb, err)
	own.Path = "/" + name
	pool, err := pgxpool.New(tb.Context(), own.String())
	require.NoError(tb, err)
	tb.Cleanup(pool.Close)
	return pool
}

// Store makes a migrated store over a fresh database.
func Store(tb testing.TB) *readmodels.Store {
	tb.Helper()
	store := readmodels.NewStore(Pool(tb))
	require.NoError(tb, store.Migrate(tb.Context()))
	return store
}

// Mortal starts a server of the test's own and gives a migrated store over
// it, and a way to kill the server, which is then started again. What a
// killed server had acknowledged and not yet synced may be lost, as the
// projections' commits allow.
func Mortal(tb testing.TB) (store *readmodels.Store, kill func()) {
	tb.Helper()
	if server == nil {
		_, err := engines.Postgres("")
		tb.Skip(err)
	}
	own, err := postgres.Start(tb.Context(), postgres.Config{Data: tb.TempDir() + "/postgres", Logger: slog.New(slog.DiscardHandler)})
	require.NoError(tb, err)
	tb.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		require.NoError(tb, own.Stop(ctx))
	})
	pool, err := pgxpool.New(tb.Context(), own.URL())
	require.NoError(tb, err)
	tb.Cleanup(pool.Close)
	store = readmodels.NewStore(pool)
	require.NoError(tb, store.Migrate(tb.Context()))
	return store, func() { killProcess(tb, own.PID()) }
}

func killProcess(tb testing.TB, pid int) {
	tb.Helper()
	if pid == 0 { // it is down already
		return
	}
	process, err := os.FindProcess(pid)
	require.NoError(tb, err)
	_ = process.Kill() // it may have ended meanwhile
}
