package storetest

import (
	"context"
	"sync"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/eventstore"
)

// patience is how long a test waits for what must come.
const patience = 30 * time.Second

// follower collects what a subscription tells of the tenant.
type follower struct {
	t      bundle
	sub    eventstore.Subscription
	events []eventstore.Recorded
	caught bool
	marks  []eventstore.Position // checkpoints
}

func (t bundle) follow(after eventstore.Position, categories ...string) *follower {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	sub, err := t.log.Subscribe(ctx, after, categories)
	require.NoError(t, err)
	t.Cleanup(func() { _ = sub.Close() })
	return &follower{t: t, sub: sub}
}

// until reads notices until enough was told.
func (f *follower) until(enough func() bool) []eventstore.Recorded {
	f.t.Helper()
	for !enough() {
		notice, err := f.sub.Next()
		require.NoError(f.t, err, "after %d events", len(f.events))
		f.caught = f.caught || notice.CaughtUp
		if notice.Checkpoint != nil {
			f.marks = append(f.marks, *notice.Checkpoint)
		}
		if notice.Event != nil && notice.Event.Stream.Tenant == f.t.tenant {
			f.events = append(f.events, *notice.Event)
		}
	}
	return f.events
}

func (f *follower) untilCaughtUp() []eventstore.Recorded {
	f.t.Helper()
	return f.until(func() bool { return f.caught })
}

func (f *follower) untilEvents(n int) []eventstore.Recorded {
	f.t.Helper()
	return f.until(func() bool { return len(f.events) >= n })
}

func subscribeLive(t bundle) {
	stream := t.stream(apple)
	past, future := proposed(0, 3), proposed(3, 3)
	t.append(stream, eventstore.NoStream, past...)
	f := t.follow(eventstore.Start, apple)
	require.Equal(t, proposedIDs(past), ids(f.untilCaughtUp()))
	t.append(t.stream(pear), eventstore.NoStream, proposed(0, 1)...)
	t.append(stream, eventstore.Exactly(2), future...)
	require.Equal(t, proposedIDs(append(past, future...)), ids(f.untilEvents(6)))
	requireOrdered(t, f.events)
}

// While many append, those who subscribe at different times are all told the
// same, in the same order, without gap or repeat.
func subscribeContended(t bundle) {
	const writers, each, followers = 6, 40, 4
	var writing, following sync.WaitGroup
	for w := range writers {
		writing.Go(func() {
			stream, expected := t.stream(apple), eventstore.NoStream
			for i := range each {
				appended, err := t.log.Append(t.Context(), stream, expected, proposed(w*each+i, 1+i%2)...)
				if err != nil {
					t.Errorf("append: %v", err)
					return
				}
				expected = eventstore.Exactly(appended.Revision)
			}
		})
	}
	const total = writers * (each + each/2)
	told := make([][]string, followers)
	for i := range followers {
		following.Go(func() {
			f := t.follow(eventstore.Start, apple)
			told[i] = ids(f.untilEvents(total))
			requireOrdered(t, f.events)
		})
	}
	writing.Wait()
	following.Wait()
	want := ids(t.readAll(eventstore.Start, apple))
	require.Len(t, want, total)
	for _, got := range told {
		require.Equal(t, want, got)
	}
}

// Whoever stops after any event and subscribes anew from it misses nothing.
func subscribeResume(t bundle) {
	var wanted []string
	for i := range 12 {
		events := proposed(i, 1+i%3)
		t.append(t.stream(apple), eventstore.NoStream, events...)
		t.append(t.stream(pear), eventstore.NoStream, proposed(i, 1)...)
		wanted = append(wanted, proposedIDs(events)...)
	}
	all := t.follow(eventstore.Start, apple).untilCaughtUp()
	require.Equal(t, wanted, ids(all))
	for i, e := range all {
		rest := t.follow(e.Position, apple).untilCaughtUp()
		require.Equal(t, wanted[i+1:], ids(rest), "from the event %d", i)
	}
}

func subscriptionContext(t bundle) {
	ctx, cancel := context.WithCancel(t.Context())
	sub, err := t.log.Subscribe(ctx, eventstore.Start, []string{apple})
	require.NoError(t, err)
	ended := drained(sub)
	cancel()
	requireEnds(t, ended)
	require.NoError(t, sub.Close())
}

func subscriptionClose(t bundle) {
	sub, err := t.log.Subscribe(t.Context(), eventstore.Start, []string{apple})
	require.NoError(t, err)
	ended := drained(sub)
	require.NoError(t, sub.Close())
	require.NoError(t, sub.Close(), "twice is once")
	requireEnds(t, ended)
	_, err = sub.Next()
	require.Error(t, err, "an ended subscription stays ended")
}

// drained gives the error with which a subscription ends.
func drained(sub eventstore.Subscription) <-chan error {
	ended := make(chan error, 1)
	go func() {
		for {
			if _, err := sub.Next(); err != nil {
				ended <- err
				return
			}
		}
	}()
	return ended
}

func requireEnds(t bundle, ended <-chan error) {
	t.Helper()
	select {
	case err := <-ended:
		require.NotContains(t, err.Error(), "%!", "the error is well formed")
	case <-time.After(patience):
		t.Fatal("Next still waits")
	}
}

// A checkpoint may stand for events of other categories that were passed
// over, but who resumes from one misses nothing.
func subscriptionCheckpoints(t bundle) {
	stream := t.stream(apple)
	t.append(stream, eventstore.NoStream, proposed(0, 1)...)
	for range 30 {
		t.append(t.stream(pear), eventstore.NoStream, proposed(0, 50)...)
	}
	t.append(stream, eventstore.Exactly(0), proposed(1, 1)...)
	f := t.follow(eventstore.Start, apple)
	f.untilCaughtUp()
	require.Len(t, f.events, 2)
	last := t.append(stream, eventstore.Exactly(1), proposed(2, 1)...)
	f.untilEvents(3)
	for _, mark := range f.marks {
		rest := t.follow(mark, apple).untilEventsAt(last.Position)
		var want []eventstore.Recorded
		for _, e := range f.events {
			if e.Position.After(mark) {
				want = append(want, e)
			}
		}
		require.Equal(t, ids(want), ids(rest), "from the checkpoint %s", mark)
	}
}

// untilEventsAt reads up to the event at a position.
func (f *follower) untilEventsAt(p eventstore.Position) []eventstore.Recorded {
	f.t.Helper()
	return f.until(func() bool { return len(f.events) > 0 && f.events[len(f.events)-1].Position == p })
}
