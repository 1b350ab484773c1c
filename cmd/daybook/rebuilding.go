package main

import (
	"context"
	"sync"
	"time"

	"github.com/daybook-crm/daybook/projections"
)

// rebuildAgain is after what time a rebuild that failed is tried again, or one
// looks whether the process that does it is done.
const rebuildAgain = 30 * time.Second

// startRebuilding builds anew, in the background, the tables whose rows an
// older version of Daybook has made. They serve meanwhile, and nothing waits
// for it.
func (m *Main) startRebuilding(ctx context.Context) error {
	if !m.Config.has("projector") {
		return nil
	}
	outdated, err := m.core.reads.Outdated(ctx)
	if err != nil || !outdated {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	running.Go(func() { m.rebuildOutdated(ctx) })
	m.running.push(func() error { cancel(); running.Wait(); return nil })
	return nil
}

func (m *Main) rebuildOutdated(ctx context.Context) {
	m.Logger.Info("this version makes other rows of the same events: the tables are built anew, and serve meanwhile")
	for {
		outdated, err := m.core.reads.Outdated(ctx)
		if err == nil && !outdated {
			return
		}
		if err == nil {
			if err = m.rebuildPostgres(ctx, "", m.logProgress()); err == nil {
				m.Logger.Info("the tables were built anew")
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		m.Logger.Warn("the tables could not be built anew, trying again", "error", err, "pause", rebuildAgain)
		select {
		case <-time.After(rebuildAgain):
		case <-ctx.Done():
			return
		}
	}
}

// logProgress says now and then how far it is.
func (m *Main) logProgress() func(projections.Progress) {
	var last time.Time
	return func(p projections.Progress) {
		if time.Since(last) > rebuildAgain {
			last = time.Now()
			m.Logger.Info("building tables anew", "doing", p.Doing, "done", p.Done, "of", p.All, "rate", int(p.Rate), "left", p.Left.Round(time.Second))
		}
	}
}
