// Package enginetest gives tests real engines: one server of each kind a test
// binary, started when first asked for, and for each test a database or a
// log of its own.
package enginetest

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
	"github.com/daybook-crm/daybook/engines/postgres"
)

// Main runs a package's tests and takes down what they started. Call it from
// TestMain.
func Main(m *testing.M) {
	code := m.Run()
	shared.stop()
	os.Exit(code)
}

// quiet keeps the engines' talk out of the tests' output.
var quiet = slog.New(slog.DiscardHandler)

var shared servers

type servers struct {
	once   sync.Once
	dir    string
	server *postgres.Server
	err    error
	count  atomic.Int64
}

func (s *servers) start() {
	if s.dir, s.err = os.MkdirTemp("", "daybook-test-"); s.err != nil {
		return
	}
	// An unprivileged Postgres has to get through to its folder in it.
	if s.err = os.Chmod(s.dir, 0o755); s.err != nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	s.server, s.err = postgres.Start(ctx, postgres.Config{Data: filepath.Join(s.dir, "postgres"), Logger: quiet})
}

func (s *servers) stop() {
	if s.server != nil {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		_ = s.server.Stop(ctx)
	}
	if s.dir != "" {
		_ = os.RemoveAll(s.dir)
	}
}

// PostgresURL gives the URL of an empty database that is the test's alone.
func PostgresURL(tb testing.TB) string {
	tb.Helper()
	shared.once.Do(shared.start)
	if shared.err != nil {
		tb.Fatalf("start Postgres: %v", shared.err)
	}
	ctx := context.Background()
	admin, err := pgxpool.New(ctx, shared.server.AdminURL())
	if err != nil {
		tb.Fatal(err)
	}
	defer admin.Close()
	name := fmt.Sprintf("test%d", shared.count.Add(1))
	if _, err := admin.Exec(ctx, "CREATE DATABASE "+name+" OWNER daybook"); err != nil {
		tb.Fatalf("make a database: %v", err)
	}
	return strings.Replace(shared.server.URL(), "/daybook?", "/"+name+"?", 1)
}

// Postgres gives a pool on an empty database that is the test's alone.
func Postgres(tb testing.TB) *pgxpool.Pool {
	tb.Helper()
	pool, err := pgxpool.New(context.Background(), PostgresURL(tb))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(pool.Close)
	return pool
}

// EventStoreURL gives the URL of an empty event store that is the test's alone.
func EventStoreURL(tb testing.TB) string {
	tb.Helper()
	server, err := esdbserver.Open(tb.TempDir(), esdbserver.Options{Logger: quiet})
	if err != nil {
		tb.Fatalf("start the event store: %v", err)
	}
	tb.Cleanup(func() { _ = server.Close() })
	return server.URL()
}
