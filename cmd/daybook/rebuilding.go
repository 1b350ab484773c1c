package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/daybook-crm/daybook/projections"
)

// rebuildAgain is after what time a rebuild that failed is tried again, or one
// looks whether the process that does it is done.
const rebuildAgain = 30 * time.Second

// startRebuilding builds anew, in the background, the read sides whose rows
// an older version of Daybook has made. They serve meanwhile, and nothing waits
// for it.
func (m *Main) startRebuilding(ctx context.Context) error {
	if !m.Config.has("projector") {
		return nil
	}
	ctx, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	m.running.push(func() error { cancel(); running.Wait(); return nil })
	for _, side := range []versioned{
		{"postgres", m.core.reads.Outdated, m.rebuildPostgres},
		{"clickhouse", m.core.reports.Outdated, m.rebuildClickHouse},
	} {
		outdated, err := side.outdated(ctx)
		if err != nil {
			return err
		}
		if outdated {
			running.Go(func() { m.rebuildOutdated(ctx, side) })
		}
	}
	return nil
}

// versioned is a read side that knows which version has made its rows.
type versioned struct {
	name     string
	outdated func(context.Context) (bool, error)
	rebuild  func(ctx context.Context, only string, tell func(projections.Progress)) error
}

func (m *Main) rebuildOutdated(ctx context.Context, side versioned) {
	logger := m.Logger.With("projection", side.name)
	logger.Info("this version makes other rows of the same events: the read side is built anew, and serves meanwhile")
	for {
		outdated, err := side.outdated(ctx)
		if err == nil && !outdated {
			return
		}
		if err == nil {
			if err = side.rebuild(ctx, "", logProgress(logger)); err == nil {
				logger.Info("the read side was built anew")
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		logger.Warn("the read side could not be built anew, trying again", "error", err, "pause", rebuildAgain)
		select {
		case <-time.After(rebuildAgain):
		case <-ctx.Done():
			return
		}
	}
}

// logProgress says now and then how far it is.
func logProgress(logger *slog.Logger) func(projections.Progress) {
	var last time.Time
	return func(p projections.Progress) {
		if time.Since(last) > rebuildAgain {
			last = time.Now()
			logger.Info("building the read side anew", "doing", p.Doing, "done", p.Done, "of", p.All, "rate", int(p.Rate), "left", p.Left.Round(time.Second))
		}
	}
}
