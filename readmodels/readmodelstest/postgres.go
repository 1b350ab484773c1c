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
	if err := os.Chmod(data, 0o755); err != nil { // root's server runs as somebody else
		return 0, err
	}
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
func Pool(t testing.TB) *pgxpool.Pool {
	t.Helper()
	if server == nil {
		_, err := engines.Postgres("")
		t.Skip(err)
	}
	name := fmt.Sprintf("test_%d", databases.Add(1))
	admin, err := pgx.Connect(t.Context(), server.AdminURL())
	require.NoError(t, err)
	defer func() { _ = admin.Close(context.Background()) }()
	own, err := url.Parse(server.URL())
	require.NoError(t, err)
	_, err = admin.Exec(t.Context(), "CREATE DATABASE "+name+" OWNER "+pgx.Identifier{own.User.Username()}.Sanitize())
	require.NoError(t, err)
	own.Path = "/" + name
	pool, err := pgxpool.New(t.Context(), own.String())
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	return pool
}

// Store makes a migrated store over a fresh database.
func Store(t testing.TB) *readmodels.Store {
	t.Helper()
	store := readmodels.NewStore(Pool(t))
	require.NoError(t, store.Migrate(t.Context()))
	return store
}
