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
