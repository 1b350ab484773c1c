package clickhouse_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"os/signal"
	"testing"
	"time"

	ch "github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/clickhouse"
)

// TestMain is the test, and, started again by Start, the child.
func TestMain(m *testing.M) {
	if cfg, ok := clickhouse.Inherited(); ok {
		os.Exit(child(cfg))
	}
	if os.Getenv(byHand) != "" {
		os.Exit(person())
	}
	if os.Getenv(grandparent) != "" {
		os.Exit(parent())
	}
	os.Exit(m.Run())
}

func child(cfg clickhouse.ServeConfig) int {
	if err := clickhouse.Serve(context.Background(), cfg); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// needPackages skips a test where the engine is not installed, which make test
// does not let happen.
func needPackages(t *testing.T) {
	t.Helper()
	if _, err := engines.ClickHouse(""); errors.Is(err, engines.ErrMissing) {
		t.Skip(err)
	} else {
		require.NoError(t, err)
	}
}

func start(t *testing.T, data string) *clickhouse.Server {
	t.Helper()
	needPackages(t)
	s, err := clickhouse.Start(t.Context(), clickhouse.Config{
		Data: data, Command: []string{os.Args[0]}, Logger: slog.New(slog.DiscardHandler),
	})
	require.NoError(t, err)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		_ = s.Stop(ctx)
	})
	return s
}

// dial opens a client as the rest of Daybook does.
func dial(t *testing.T, s *clickhouse.Server, change ...func(*ch.Options)) driver.Conn {
	t.Helper()
	u, err := url.Parse(s.URL())
	require.NoError(t, err)
	password, _ := u.User.Password()
	options := &ch.Options{
		Protocol: ch.HTTP, Addr: []string{u.Host}, Auth: ch.Auth{Username: u.User.Username(), Password: password},
	}
	for _, c := range change {
		c(options)
	}
	conn, err := ch.Open(options)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

const grandparent = "DAYBOOK_TEST_PARENT_DATA"

// parent starts a child, says its process number, and waits to be killed.
func parent() int {
	s, err := clickhouse.Start(context.Background(), clickhouse.Config{Data: os.Getenv(grandparent), Command: []string{os.Args[0]}})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	_, _ = fmt.Fprintln(os.Stdout, s.PID())
	select {}
}

const byHand = "DAYBOOK_TEST_BY_HAND_DATA"

// person runs a server by hand, until Ctrl-C.
func person() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := clickhouse.Serve(ctx, clickhouse.ServeConfig{Data: os.Getenv(byHand), Password: "secret"})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}
