package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/readmodels"
)

// sharing lets one process, and then two, catch up with the same log from its
// beginning, as they do after an outage: with the tables that serve, not
// beside them.
func (b *bench) sharing(ctx context.Context) error {
	for _, processes := range []int{1, 2} {
		if err := b.catchUp(ctx, processes); err != nil {
			return err
		}
	}
	return nil
}

// catchUpEvents bounds the part: it is about the ratio.
const catchUpEvents = 100_000

func (b *bench) catchUp(ctx context.Context, processes int) (err error) {
	if err := b.reads.Reset(ctx); err != nil {
		return err
	}
	name := readmodels.Projection
	if err := b.reads.PauseProjection(ctx, name, "until all are there", "bench"); err != nil {
		return err
	}
	for range processes {
		stop, startErr := b.startProjector(ctx)
		if startErr != nil {
			return startErr
		}
		defer func() { err = errors.Join(err, stop()) }()
	}
	if err := b.await(ctx, func(p readmodels.ProjectionState) bool { return fair(p, processes) }); err != nil {
		return err
	}
	to, n, err := b.end(ctx, catchUpEvents)
	if err != nil {
		return err
	}
	c := b.begin()
	if err := b.reads.ResumeProjection(ctx, name); err != nil {
		return err
	}
	if err := b.reads.WaitFor(ctx, to); err != nil {
		return err
	}
	b.row(fmt.Sprintf("Postgres catches up, processes: %d", processes), n, c)
	return nil
}

// fair says whether each of the processes holds as much as the others.
func fair(p readmodels.ProjectionState, processes int) bool {
	n := 0
	for _, each := range p.Processes {
		if each.Alive && each.State == readmodels.Paused && len(each.Held) == readmodels.Slices/processes {
			n++
		}
	}
	return n == processes
}

func (b *bench) await(ctx context.Context, is func(readmodels.ProjectionState) bool) error {
	desk := projections.Desk{Store: b.reads, Log: b.log}
	for {
		all, err := desk.Store.Projections(ctx)
		if err != nil {
			return err
		}
		for _, p := range all {
			if p.Name == readmodels.Projection && is(p) {
				return nil
			}
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
