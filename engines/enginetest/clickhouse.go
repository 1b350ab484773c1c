package enginetest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/clickhouse"
)

// serveClickHouse makes this process the engine's child, if it was started as
// one: the engine of tests is the test binary, started again.
func serveClickHouse() (code int, child bool) {
	config, child := clickhouse.Inherited()
	if !child {
		return 0, false
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := clickhouse.Serve(ctx, config); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1, true
	}
	return 0, true
}

var sharedClickHouse clickHouse

type clickHouse struct {
	once   sync.Once
	dir    string
	server *clickhouse.Server
	err    error
}

func (c *clickHouse) start() {
	if c.dir, c.err = folder(); c.err != nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c.server, c.err = clickhouse.Start(ctx, clickhouse.Config{
		Data: filepath.Join(c.dir, "clickhouse"), Command: []string{os.Args[0]}, Logger: quiet,
	})
}

func (c *clickHouse) stop() {
	if c.server != nil {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		_ = c.server.Stop(ctx) // its folder goes in any case
	}
	if c.dir != "" {
		_ = os.RemoveAll(c.dir)
	}
}

// ClickHouseURL gives the address of the ClickHouse that the tests of a binary
// share: databases are the tests' own to make. It skips the test where the
// engine is not installed, which make test does not let happen.
func ClickHouseURL(tb testing.TB) string {
	tb.Helper()
	if _, err := engines.ClickHouse(""); errors.Is(err, engines.ErrMissing) {
		tb.Skip(err)
	}
	sharedClickHouse.once.Do(sharedClickHouse.start)
	require.NoError(tb, sharedClickHouse.err)
	return sharedClickHouse.server.URL()
}
