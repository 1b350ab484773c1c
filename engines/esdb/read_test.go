package esdbserver_test

import (
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// The worked sequence 17.6, as far as counts and directions are concerned.
func TestReadTruncated(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(10)...)
	require.Equal(t, all(2, 4), b.mustRead("s", esdb.ReadStreamOptions{From: esdb.Revision(2)}, 3))
	three := esdb.StreamMetadata{}
	three.SetMaxCount(3)
	_, err := b.client.SetStreamMetadata(b.ctx, "s", esdb.AppendToStreamOptions{}, three)
	require.NoError(t, err)
	require.Equal(t, all(7, 9), b.mustRead("s", esdb.ReadStreamOptions{}, many))
	require.Equal(t, all(7, 9), b.mustRead("s", esdb.ReadStreamOptions{From: esdb.Revision(2)}, 3))
	require.Equal(t, []uint64{8, 7}, b.mustRead("s", esdb.ReadStreamOptions{Direction: esdb.Backwards, From: esdb.Revision(8)}, many))
	require.Equal(t, []uint64{9, 8}, b.mustRead("s", esdb.ReadStreamOptions{Direction: esdb.Backwards, From: esdb.End{}}, 2))
	require.Empty(t, b.mustRead("s", esdb.ReadStreamOptions{Direction: esdb.Backwards, From: esdb.Start{}}, many))
	require.Empty(t, b.mustRead("s", esdb.ReadStreamOptions{From: esdb.Revision(10)}, many))
	require.Empty(t, b.mustRead("s", esdb.ReadStreamOptions{From: esdb.End{}}, many))
}

func TestReadLongStreamBothWays(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const n = 3000 // several pages
	b.mustAppend("long", esdb.Any{}, numbered(n/2)...)
	b.mustAppend("long", esdb.Any{}, numbered(n/2)...)
	require.Equal(t, all(0, n-1), b.mustRead("long", esdb.ReadStreamOptions{}, many))
	back := b.mustRead("long", esdb.ReadStreamOptions{Direction: esdb.Backwards, From: esdb.End{}}, many)
	require.Len(t, back, n)
	require.EqualValues(t, n-1, back[0])
	require.EqualValues(t, 0, back[n-1])
	require.Len(t, b.readAll(esdb.ReadAllOptions{}, many), n+6)
	require.Len(t, b.readAll(esdb.ReadAllOptions{}, 700), 700)
	require.Len(t, b.readAll(esdb.ReadAllOptions{Direction: esdb.Backwards, From: esdb.End{}}, many), n+6)
}

// The worked sequence 17.9.
func TestReadAllAroundPosition(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, event("before"))
	result := b.mustAppend("s", esdb.Any{}, event("at"))
	b.mustAppend("s", esdb.Any{}, event("after"))
	at := esdb.Position{Commit: result.CommitPosition, Prepare: result.PreparePosition}
	forwards := b.readAll(esdb.ReadAllOptions{From: at}, many)
	require.Equal(t, event("at").EventID, forwards[0].Event.EventID)
	require.Len(t, forwards, 2)
	backwards := b.readAll(esdb.ReadAllOptions{From: at, Direction: esdb.Backwards}, many)
	require.Equal(t, event("before").EventID, backwards[0].Event.EventID)
	require.Empty(t, b.readAll(esdb.ReadAllOptions{From: esdb.End{}}, many))
	require.Empty(t, b.readAll(esdb.ReadAllOptions{From: esdb.Start{}, Direction: esdb.Backwards}, many))
}

// The worked sequence 17.10.
func TestLinks(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, events("a", "b")...)
	link := func(data string) esdb.EventData {
		return esdb.EventData{EventID: uuid.New(), EventType: "$>", ContentType: esdb.ContentTypeBinary, Data: []byte(data)}
	}
	b.mustAppend("l", esdb.Any{}, link("1@s"), link("7@s"), link("nonsense"))
	read := func(resolve bool) (list []*esdb.ResolvedEvent) {
		r, err := b.client.ReadStream(b.ctx, "l", esdb.ReadStreamOptions{ResolveLinkTos: resolve}, many)
		require.NoError(t, err)
		for {
			e, err := r.Recv()
			if err != nil {
				return list
			}
			list = append(list, e)
		}
	}
	plain := read(false)
	require.Equal(t, "$>", plain[0].Event.EventType)
	require.Nil(t, plain[0].Link)
	resolved := read(true)
	require.Equal(t, event("b").EventID, resolved[0].Event.EventID)
	require.EqualValues(t, 0, resolved[0].OriginalEvent().EventNumber)
	require.Equal(t, "l", resolved[0].Link.StreamID)
	require.Nil(t, resolved[1].Event)
	require.EqualValues(t, 1, resolved[1].Link.EventNumber)
	require.Nil(t, resolved[2].Link)

	two := esdb.StreamMetadata{}
	two.SetTruncateBefore(2)
	_, err := b.client.SetStreamMetadata(b.ctx, "s", esdb.AppendToStreamOptions{}, two)
	require.NoError(t, err)
	require.Nil(t, read(true)[0].Event)
}
