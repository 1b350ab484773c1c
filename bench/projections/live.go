package main

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

const (
	liveWrites = 500 // a second
	liveFor    = 30 * time.Second
)

// live measures how long after an append has returned the tables show it, while
// many are made each second: as a query waits that asks for what was written.
func (b *bench) live(ctx context.Context) error {
	r := b.runner()
	if err := b.standAtTheEnd(ctx); err != nil {
		return err
	}
	if err := r.Start(ctx); err != nil {
		return err
	}
	defer r.Stop()
	c := b.begin()
	var mu sync.Mutex
	var lags []time.Duration
	var failed error
	count := 0
	var group sync.WaitGroup
	ticker := time.NewTicker(time.Second / liveWrites)
	defer ticker.Stop()
	for end := time.Now().Add(liveFor); time.Now().Before(end); <-ticker.C {
		n := count
		count++
		group.Go(func() {
			lag, err := b.write(ctx, n)
			mu.Lock()
			defer mu.Unlock()
			if lags = append(lags, lag); err != nil {
				failed = err
			}
		})
	}
	group.Wait()
	if failed != nil {
		return failed
	}
	slices.Sort(lags)
	at := func(share float64) time.Duration {
		return lags[int(share*float64(len(lags)-1))].Round(100 * time.Microsecond)
	}
	b.row(fmt.Sprintf("live: shown after p50 %s, p95 %s, p99 %s, at most %s", at(.5), at(.95), at(.99), at(1)), len(lags), c)
	return nil
}

// standAtTheEnd has the projection begin where the log ends.
func (b *bench) standAtTheEnd(ctx context.Context) error {
	head, err := b.log.Head(ctx, catalog.Categories)
	if err != nil {
		return err
	}
	const caughtUp = `UPDATE daybook.slices SET commit = $1, prepare = $2, owner = NULL WHERE projection = 'postgres'`
	_, err = b.pool.Exec(ctx, caughtUp, int64(head.Commit), int64(head.Prepare))
	return err
}

// write appends a contact and waits until it is shown.
func (b *bench) write(ctx context.Context, n int) (time.Duration, error) {
	id := uuid.Must(uuid.NewV7()).String()
	stream := eventstore.StreamID{Tenant: fmt.Sprintf("firm%d", n%b.tenants), Category: contact.Category, ID: id}
	made := contact.Created{ID: id, Fields: contact.Fields{
		FirstName: new("Ana"), LastName: new("García"), Email: new(id + "@example.com"), Source: new("web"),
	}, Moment: domain.Moment{At: time.Now().UTC()}}
	p, err := b.codec.Encode(ctx, stream, uuid.New(), made, codec.Metadata{Actor: "system:bench"})
	if err != nil {
		return 0, err
	}
	appended, err := b.log.Append(ctx, stream, eventstore.NoStream, p)
	if err != nil {
		return 0, err
	}
	began := time.Now()
	err = b.reads.WaitFor(ctx, appended.Position.Commit)
	return time.Since(began), err
}

// end gives the position of the log's n-th event, or of its last.
func (b *bench) end(ctx context.Context, n int) (commit uint64, events int, err error) {
	for e, err := range b.log.ReadAll(ctx, eventstore.Start, catalog.Categories) {
		if err != nil {
			return 0, 0, err
		}
		commit, events = e.Position.Commit, events+1
		if events == n {
			break
		}
	}
	return commit, events, nil
}
