package projections_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/clickhouse"
	"github.com/daybook-crm/daybook/reporting"
)

// The test binary is the ClickHouse engine too, when clickhouse.Start starts
// it again. That has to be found out before TestMain, which starts Postgres.
func init() { //nolint:gochecknoinits // see above
	if cfg, ok := clickhouse.Inherited(); ok {
		os.Exit(serveClickHouse(cfg))
	}
}

func serveClickHouse(cfg clickhouse.ServeConfig) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := clickhouse.Serve(ctx, cfg); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// reportingStore gives a store on an engine of its own.
func reportingStore(t testing.TB) *reporting.Store {
	t.Helper()
	store, _ := reportingEngine(t)
	return store
}

func reportingEngine(t testing.TB) (*reporting.Store, *clickhouse.Server) {
	t.Helper()
	if _, err := engines.ClickHouse(""); errors.Is(err, engines.ErrMissing) {
		t.Skip(err)
	}
	server, err := clickhouse.Start(t.Context(), clickhouse.Config{Data: t.TempDir(), Command: []string{os.Args[0]}, Logger: quiet})
	require.NoError(t, err)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		_ = server.Stop(ctx)
	})
	store, err := reporting.Open(t.Context(), server.URL())
	require.NoError(t, err)
	t.Cleanup(func() { _ = store.Close() })
	return store, server
}
