package esdbserver_test

import (
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/stretchr/testify/require"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

// consumer is a connection to a persistent subscription, read in the background.
type consumer struct {
	t    testing.TB
	sub  *esdb.PersistentSubscription
	got  chan *esdb.EventAppeared
	ends chan error
}

func settings(change func(*esdb.PersistentSubscriptionSettings)) *esdb.PersistentSubscriptionSettings {
	s := esdb.SubscriptionSettingsDefault()
	change(&s)
	return &s
}

func (b *bundle) group(stream, name string, s *esdb.PersistentSubscriptionSettings) {
	b.Helper()
	require.NoError(b, b.client.CreatePersistentSubscription(b.ctx, stream, name,
		esdb.PersistentStreamSubscriptionOptions{Settings: s, StartFrom: esdb.Start{}}))
}

func (b *bundle) consume(stream, name string, buffer uint32) *consumer {
	b.Helper()
	sub, err := b.client.SubscribeToPersistentSubscription(b.ctx, stream, name, esdb.SubscribeToPersistentSubscriptionOptions{BufferSize: buffer})
	require.NoError(b, err)
	c := &consumer{t: b, sub: sub, got: make(chan *esdb.EventAppeared, 1000), ends: make(chan error, 1)}
	b.Cleanup(func() { sub.Close() })
	go func() {
		for {
			e := sub.Recv()
			if e.SubscriptionDropped != nil {
				c.ends <- e.SubscriptionDropped.Error
				return
			}
			c.got <- e.EventAppeared
		}
	}()
	return c
}

// next waits for a message with this revision and retry count.
func (c *consumer) next(revision uint64, retries int) *esdb.ResolvedEvent {
	c.t.Helper()
	select {
	case e := <-c.got:
		require.Equal(c.t, revision, e.Event.OriginalEvent().EventNumber)
		require.Equal(c.t, retries, e.RetryCount)
		return e.Event
	case err := <-c.ends:
		c.t.Fatalf("dropped: %v", err)
	case <-time.After(patience):
		c.t.Fatalf("nothing comes; expected revision %d", revision)
	}
	return nil
}

func (c *consumer) ack(list ...*esdb.ResolvedEvent) { require.NoError(c.t, c.sub.Ack(list...)) }

func (c *consumer) nack(a esdb.NackAction, list ...*esdb.ResolvedEvent) {
	require.NoError(c.t, c.sub.Nack("because", a, list...))
}

func (b *bundle) info(stream, name string) *esdb.PersistentSubscriptionInfo {
	b.Helper()
	info, err := b.client.GetPersistentSubscriptionInfo(b.ctx, stream, name, esdb.GetPersistentSubscriptionOptions{})
	require.NoError(b, err)
	return info
}

func (b *bundle) awaitParked(stream, name string, n int64) {
	b.Helper()
	require.Eventually(b, func() bool { return b.info(stream, name).Stats.ParkedMessagesCount == n }, patience, 5*time.Millisecond)
}

// The worked sequence 17.13.
func TestGroupBufferAndPark(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(3)...)
	b.group("s", "g", settings(func(*esdb.PersistentSubscriptionSettings) {}))
	c := b.consume("s", "g", 2)
	zero := c.next(0, 0)
	c.next(1, 0)
	info := b.info("s", "g")
	require.EqualValues(t, 2, info.Stats.TotalInFlightMessages)
	require.EqualValues(t, 0, info.Connections[0].AvailableSlots)
	require.Empty(t, c.got)
	c.nack(esdb.NackActionPark, zero)
	c.next(2, 0)
	b.awaitParked("s", "g", 1)
}

// The worked sequence 17.14.
func TestGroupRetry(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(3)...)
	b.group("s", "g", settings(func(s *esdb.PersistentSubscriptionSettings) { s.MaxRetryCount = 1 }))
	c := b.consume("s", "g", 1)
	c.nack(esdb.NackActionRetry, c.next(0, 0))
	c.nack(esdb.NackActionRetry, c.next(0, 1))
	b.awaitParked("s", "g", 1)
	c.nack(esdb.NackActionSkip, c.next(1, 0))
	c.ack(c.next(2, 0))
}

// The worked sequence 17.15, and a restart in between.
func TestGroupReplay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(2)...)
	b.group("s", "g", settings(func(*esdb.PersistentSubscriptionSettings) {}))
	c := b.consume("s", "g", 10)
	c.nack(esdb.NackActionPark, c.next(0, 0))
	c.nack(esdb.NackActionPark, c.next(1, 0))
	b.awaitParked("s", "g", 2)
	b.restart()
	require.EqualValues(t, 2, b.info("s", "g").Stats.ParkedMessagesCount)
	c = b.consume("s", "g", 10)
	replay := func(stop int) {
		require.NoError(t, b.client.ReplayParkedMessages(b.ctx, "s", "g", esdb.ReplayParkedMessagesOptions{StopAt: stop}))
	}
	replay(1)
	first := <-c.got
	require.Equal(t, 0, first.RetryCount)
	require.EqualValues(t, 0, first.Event.Event.EventNumber)
	require.NotNil(t, first.Event.Link)
	require.EqualValues(t, 1, b.info("s", "g").Stats.ParkedMessagesCount)
	c.ack(first.Event)
	replay(0)
	second := <-c.got
	require.EqualValues(t, 1, second.Event.Event.EventNumber)
	require.EqualValues(t, 0, b.info("s", "g").Stats.ParkedMessagesCount)
	c.nack(esdb.NackActionPark, second.Event) // and back: a link to the event, not to the link
	b.awaitParked("s", "g", 1)
	replay(0)
	again := <-c.got
	require.EqualValues(t, 1, again.Event.Event.EventNumber)
	require.Equal(t, "s", again.Event.Event.StreamID)
}

// restart closes the server and opens it again on the same folder.
func (b *bundle) restart() {
	b.Helper()
	b.client.Close()
	require.NoError(b, b.server.Close())
	server, err := esdbserver.Open(b.dir, esdbserver.Options{Logger: slog.New(slog.DiscardHandler), WriteTimeout: patience, KeepAliveTimeout: patience})
	require.NoError(b, err)
	b.Cleanup(func() { server.Close() })
	b.server, b.client = server, connect(b, server)
}

// The worked sequence 17.16.
func TestGroupResumesAfterRestart(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(100)...)
	b.group("s", "g", settings(func(s *esdb.PersistentSubscriptionSettings) { s.CheckpointLowerBound, s.CheckpointUpperBound = 5, 10 }))
	c := b.consume("s", "g", 100)
	for i := range uint64(100) {
		e := c.next(i, 0)
		if i < 60 {
			c.ack(e)
		}
	}
	b.restart()
	c = b.consume("s", "g", 100)
	first := (<-c.got).Event.OriginalEvent().EventNumber
	require.LessOrEqual(t, first, uint64(60))
	for i := first + 1; i < 100; i++ {
		c.next(i, 0)
	}
}

// The worked sequence 17.17, and the pinned strategy.
func TestGroupStrategies(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for strategy, share := range map[esdb.ConsumerStrategy][2]int{
		esdb.ConsumerStrategyRoundRobin: {5, 5}, esdb.ConsumerStrategyDispatchToSingle: {10, 0}, esdb.ConsumerStrategyPinned: {10, 0},
	} {
		stream := fmt.Sprint("s-", strategy)
		b.group(stream, "g", settings(func(s *esdb.PersistentSubscriptionSettings) { s.ConsumerStrategyName = strategy }))
		one, two := b.consume(stream, "g", 10), b.consume(stream, "g", 10)
		b.mustAppend(stream, esdb.Any{}, numbered(10)...)
		require.Eventually(t, func() bool { return len(one.got)+len(two.got) == 10 }, patience, time.Millisecond)
		require.Equal(t, share[0], max(len(one.got), len(two.got)), strategy)
		require.Equal(t, share[1], min(len(one.got), len(two.got)), strategy)
	}
}

// What a consumer had not answered when it left goes to another.
func TestGroupConsumerLeaves(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(2)...)
	b.group("s", "g", settings(func(s *esdb.PersistentSubscriptionSettings) { s.MaxSubscriberCount = 1 }))
	c := b.consume("s", "g", 10)
	c.next(0, 0)
	c.next(1, 0)
	_, err := b.client.SubscribeToPersistentSubscription(b.ctx, "s", "g", esdb.SubscribeToPersistentSubscriptionOptions{})
	require.Error(t, err)
	require.NoError(t, c.sub.Close())
	require.Eventually(t, func() bool { return len(b.info("s", "g").Connections) == 0 }, patience, time.Millisecond)
	d := b.consume("s", "g", 10)
	d.next(0, 1)
	d.next(1, 1)
}

func TestGroupTimeout(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(1)...)
	b.group("s", "g", settings(func(s *esdb.PersistentSubscriptionSettings) { s.MessageTimeout, s.MaxRetryCount = 0, 1 }))
	c := b.consume("s", "g", 10)
	c.next(0, 0)
	c.next(0, 1)
	b.awaitParked("s", "g", 1)
}

// Update and Delete drop consumers; a group made again under the same name begins afresh.
func TestGroupUpdateDeleteCreate(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(2)...)
	b.group("s", "/a/foo", settings(func(*esdb.PersistentSubscriptionSettings) {}))
	c := b.consume("s", "/a/foo", 10)
	c.nack(esdb.NackActionPark, c.next(0, 0))
	b.awaitParked("s", "/a/foo", 1)
	require.NoError(t, b.client.UpdatePersistentSubscription(b.ctx, "s", "/a/foo", esdb.PersistentStreamSubscriptionOptions{
		StartFrom: esdb.Start{}, Settings: settings(func(s *esdb.PersistentSubscriptionSettings) { s.LiveBufferSize = 77 }),
	}))
	require.Error(t, <-c.ends)
	require.EqualValues(t, 77, b.info("s", "/a/foo").Settings.LiveBufferSize)
	require.EqualValues(t, 1, b.info("s", "/a/foo").Stats.ParkedMessagesCount)
	require.NoError(t, b.client.DeletePersistentSubscription(b.ctx, "s", "/a/foo", esdb.DeletePersistentSubscriptionOptions{}))
	_, err := b.client.GetPersistentSubscriptionInfo(b.ctx, "s", "/a/foo", esdb.GetPersistentSubscriptionOptions{})
	requireCode(t, err, esdb.ErrorCodeResourceNotFound)
	b.group("s", "/a/foo", settings(func(*esdb.PersistentSubscriptionSettings) {}))
	require.EqualValues(t, 0, b.info("s", "/a/foo").Stats.ParkedMessagesCount)
	b.consume("s", "/a/foo", 10).next(0, 0)
}

// A group on $all with a filter does not feed on itself, and survives a restart.
func TestGroupOnAll(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.NoError(t, b.client.CreatePersistentSubscriptionToAll(b.ctx, "g", esdb.PersistentAllSubscriptionOptions{
		StartFrom: esdb.Start{}, Filter: &esdb.SubscriptionFilter{Type: esdb.StreamFilterType, Prefixes: []string{"in-"}},
		Settings: settings(func(s *esdb.PersistentSubscriptionSettings) { s.CheckpointLowerBound, s.CheckpointUpperBound = 1, 1 }),
	}))
	b.mustAppend("in-1", esdb.Any{}, numbered(1)...)
	b.mustAppend("out-1", esdb.Any{}, numbered(1)...)
	b.mustAppend("in-2", esdb.Any{}, numbered(1)...)
	connectAll := func() *esdb.PersistentSubscription {
		sub, err := b.client.SubscribeToPersistentSubscriptionToAll(b.ctx, "g", esdb.SubscribeToPersistentSubscriptionOptions{BufferSize: 1})
		require.NoError(t, err)
		b.Cleanup(func() { sub.Close() })
		return sub
	}
	sub := connectAll()
	first := sub.Recv().EventAppeared.Event
	require.Equal(t, "in-1", first.Event.StreamID)
	require.NoError(t, sub.Ack(first))
	require.Equal(t, "in-2", sub.Recv().EventAppeared.Event.Event.StreamID)
	b.restart()
	require.Equal(t, "in-2", connectAll().Recv().EventAppeared.Event.Event.StreamID)
	list, err := b.client.ListAllPersistentSubscriptions(b.ctx, esdb.ListPersistentSubscriptionsOptions{})
	require.NoError(t, err)
	require.Len(t, list, 1)
}
