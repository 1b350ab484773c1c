package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"golang.org/x/sync/errgroup"

	"github.com/daybook-crm/daybook/bench/load"
)

// Fifty writers, each every ten milliseconds, make 5,000 events a second.
const (
	liveWriters  = 50
	liveInterval = 10 * time.Millisecond
)

// live measures from the call of append to the arrival on a live subscription
// to $all: with the writers spread over the interval, as people are, and with
// all of them at the same moment.
func (b *bench) live(ctx context.Context) (err error) {
	o, err := openOurs(ctx, b.dir+"/live")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	for _, way := range []struct {
		name   string
		apart  time.Duration
		target string
	}{
		{"writers spread", liveInterval / liveWriters, "5"},
		{"all writers at once", 0, ""},
	} {
		if _, err := o.deliver(ctx, b.during/4, way.apart); err != nil { // warming up
			return err
		}
		result, err := o.deliver(ctx, b.during, way.apart)
		if err != nil {
			return err
		}
		what := fmt.Sprintf("live delivery at %s/s, %s", whole(result.Rate()), way.name)
		row{what: what + ", p50 ms", measured: millis(result.Quantile(0.5))}.print()
		row{what: what + ", p99 ms", measured: millis(result.Quantile(0.99)), target: way.target}.print()
	}
	return nil
}

// deliver lets the writers write for a while and returns how long each event
// took to arrive.
func (o *ours) deliver(ctx context.Context, during, apart time.Duration) (load.Result, error) {
	sub, err := o.client.SubscribeToAll(ctx, esdb.SubscribeToAllOptions{From: esdb.End{}, MaxSearchWindow: 1000,
		Filter: &esdb.SubscriptionFilter{Type: esdb.StreamFilterType, Prefixes: []string{"live-"}}})
	if err != nil {
		return load.Result{}, err
	}
	defer func() { _ = sub.Close() }()
	if err := caughtUp(sub); err != nil {
		return load.Result{}, err
	}
	each := int(during / liveInterval)
	writing, ctx := errgroup.WithContext(ctx)
	start := time.Now()
	for w := range liveWriters {
		writing.Go(func() error { return o.tick(ctx, w, each, start.Add(apart*time.Duration(w))) })
	}
	latencies, err := arrivals(ctx, sub, each*liveWriters)
	result := load.Result{Done: len(latencies), Took: time.Since(start), Latencies: latencies}
	return result, errors.Join(writing.Wait(), err)
}

// tick appends an event each interval, with the time of the call in it.
func (o *ours) tick(ctx context.Context, w, n int, next time.Time) error {
	stream := fmt.Sprint("live-", w)
	for range n {
		time.Sleep(time.Until(next))
		next = next.Add(liveInterval)
		e := proposed(newEvents(1))[0]
		e.Metadata = binary.BigEndian.AppendUint64(nil, uint64(time.Now().UnixNano()))
		if _, err := o.client.AppendToStream(ctx, stream, esdb.AppendToStreamOptions{ExpectedRevision: esdb.Any{}}, e); err != nil {
			return err
		}
	}
	return nil
}

// arrivals receives n events and returns how long they took, sorted.
func arrivals(ctx context.Context, sub *esdb.Subscription, n int) ([]time.Duration, error) {
	defer context.AfterFunc(ctx, func() { _ = sub.Close() })() // a writer that failed leaves nothing to wait for
	latencies := make([]time.Duration, 0, n)
	for len(latencies) < n {
		e := sub.Recv()
		if e.SubscriptionDropped != nil {
			return nil, e.SubscriptionDropped.Error
		}
		if e.EventAppeared != nil {
			called := int64(binary.BigEndian.Uint64(e.EventAppeared.Event.UserMetadata))
			latencies = append(latencies, time.Since(time.Unix(0, called)))
		}
	}
	slices.Sort(latencies)
	return latencies, nil
}
