package main

import (
	"context"
	"errors"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
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

func (b *bench) rebuildPostgres(ctx context.Context) error   { return nil }
func (b *bench) rebuildClickHouse(ctx context.Context) error { return nil }
