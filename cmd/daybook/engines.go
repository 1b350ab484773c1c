package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/daybook-crm/daybook/engines/clickhouse"
	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
	"github.com/daybook-crm/daybook/engines/postgres"
)

// engineSet are the engines that this process runs, and where all of them are.
type engineSet struct {
	endpoints
	eventStore *esdbserver.Server
	postgres   *postgres.Server
	clickHouse *clickhouse.Server
}

// startEngines starts, side by side, those engines that are embedded.
func startEngines(ctx context.Context, c *Config, logger *slog.Logger) (*engineSet, error) {
	set := &engineSet{endpoints: endpoints{EventStore: c.EventStore, Postgres: c.Postgres, ClickHouse: c.ClickHouse}}
	group, ctx := errgroup.WithContext(ctx)
	if c.EventStore == embedded {
		group.Go(func() (err error) {
			set.eventStore, err = esdbserver.Open(filepath.Join(c.Data, "eventstore"), esdbserver.Options{Logger: logger})
			if err != nil {
				return fmt.Errorf("the embedded event store: %w", err)
			}
			set.EventStore = set.eventStore.URL()
			return nil
		})
	}
	if c.Postgres == embedded {
		group.Go(func() (err error) {
			set.postgres, err = postgres.Start(ctx, postgres.Config{
				Packages: c.Engines, Data: filepath.Join(c.Data, "postgres"), Logger: logger,
			})
			if err != nil {
				return fmt.Errorf("the embedded Postgres: %w", err)
			}
			set.Postgres = set.postgres.URL()
			return nil
		})
	}
	if c.ClickHouse == embedded {
		group.Go(func() (err error) {
			if set.clickHouse, err = startClickHouse(ctx, c, logger); err != nil {
				return fmt.Errorf("the embedded ClickHouse: %w", err)
			}
			set.ClickHouse = set.clickHouse.URL()
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, errors.Join(err, set.stop())
	}
	return set, nil
}

// startClickHouse runs this very program again, as `daybook engine clickhouse`.
func startClickHouse(ctx context.Context, c *Config, logger *slog.Logger) (*clickhouse.Server, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return clickhouse.Start(ctx, clickhouse.Config{
		Packages: c.Engines, Data: filepath.Join(c.Data, "clickhouse"),
		Command: []string{program, "engine", "clickhouse"}, Logger: logger,
	})
}

// stopWithin is how long each engine may take to end.
const stopWithin = 5 * time.Second

// stop ends the engines, side by side. The event store comes last in no
// order: whoever could write to it has been stopped before.
func (s *engineSet) stop() error {
	ctx, cancel := context.WithTimeout(context.Background(), stopWithin)
	defer cancel()
	var group errgroup.Group
	if s.eventStore != nil {
		group.Go(s.eventStore.Close)
	}
	if s.postgres != nil {
		group.Go(func() error { return s.postgres.Stop(ctx) })
	}
	if s.clickHouse != nil {
		group.Go(func() error { return s.clickHouse.Stop(ctx) })
	}
	return group.Wait()
}
