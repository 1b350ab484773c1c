package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/eventstore"
)

func readBack(t *testing.T, b bundle) {
	stream := b.stream("apple")
	before := time.Now().Add(-time.Minute)
	events := proposed(0, 2)
	events[1].Data, events[1].Metadata = []byte(`{"text":"Zoë 🙂\n"}`), []byte(`{}`)
	appended := b.append(t, stream, eventstore.NoStream, events...)

	read := b.read(t, stream, 0)
	require.Len(t, read, 2)
	for i, e := range read {
		require.Equal(t, events[i].ID, e.ID)
		require.Equal(t, events[i].Type, e.Type)
		require.Equal(t, stream, e.Stream)
		require.EqualValues(t, i, e.Revision)
		require.Equal(t, string(events[i].Data), string(e.Data))
		require.Equal(t, string(events[i].Metadata), string(e.Metadata))
		require.WithinRange(t, e.Recorded, before, time.Now().Add(time.Minute))
	}
	require.Equal(t, appended.Position, read[1].Position, "an append says where its last event is")
	require.Equal(t, read, b.readAll(t, eventstore.Start, "apple"), "both ways of reading tell the same")
}

func readFrom(t *testing.T, b bundle) {
	stream := b.stream("apple")
	events := proposed(0, 5)
	b.append(t, stream, eventstore.NoStream, events...)
	for from := range 5 {
		require.Equal(t, proposedIDs(events[from:]), ids(b.read(t, stream, uint64(from))))
	}
	require.Empty(t, b.read(t, stream, 5))
	require.Empty(t, b.read(t, stream, 1_000_000))
}

func readNothing(t *testing.T, b bundle) {
	require.Empty(t, b.read(t, b.stream("apple"), 0))
	require.Empty(t, b.read(t, b.stream("apple"), 7))
}

// Who stops reading early leaves nothing behind that gets in the way.
func readAndStop(t *testing.T, b bundle) {
	stream := b.stream("apple")
	b.append(t, stream, eventstore.NoStream, proposed(0, 50)...)
	for range 20 {
		for e, err := range b.log.ReadStream(t.Context(), stream, 0) {
			require.NoError(t, err)
			require.Zero(t, e.Revision)
			break
		}
		for _, err := range b.log.ReadAll(t.Context(), eventstore.Start, []string{"apple"}) {
			require.NoError(t, err)
			break
		}
	}
	require.Len(t, b.read(t, stream, 0), 50)
}

func readAllAfter(t *testing.T, b bundle) {
	var wanted []string
	for i := range 10 {
		events := proposed(i, 1+i%3)
		b.append(t, b.stream([]string{"apple", "pear"}[i%2]), eventstore.NoStream, events...)
		wanted = append(wanted, proposedIDs(events)...)
	}
	all := b.readAll(t, eventstore.Start, "apple", "pear")
	requireOrdered(t, all)
	require.Equal(t, wanted, ids(all))
	for i, e := range all {
		require.Equal(t, wanted[i+1:], ids(b.readAll(t, e.Position, "apple", "pear")), "after the event %d", i)
	}
}

// A category is not merely what a name begins with.
func readAllCategories(t *testing.T, b bundle) {
	apple, pear, pears := b.stream("apple"), b.stream("pear"), b.stream("pears")
	for _, s := range []eventstore.StreamID{apple, pear, pears, apple} {
		b.append(t, s, eventstore.Any, proposed(0, 1)...)
	}
	streams := func(categories ...string) (names []eventstore.StreamID) {
		for _, e := range b.readAll(t, eventstore.Start, categories...) {
			names = append(names, e.Stream)
		}
		return names
	}
	require.Equal(t, []eventstore.StreamID{apple, apple}, streams("apple"))
	require.Equal(t, []eventstore.StreamID{pear}, streams("pear"))
	require.Equal(t, []eventstore.StreamID{apple, pears, apple}, streams("pears", "apple"))
	require.Empty(t, streams("quince"))
}

func readCancelled(t *testing.T, b bundle) {
	stream := b.stream("apple")
	b.append(t, stream, eventstore.NoStream, proposed(0, 1)...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	failed := func(events func(func(eventstore.Recorded, error) bool)) (failure error) {
		events(func(_ eventstore.Recorded, err error) bool {
			failure = err
			return true
		})
		return failure
	}
	require.Error(t, failed(b.log.ReadStream(ctx, stream, 0)), "an ended context is not an empty stream")
	require.Error(t, failed(b.log.ReadAll(ctx, eventstore.Start, []string{"apple"})))
}
