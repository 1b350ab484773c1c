package storetest

import (
	"context"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/eventstore"
)

func readBack(t bundle) {
	stream := t.stream(apple)
	before := time.Now().Add(-time.Minute)
	events := proposed(0, 2)
	events[1].Data, events[1].Metadata = []byte(`{"text":"Zoë 🙂\n"}`), []byte(`{}`)
	appended := t.append(stream, eventstore.NoStream, events...)

	read := t.read(stream, 0)
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
	require.Equal(t, read, t.readAll(eventstore.Start, apple), "both ways of reading tell the same")
}

func readFrom(t bundle) {
	stream := t.stream(apple)
	events := proposed(0, 5)
	t.append(stream, eventstore.NoStream, events...)
	for from := range 5 {
		require.Equal(t, proposedIDs(events[from:]), ids(t.read(stream, uint64(from))))
	}
	require.Empty(t, t.read(stream, 5))
	require.Empty(t, t.read(stream, 1_000_000))
}

func readNothing(t bundle) {
	require.Empty(t, t.read(t.stream(apple), 0))
	require.Empty(t, t.read(t.stream(apple), 7))
}

// Who stops reading early leaves nothing behind that gets in the way.
func readAndStop(t bundle) {
	stream := t.stream(apple)
	t.append(stream, eventstore.NoStream, proposed(0, 50)...)
	for range 20 {
		for e, err := range t.log.ReadStream(t.Context(), stream, 0) {
			require.NoError(t, err)
			require.Zero(t, e.Revision)
			break
		}
		for _, err := range t.log.ReadAll(t.Context(), eventstore.Start, []string{apple}) {
			require.NoError(t, err)
			break
		}
	}
	require.Len(t, t.read(stream, 0), 50)
}

func readAllAfter(t bundle) {
	var wanted []string
	for i := range 10 {
		events := proposed(i, 1+i%3)
		t.append(t.stream([]string{apple, pear}[i%2]), eventstore.NoStream, events...)
		wanted = append(wanted, proposedIDs(events)...)
	}
	all := t.readAll(eventstore.Start, apple, pear)
	requireOrdered(t, all)
	require.Equal(t, wanted, ids(all))
	for i, e := range all {
		require.Equal(t, wanted[i+1:], ids(t.readAll(e.Position, apple, pear)), "after the event %d", i)
	}
}

// A category is not merely what a name begins with.
func readAllCategories(t bundle) {
	one, other, longer := t.stream(apple), t.stream(pear), t.stream(pear+"s")
	for _, s := range []eventstore.StreamID{one, other, longer, one} {
		t.append(s, eventstore.Any, proposed(0, 1)...)
	}
	streams := func(categories ...string) (names []eventstore.StreamID) {
		for _, e := range t.readAll(eventstore.Start, categories...) {
			names = append(names, e.Stream)
		}
		return names
	}
	require.Equal(t, []eventstore.StreamID{one, one}, streams(apple))
	require.Equal(t, []eventstore.StreamID{other}, streams(pear))
	require.Equal(t, []eventstore.StreamID{one, longer, one}, streams(pear+"s", apple))
	require.Empty(t, streams("quince"))
}

func readCancelled(t bundle) {
	stream := t.stream(apple)
	t.append(stream, eventstore.NoStream, proposed(0, 1)...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	failed := func(events func(func(eventstore.Recorded, error) bool)) (failure error) {
		events(func(_ eventstore.Recorded, err error) bool {
			failure = err
			return true
		})
		return failure
	}
	require.Error(t, failed(t.log.ReadStream(ctx, stream, 0)), "an ended context is not an empty stream")
	require.Error(t, failed(t.log.ReadAll(ctx, eventstore.Start, []string{apple})))
}
