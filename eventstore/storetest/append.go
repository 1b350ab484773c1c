package storetest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/eventstore"
)

func appendExpects(t bundle) {
	stream := t.stream(apple)
	conflict := func(expected eventstore.Expected) {
		t.Helper()
		_, err := t.log.Append(t.Context(), stream, expected, proposed(100, 1)...)
		require.ErrorIs(t, err, eventstore.ErrConflict, "expected %s", expected)
	}
	conflict(eventstore.Exactly(0))
	first := t.append(stream, eventstore.NoStream, proposed(0, 2)...)
	require.EqualValues(t, 1, first.Revision)

	conflict(eventstore.NoStream)
	conflict(eventstore.Exactly(0))
	conflict(eventstore.Exactly(2))
	second := t.append(stream, eventstore.Exactly(1), proposed(2, 1)...)
	require.EqualValues(t, 2, second.Revision)
	require.True(t, second.Position.After(first.Position))
	require.Len(t, t.read(stream, 0), 3)
}

func appendToAny(t bundle) {
	stream := t.stream(apple)
	require.EqualValues(t, 0, t.append(stream, eventstore.Any, proposed(0, 1)...).Revision)
	require.EqualValues(t, 2, t.append(stream, eventstore.Any, proposed(1, 2)...).Revision)
}

func appendTwice(t bundle) {
	stream := t.stream(apple)
	first, second := proposed(0, 2), proposed(2, 1)
	one := t.append(stream, eventstore.NoStream, first...)
	require.Equal(t, one, t.append(stream, eventstore.NoStream, first...))
	two := t.append(stream, eventstore.Exactly(1), second...)
	require.Equal(t, two, t.append(stream, eventstore.Exactly(1), second...))
	require.Equal(t, two, t.append(stream, eventstore.Any, second...))
	require.Equal(t, proposedIDs(append(first, second...)), ids(t.read(stream, 0)))
}

func appendTwiceLater(t bundle) {
	stream := t.stream(apple)
	first := proposed(0, 2)
	one := t.append(stream, eventstore.NoStream, first...)
	t.append(stream, eventstore.Exactly(1), proposed(2, 3)...)
	again, err := t.log.Append(t.Context(), stream, eventstore.NoStream, first...)
	require.NoError(t, err)
	require.Equal(t, one.Revision, again.Revision)
	require.Len(t, t.read(stream, 0), 5)
}

// Part of an append that was seen before is a contradiction, and changes nothing.
func appendIsAtomic(t bundle) {
	stream := t.stream(apple)
	first := proposed(0, 1)
	t.append(stream, eventstore.NoStream, first...)
	_, err := t.log.Append(t.Context(), stream, eventstore.NoStream, append(proposed(1, 2), first...)...)
	require.ErrorIs(t, err, eventstore.ErrConflict)
	require.Len(t, t.read(stream, 0), 1)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = t.log.Append(ctx, stream, eventstore.Exactly(0), proposed(1, 1)...)
	require.Error(t, err)
	require.NotErrorIs(t, err, eventstore.ErrConflict)
}

// Of those who expect the same revision one wins; who lost reads and tries again.
func appendContended(t bundle) {
	const writers, each = 8, 10
	stream := t.stream(apple)
	var all sync.WaitGroup
	var conflicts atomic.Int64
	for w := range writers {
		all.Go(func() {
			expected := eventstore.NoStream
			for done := 0; done < each; {
				appended, err := t.log.Append(t.Context(), stream, expected, proposed(w*each+done, 1)...)
				switch {
				case err == nil:
					done++
					expected = eventstore.Exactly(appended.Revision)
				case errors.Is(err, eventstore.ErrConflict):
					conflicts.Add(1)
					for e, err := range t.log.ReadStream(t.Context(), stream, 0) {
						if err != nil {
							t.Errorf("read: %v", err)
							return
						}
						expected = eventstore.Exactly(e.Revision)
					}
				default:
					t.Errorf("append: %v", err)
					return
				}
			}
		})
	}
	all.Wait()
	events := t.read(stream, 0)
	require.Len(t, events, writers*each)
	requireOrdered(t, events)
}
