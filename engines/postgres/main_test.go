package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/postgres"
)

// TestMain is the test, and, started again by one, a parent that is killed.
func TestMain(m *testing.M) {
	if os.Getenv(parentData) != "" {
		os.Exit(parent())
	}
	os.Exit(m.Run())
}

// needPackages skips a test where the engine is not installed, which make test
// does not let happen.
func needPackages(t *testing.T) {
	t.Helper()
	if _, err := engines.Postgres(""); errors.Is(err, engines.ErrMissing) {
		t.Skip(err)
	} else {
		require.NoError(t, err)
	}
}

func start(t *testing.T, data string) *postgres.Server {
	t.Helper()
	needPackages(t)
	s, err := postgres.Start(t.Context(), postgres.Config{Data: data, Logger: quiet})
	require.NoError(t, err)
	t.Cleanup(func() { _ = stop(s) })
	return s
}

// startIn is for starts that may fail, or go on beside others.
func startIn(data, packages string) (*postgres.Server, error) {
	return postgres.Start(context.Background(), postgres.Config{Data: data, Packages: packages, Logger: quiet})
}

var quiet = slog.New(slog.DiscardHandler)

func stop(s *postgres.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	return s.Stop(ctx)
}

func dial(t *testing.T, s *postgres.Server) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.URL())
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

const parentData = "DAYBOOK_TEST_PARENT_DATA"

// parent starts a server, says its process number, and waits to be killed.
func parent() int {
	s, err := postgres.Start(context.Background(), postgres.Config{Data: os.Getenv(parentData)})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	_, _ = fmt.Fprintln(os.Stdout, s.PID())
	select {}
}
