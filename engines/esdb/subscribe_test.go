package esdbserver_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/stretchr/testify/require"
)

// follow collects what a subscription says, in words.
type follow struct {
	t    testing.TB
	said chan string
}

func watch(b *bundle, sub *esdb.Subscription) *follow {
	f := &follow{t: b, said: make(chan string, 10_000)}
	b.Cleanup(func() { sub.Close() })
	go func() {
		defer close(f.said)
		for {
			e := sub.Recv()
			switch {
			case e.SubscriptionDropped != nil:
				f.said <- "dropped"
				return
			case e.CaughtUp != nil:
				f.said <- "caught up"
			case e.CheckPointReached != nil:
				f.said <- fmt.Sprintf("checkpoint %d", e.CheckPointReached.Commit)
			case e.EventAppeared != nil:
				o := e.EventAppeared.OriginalEvent()
				f.said <- fmt.Sprintf("%d@%s", o.EventNumber, o.StreamID)
			}
		}
	}()
	return f
}

func (f *follow) next() string {
	f.t.Helper()
	select {
	case s := <-f.said:
		return s
	case <-time.After(patience):
		f.t.Fatal("the subscription says nothing")
		return ""
	}
}

func (f *follow) expect(want ...string) {
	f.t.Helper()
	for _, w := range want {
		require.Equal(f.t, w, f.next())
	}
}

func (b *bundle) subscribe(stream string, from esdb.StreamPosition) *follow {
	b.Helper()
	sub, err := b.client.SubscribeToStream(b.ctx, stream, esdb.SubscribeToStreamOptions{From: from})
	require.NoError(b, err)
	return watch(b, sub)
}

// The worked sequence 17.11.
func TestSubscribeFromRevision(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(10)...)
	four, nine := b.subscribe("s", esdb.Revision(4)), b.subscribe("s", esdb.Revision(9))
	twenty, end := b.subscribe("s", esdb.Revision(20)), b.subscribe("s", esdb.End{})
	four.expect("5@s", "6@s", "7@s", "8@s", "9@s", "caught up")
	nine.expect("caught up")
	twenty.expect("caught up")
	end.expect("caught up")
	b.mustAppend("s", esdb.Any{}, numbered(12)...)
	four.expect("10@s", "11@s")
	nine.expect("10@s")
	end.expect("10@s")
	twenty.expect("21@s")
}

func TestSubscribeToStreamNotYetThere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	f := b.subscribe("later", esdb.Start{})
	f.expect("caught up")
	b.mustAppend("other", esdb.Any{}, numbered(1)...)
	b.mustAppend("later", esdb.Any{}, numbered(2)...)
	f.expect("0@later", "1@later")
}

func TestSubscriptionSeesTombstoneAndEnds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(1)...)
	f := b.subscribe("s", esdb.Start{})
	f.expect("0@s", "caught up")
	_, err := b.client.TombstoneStream(b.ctx, "s", esdb.TombstoneStreamOptions{})
	require.NoError(t, err)
	f.expect("9223372036854775807@s", "dropped")
	_, err = b.client.SubscribeToStream(b.ctx, "s", esdb.SubscribeToStreamOptions{})
	requireCode(t, err, esdb.ErrorCodeStreamDeleted)
}

// A soft-deleted stream is empty from its present end; truncation holds in catch-up and not live.
func TestSubscribeToDeletedAndTruncated(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(3)...)
	_, err := b.client.DeleteStream(b.ctx, "s", esdb.DeleteStreamOptions{})
	require.NoError(t, err)
	f := b.subscribe("s", esdb.Start{})
	f.expect("caught up")
	b.mustAppend("s", esdb.Any{}, numbered(2)...)
	f.expect("3@s", "4@s")

	one := esdb.StreamMetadata{}
	one.SetMaxCount(1)
	_, err = b.client.SetStreamMetadata(b.ctx, "s", esdb.AppendToStreamOptions{}, one)
	require.NoError(t, err)
	g := b.subscribe("s", esdb.Start{})
	g.expect("4@s", "caught up")
	b.mustAppend("s", esdb.Any{}, numbered(3)...)
	g.expect("5@s", "6@s", "7@s")
}

// The worked sequence 17.12.
func TestFilteredCheckpoints(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("noise", esdb.Any{}, numbered(20)...)
	b.mustAppend("wanted-1", esdb.Any{}, numbered(1)...)
	sub, err := b.client.SubscribeToAll(b.ctx, esdb.SubscribeToAllOptions{
		From: esdb.Start{}, MaxSearchWindow: 4, CheckpointInterval: 2,
		Filter: &esdb.SubscriptionFilter{Type: esdb.StreamFilterType, Prefixes: []string{"wanted-"}},
	})
	require.NoError(t, err)
	f := watch(b, sub)
	// The log: six events of the server's own, then 7..26 noise, then 27.
	f.expect("checkpoint 8", "checkpoint 16", "checkpoint 24", "0@wanted-1", "checkpoint 27", "caught up")
	b.mustAppend("noise", esdb.Any{}, numbered(7)...)
	b.mustAppend("wanted-2", esdb.Any{}, numbered(1)...)
	f.expect("0@wanted-2", "checkpoint 35")
	b.mustAppend("noise", esdb.Any{}, numbered(8)...)
	f.expect("checkpoint 43")
}

// Resuming from any position loses and repeats nothing, under concurrent writing.
func TestSubscribeToAllWhileWriting(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const n = 3000
	go func() {
		for i := range n / 3 {
			b.client.AppendToStream(b.ctx, fmt.Sprintf("w-%d", i%7), esdb.AppendToStreamOptions{}, numbered(3)...)
		}
	}()
	var position esdb.AllPosition = esdb.Start{}
	seen := map[string]int{}
	for last := uint64(0); len(seen) < n; {
		sub, err := b.client.SubscribeToAll(b.ctx, esdb.SubscribeToAllOptions{From: position,
			Filter: &esdb.SubscriptionFilter{Type: esdb.StreamFilterType, Regex: "^w-"}})
		require.NoError(t, err)
		for range 500 {
			if len(seen) == n {
				break
			}
			e := sub.Recv()
			require.Nil(t, e.SubscriptionDropped)
			switch {
			case e.EventAppeared != nil:
				o := e.EventAppeared.OriginalEvent()
				require.Greater(t, o.Position.Commit, last)
				last, position = o.Position.Commit, o.Position
				seen[fmt.Sprintf("%d@%s", o.EventNumber, o.StreamID)]++
			case e.CheckPointReached != nil:
				require.GreaterOrEqual(t, e.CheckPointReached.Commit, last)
				position = *e.CheckPointReached
			}
		}
		sub.Close()
	}
	for event, times := range seen {
		require.Equal(t, 1, times, event)
	}
}

// A subscriber who takes nothing in must not hold up writers, and gets everything in the end.
func TestSlowSubscriberBlocksNobody(t *testing.T) {
	t.Parallel()
	b := setup(t)
	sub, err := b.client.SubscribeToAll(b.ctx, esdb.SubscribeToAllOptions{From: esdb.End{},
		Filter: &esdb.SubscriptionFilter{Type: esdb.StreamFilterType, Prefixes: []string{"big"}}})
	require.NoError(t, err)
	const n = 100
	for range n { // 50 MB: far more than flow control lets through and the live tail holds
		b.mustAppend("big", esdb.Any{}, sized(500_000))
	}
	f := watch(b, sub)
	for next := 0; next < n; {
		if said := f.next(); said == fmt.Sprintf("%d@big", next) {
			next++
		} else {
			require.NotContains(t, said, "@big")
		}
	}
}
