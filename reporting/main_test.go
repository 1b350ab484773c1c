package reporting_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/clickhouse"
	"github.com/daybook-crm/daybook/reporting"
)

// TestMain is the tests, and, started again by clickhouse.Start, the engine.
func TestMain(m *testing.M) {
	if cfg, ok := clickhouse.Inherited(); ok {
		os.Exit(engine(cfg))
	}
	code := m.Run()
	shared.stop()
	os.Exit(code)
}

func engine(cfg clickhouse.ServeConfig) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := clickhouse.Serve(ctx, cfg); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// shared is the one engine of these tests; each test has its own tenant.
var shared embedded

type embedded struct {
	once   sync.Once
	folder string
	server *clickhouse.Server
	err    error
}

func (e *embedded) start() {
	if e.folder, e.err = os.MkdirTemp("", "reporting"); e.err != nil {
		return
	}
	e.server, e.err = clickhouse.Start(context.Background(), clickhouse.Config{
		Data: e.folder, Command: []string{os.Args[0]}, Logger: slog.New(slog.DiscardHandler),
	})
}

func (e *embedded) stop() {
	if e.server != nil {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		_ = e.server.Stop(ctx)
	}
	_ = os.RemoveAll(e.folder)
}

// open gives a store on the shared engine. The test is skipped where the
// engine is not installed, which make test does not let happen.
func open(t *testing.T) *reporting.Store {
	t.Helper()
	if _, err := engines.ClickHouse(""); errors.Is(err, engines.ErrMissing) {
		t.Skip(err)
	}
	shared.once.Do(shared.start)
	require.NoError(t, shared.err)
	store, err := reporting.Open(t.Context(), shared.server.URL())
	require.NoError(t, err)
	t.Cleanup(func() { _ = store.Close() })
	return store
}
