package main

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/privacy"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/workers"
)

// How long the read sides collect at least from one write to the next. The
// slower ones longer: a ClickHouse table takes few large blocks better than
// many small ones, and a device looks now and then.
const (
	// Under steady load this halves what the tables cost; after a pause an
	// event is applied at once all the same.
	tablesLinger = 25 * time.Millisecond
	// Behind, two transactions of some slices each run at the same time: Postgres
	// gives each a core.
	tablesBatch, tablesAbreast = 1000, 2

	// A block costs ClickHouse some 70 ms of a core, however small it is.
	reportingLinger = time.Second
	reportingBatch  = 20_000
	edgeLinger      = 300 * time.Millisecond
	edgeBatch       = 2_000
	// Keys are destroyed, and merges finished, by the command itself; those who
	// follow the log for them only make sure.
	shredderLinger = time.Second
	// Longer than any command takes from reading a pipeline to its append.
	settleGrace = 10 * time.Second
)

// startProjectors starts what the roles of this process follow the log for.
func (k *core) startProjectors(ctx context.Context, c *Config, logger *slog.Logger, running *stack) ([]*projections.Runner, error) {
	parking, leases := projections.PostgresParking{Store: k.reads}, projections.NewPostgresLeases(k.reads)
	runner := func(sink projections.Sink) *projections.Runner {
		return &projections.Runner{Sink: sink, Log: k.log, Codec: k.codec, Logger: logger, Parking: parking, Leases: leases, Orders: projections.PostgresOrders{Store: k.reads}}
	}
	var runners []*projections.Runner
	if c.has("projector") {
		files, err := projections.OpenEdge(ctx, projections.EdgeConfig{
			Folder: edgeFolder(c), Log: k.log, Codec: k.codec, Logger: logger, Parking: parking,
		})
		if err != nil {
			return nil, err
		}
		running.push(files.Close)
		reports, devices := runner(projections.NewReporting(k.reports)), runner(projections.Whole(files))
		reports.Codec = k.codec.Blind() // they have no place for what is personal
		reports.Linger, reports.MaxBatch = reportingLinger, reportingBatch
		devices.Linger, devices.MaxBatch = edgeLinger, edgeBatch
		tables := runner(projections.NewPostgres(k.reads))
		tables.Linger, tables.MaxBatch, tables.Abreast = tablesLinger, tablesBatch, tablesAbreast
		runners = append(runners, tables, reports, devices)
	}
	if c.has("worker") {
		follower := func(f projections.Follower) *projections.Runner { return runner(projections.Whole(f)) }
		shredder := follower(&privacy.Shredder{Pool: k.pool, Keys: k.keys, Bus: k.bus})
		merges := follower(&workers.Merges{Checkpoints: privacy.Checkpoint{Pool: k.pool, Of: workers.Merges{}.Name()}, Bus: k.bus})
		stages := follower(&workers.Stages{
			Checkpoints: privacy.Checkpoint{Pool: k.pool, Of: workers.Stages{}.Name()}, Bus: k.bus, Grace: settleGrace,
		})
		shredder.Linger, merges.Linger, stages.Linger = shredderLinger, shredderLinger, shredderLinger
		runners = append(runners, shredder, merges, stages)
	}
	for _, r := range runners {
		if err := r.Start(ctx); err != nil {
			return nil, err
		}
		running.push(func() error { r.Stop(); return nil })
	}
	return runners, nil
}

// edgeFolder is where the devices' files are.
func edgeFolder(c *Config) string { return filepath.Join(c.Data, "edge") }

// awaitReached waits until every read side has reached a position, telling
// how many are still behind.
func awaitReached(ctx context.Context, sides []*projections.Runner, position eventstore.Position, tell func(behind int)) error {
	for {
		behind := 0
		for _, side := range sides {
			reached, err := side.Reached(ctx, position)
			if err != nil {
				return fmt.Errorf("%s: %w", side.Name(), err)
			}
			if !reached {
				behind++
			}
		}
		if behind == 0 {
			return nil
		}
		tell(behind)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}
