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
	if code, child := serveClickHouse(); child {
		os.Exit(code)
	}
	code := m.Run()
	shared.stop()
	sharedClickHouse.stop()
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

// folder makes a folder that an unprivileged Postgres can get through.
func folder() (string, error) {
	dir, err := os.MkdirTemp("", "daybook-test-")
	if err != nil {
		return "", err
	}
	return dir, os.Chmod(dir, 0o755)
}

func (s *servers) start() {
	if s.dir, s.err = folder(); s.err != nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	s.server, s.err = postgres.Start(ctx, postgres.Config{Data: filepath.Join(s.dir, "postgres"), Logger: quiet})
}

func (s *servers) stop() {
	if s.server != nil {
		stop(s.server)
	}
	if s.dir != "" {
		_ = os.RemoveAll(s.dir)
	}
}

func stop(server *postgres.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	_ = server.Stop(ctx) // its folder goes in any case
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

// MortalPostgres gives a pool on a server that is the test's alone, and a way
// to kill that server, which is then started again.
func MortalPostgres(tb testing.TB) (pool *pgxpool.Pool, kill func()) {
	tb.Helper()
	dir, err := folder()
	if err != nil {
		tb.Fatal(err)
	}
	server, err := postgres.Start(tb.Context(), postgres.Config{Data: filepath.Join(dir, "postgres"), Logger: quiet})
	if err != nil {
		tb.Fatalf("start Postgres: %v", err)
	}
	tb.Cleanup(func() {
		stop(server)
		_ = os.RemoveAll(dir)
	})
	if pool, err = pgxpool.New(tb.Context(), server.URL()); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(pool.Close)
	return pool, func() { killProcess(server.PID()) }
}

// killProcess kills a process, unless it is down already.
func killProcess(pid int) {
	if pid == 0 {
		return
	}
	if process, err := os.FindProcess(pid); err == nil {
		_ = process.Kill() // it may have ended meanwhile
	}
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
