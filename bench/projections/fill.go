package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/engines/esdb/store"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// fill writes the history below the event store's server, sealed as commands
// seal it: the fastest way to a long log.
func (b *bench) fill(ctx context.Context, events int) (err error) {
	s, err := store.Open(b.dir+"/eventstore", store.Options{Logger: quiet})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	h := newHistory(b.tenants)
	batch := h.begin()
	var last store.Pending
	for done := 0; done < events; done += len(batch) {
		if done > 0 {
			batch = make([]happening, min(atOnce, events-done))
			for i := range batch {
				batch[i] = h.next()
			}
		}
		sealed, err := b.seal(ctx, batch)
		if err != nil {
			return err
		}
		for i, e := range batch {
			if last, err = s.Submit(ctx, e.stream.String(), store.Any, sealed[i:i+1]); err != nil {
				return err
			}
		}
	}
	_, err = last.Wait(ctx)
	return err
}

// atOnce is how many events are sealed side by side, so that their keys are
// made together.
const atOnce = 4000

func (b *bench) seal(ctx context.Context, events []happening) ([]store.Proposed, error) {
	out, errs := make([]store.Proposed, len(events)), make([]error, len(events))
	var group sync.WaitGroup
	for i, e := range events {
		group.Go(func() {
			command := uuid.NewSHA1(uuid.Nil, fmt.Append(nil, e.stream, e.event.OccurredAt(), i))
			meta := codec.Metadata{Actor: "system:bench", CommandID: command.String(), Correlation: command.String(), Causation: command.String()}
			p, err := b.codec.Encode(ctx, e.stream, uuid.New(), e.event, meta)
			out[i], errs[i] = store.Proposed{ID: store.ID(p.ID), Type: p.Type, JSON: true, Data: p.Data, Metadata: p.Metadata}, err
		})
	}
	group.Wait()
	return out, errors.Join(errs...)
}
