package esdb

import (
	"context"
	"fmt"
	"iter"
	"math"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"

	"github.com/daybook-crm/daybook/eventstore"
)

// searchWindow is how many events the server looks at before it tells how far
// it has come, where few match.
const searchWindow = 1000

// ReadAll satisfies eventstore.Reader. The client can read $all only without
// a filter, so it is a subscription that ends when it has caught up.
func (l *Log) ReadAll(ctx context.Context, after eventstore.Position, categories []string) iter.Seq2[eventstore.Recorded, error] {
	return func(yield func(eventstore.Recorded, error) bool) {
		sub, err := l.Subscribe(ctx, after, categories)
		if err != nil {
			yield(eventstore.Recorded{}, err)
			return
		}
		defer func() { _ = sub.Close() }()
		for {
			notice, err := sub.Next()
			switch {
			case err != nil:
				yield(eventstore.Recorded{}, err)
				return
			case notice.CaughtUp:
				return
			case notice.Event != nil:
				if !yield(*notice.Event, nil) {
					return
				}
			}
		}
	}
}

// Subscribe satisfies eventstore.Subscriber.
func (l *Log) Subscribe(ctx context.Context, after eventstore.Position, categories []string) (eventstore.Subscription, error) {
	options := esdb.SubscribeToAllOptions{
		From: from(after), MaxSearchWindow: searchWindow, CheckpointInterval: 1,
		Filter: &esdb.SubscriptionFilter{Type: esdb.StreamFilterType, Prefixes: prefixes(categories)},
	}
	sub, err := l.client.SubscribeToAll(ctx, options)
	if err != nil {
		return nil, fmt.Errorf("event store: subscribe: %w", err)
	}
	return &subscription{sub}, nil
}

func from(after eventstore.Position) esdb.AllPosition {
	if after == eventstore.Start {
		return esdb.Start{}
	}
	return esdb.Position{Commit: after.Commit, Prepare: after.Prepare}
}

func prefixes(categories []string) []string {
	out := make([]string, len(categories))
	for i, c := range categories {
		out[i] = c + "-"
	}
	return out
}

type subscription struct{ inner *esdb.Subscription }

func (s *subscription) Close() error { return s.inner.Close() }

func (s *subscription) Next() (eventstore.Notice, error) {
	for {
		e := s.inner.Recv()
		switch {
		case e.SubscriptionDropped != nil:
			return eventstore.Notice{}, fmt.Errorf("event store: subscription ended: %w", e.SubscriptionDropped.Error)
		case e.EventAppeared != nil:
			recorded, err := fromClient(e.EventAppeared.OriginalEvent())
			if err != nil {
				continue // a stream of somebody else, which only begins like ours
			}
			return eventstore.Notice{Event: &recorded}, nil
		case e.CheckPointReached != nil:
			return eventstore.Notice{Checkpoint: position(e.CheckPointReached)}, nil
		case e.CaughtUp != nil:
			return eventstore.Notice{CaughtUp: true}, nil
		}
	}
}

// position drops what a checkpoint may lack: a prepare position of 0 is what
// the server writes for a place that is no record's.
func position(p *esdb.Position) *eventstore.Position {
	prepare := p.Prepare
	if prepare == 0 || prepare == math.MaxUint64 {
		prepare = p.Commit
	}
	return &eventstore.Position{Commit: p.Commit, Prepare: prepare}
}
