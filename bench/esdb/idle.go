package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
)

const subscribers = 1000

// idle measures what a thousand subscribers cost who wait for something, half
// of them on a stream, half on $all: client and server together, as they share
// the process.
func (b *bench) idle(ctx context.Context) (err error) {
	o, err := openOurs(ctx, b.dir+"/idle")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	before := inUse()
	for i := range subscribers {
		sub, err := o.subscribe(ctx, i)
		if err != nil {
			return err
		}
		if err := caughtUp(sub); err != nil {
			return err
		}
	}
	used := float64(inUse()-before) / 1e6
	row{what: "1,000 idle subscribers, MB", measured: fmt.Sprintf("%.1f", used), target: "50"}.print()
	return nil
}

func (o *ours) subscribe(ctx context.Context, i int) (*esdb.Subscription, error) {
	if i%2 == 0 {
		return o.client.SubscribeToStream(ctx, fmt.Sprint("idle-", i), esdb.SubscribeToStreamOptions{})
	}
	return o.client.SubscribeToAll(ctx, esdb.SubscribeToAllOptions{From: esdb.End{}})
}

// caughtUp waits until the subscription is live.
func caughtUp(sub *esdb.Subscription) error {
	for {
		e := sub.Recv()
		if e.SubscriptionDropped != nil {
			return e.SubscriptionDropped.Error
		}
		if e.CaughtUp != nil {
			return nil
		}
	}
}

// inUse is the memory of the heap and of the stacks, after a collection.
func inUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapInuse + m.StackInuse)
}
