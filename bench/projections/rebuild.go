package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/reporting"
)

// reading is the least that any rebuild costs: the log read, and opened.
func (b *bench) reading(ctx context.Context) error {
	c, n := b.begin(), 0
	for _, err := range b.log.ReadAll(ctx, eventstore.Start, catalog.Categories) {
		if err != nil {
			return err
		}
		n++
	}
	b.row("the log read", n, c)
	for what, with := range map[string]*codec.Codec{"read and opened": b.codec, "read, nothing opened": b.codec.Blind()} {
		if err := b.decoding(ctx, "the log "+what, with); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) decoding(ctx context.Context, what string, with *codec.Codec) error {
	c, n := b.begin(), 0
	var batch []eventstore.Recorded
	for r, err := range b.log.ReadAll(ctx, eventstore.Start, catalog.Categories) {
		if err != nil {
			return err
		}
		n++
		if batch = append(batch, r); len(batch) == 5000 {
			if _, errs := with.DecodeAll(ctx, batch); errors.Join(errs...) != nil {
				return errors.Join(errs...)
			}
			batch = batch[:0]
		}
	}
	b.row(what, n, c)
	return nil
}

// rebuildPostgres pretends that the tables that serve have everything: what is
// in them does not matter to those that take their place.
func (b *bench) rebuildPostgres(ctx context.Context) error {
	head, err := b.log.Head(ctx, catalog.Categories)
	if err != nil {
		return err
	}
	const caughtUp = `UPDATE daybook.slices SET commit = $1, prepare = $2 WHERE projection = 'postgres'`
	if _, err := b.pool.Exec(ctx, caughtUp, int64(head.Commit), int64(head.Prepare)); err != nil {
		return err
	}
	next, err := b.reads.OpenNext(ctx, "")
	if err != nil {
		return err
	}
	defer next.Close()
	if err := next.Restart(ctx); err != nil { // of an earlier run
		return err
	}
	c := b.begin()
	r := projections.Rebuild{
		Aside: projections.NewAsidePostgres(b.reads, next, ""), Log: b.log, Codec: b.codec,
		Parking: projections.PostgresParking{Store: b.reads}, Logger: quiet, Tell: b.steps(c),
	}
	if err := r.Run(ctx); err != nil {
		return err
	}
	var n int
	if err := b.pool.QueryRow(ctx, `SELECT count(*) FROM daybook.parked`).Scan(&n); err != nil || n > 0 {
		return errors.Join(err, fmt.Errorf("%d events were parked", n))
	}
	b.row("Postgres built anew", b.events, c)
	return nil
}

// steps shows where the time goes.
func (b *bench) steps(since cost) func(projections.Progress) {
	doing := projections.Filling
	return func(p projections.Progress) {
		if p.Doing != doing {
			doing = p.Doing
			b.row("… of which filling", b.events, since)
		}
	}
}

// rebuildClickHouse pretends as rebuildPostgres does.
func (b *bench) rebuildClickHouse(ctx context.Context) error {
	head, err := b.log.Head(ctx, catalog.Categories)
	if err != nil {
		return err
	}
	name, err := b.reports.CheckpointName(ctx, reporting.Projection)
	if err != nil {
		return err
	}
	at, err := b.reports.CheckpointsUnder(ctx, name)
	if err != nil {
		return err
	}
	caughtUp := reporting.Move{From: at, To: reporting.Position(head)}
	for slice := range at {
		caughtUp.Slices = append(caughtUp.Slices, slice)
	}
	if err := b.reports.SaveCheckpoints(ctx, name, caughtUp); err != nil {
		return err
	}
	for _, serving := range newHistory(b.tenants).companies {
		if err := b.reports.Migrate(ctx, serving.tenant); err != nil {
			return err
		}
	}
	next, err := b.reports.OpenNext(ctx, "")
	if err != nil {
		return err
	}
	if err := next.Discard(ctx); err != nil { // of an earlier run
		return err
	}
	c := b.begin()
	r := projections.Rebuild{
		Aside: projections.NewAsideReporting(next, ""), Log: b.log, Codec: b.codec.Blind(),
		Parking: projections.PostgresParking{Store: b.reads}, Logger: quiet, Tell: b.steps(c), Batch: projections.ReportingFill,
	}
	if err := r.Run(ctx); err != nil {
		return err
	}
	b.row("ClickHouse built anew", b.events, c)
	return nil
}
