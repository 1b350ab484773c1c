package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/projections"
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
func (b *bench) rebuildClickHouse(ctx context.Context) error { return nil }
