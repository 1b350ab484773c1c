package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// fill writes n events below the server, in streams of perStream: it is the
// fastest way to a store that is large.
func fill(ctx context.Context, dir string, n, perStream int) (err error) {
	o, err := openOurs(ctx, dir) // so that the server's own events come first, as always
	if err != nil {
		return err
	}
	if err := o.close(); err != nil {
		return err
	}
	s, err := store.Open(dir, store.Options{Logger: quiet})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	var last store.Pending
	for done, batch := 0, min(perStream, 500); done < n; done += batch {
		if last, err = s.Submit(ctx, streamName(done/perStream), store.Any, stored(batch)); err != nil {
			return err
		}
	}
	_, err = last.Wait(ctx)
	return err
}

func streamName(i int) string { return fmt.Sprint("stored-", i) }

// stored is new events in the store's words.
func stored(n int) []store.Proposed {
	list := make([]store.Proposed, n)
	for i, e := range newEvents(n) {
		list[i] = store.Proposed{ID: store.ID(e.id), Type: eventType, JSON: true, Data: e.data}
	}
	return list
}
