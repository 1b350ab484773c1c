package eventstore_test

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/eventstore"
)

// list is a log of events at the positions 1, 2, 3 …
type list int

func (l list) each(from int) iter.Seq2[eventstore.Recorded, error] {
	return func(yield func(eventstore.Recorded, error) bool) {
		for i := from; i <= int(l); i++ {
			if !yield(eventstore.Recorded{Revision: uint64(i), Position: eventstore.Position{Commit: uint64(i), Prepare: uint64(i)}}, nil) {
				return
			}
		}
	}
}

func (l list) ReadStream(_ context.Context, _ eventstore.StreamID, from uint64) iter.Seq2[eventstore.Recorded, error] {
	return l.each(int(from))
}

func (l list) ReadAll(_ context.Context, after eventstore.Position, _ []string) iter.Seq2[eventstore.Recorded, error] {
	return l.each(int(after.Commit) + 1)
}

func (l list) Head(context.Context, []string) (eventstore.Position, error) {
	return eventstore.Position{Commit: uint64(l), Prepare: uint64(l)}, nil
}

func (l list) Subscribe(ctx context.Context, after eventstore.Position, categories []string) (eventstore.Subscription, error) {
	next, stop := iter.Pull2(l.ReadAll(ctx, after, categories))
	return &listSubscription{next, stop, false}, nil
}

type listSubscription struct {
	next     func() (eventstore.Recorded, error, bool)
	stop     func()
	caughtUp bool
}

func (s *listSubscription) Next() (eventstore.Notice, error) {
	event, err, more := s.next()
	if !more && !s.caughtUp {
		s.caughtUp = true
		return eventstore.Notice{CaughtUp: true}, nil
	}
	return eventstore.Notice{Event: &event}, err
}

func (s *listSubscription) Close() error { s.stop(); return nil }

func TestPast(t *testing.T) {
	t.Parallel()
	for end, want := range map[uint64]int{0: 0, 3: 3, 5: 5, 9: 5} {
		past := eventstore.Past{Log: list(5), End: eventstore.Position{Commit: end, Prepare: end}}
		count := 0
		for event, err := range past.ReadAll(t.Context(), eventstore.Start, nil) {
			require.NoError(t, err)
			count++
			require.EqualValues(t, count, event.Position.Commit)
		}
		require.Equal(t, want, count)
		require.Len(t, followed(t, past), want)
	}
	past := eventstore.Past{Log: list(5), End: eventstore.Position{Commit: 3, Prepare: 3}}
	var read []uint64
	for event := range past.ReadStream(t.Context(), eventstore.StreamID{}, 2) {
		read = append(read, event.Revision)
	}
	require.Equal(t, []uint64{2, 3}, read)
	head, err := past.Head(t.Context(), nil)
	require.NoError(t, err)
	require.Equal(t, past.End, head)
}

// followed gives what a subscription brings until it has caught up, and makes
// sure that then nothing comes until the context ends.
func followed(t *testing.T, past eventstore.Past) (events []uint64) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	sub, err := past.Subscribe(ctx, eventstore.Start, nil)
	require.NoError(t, err)
	defer func() { require.NoError(t, sub.Close()) }()
	for {
		notice, err := sub.Next()
		require.NoError(t, err)
		if notice.CaughtUp {
			break
		}
		events = append(events, notice.Event.Position.Commit)
	}
	_, err = sub.Next()
	require.ErrorIs(t, err, context.DeadlineExceeded)
	return events
}
