package esdbserver_test

import (
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// The worked sequence 17.6; its reads with compatibility are in TestRawReads.
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

// The worked sequence 17.10; the filters are in TestLinksAreJudgedByThemselves.
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

// A filter looks at a link's own type and stream, not at its target's.
func TestLinksAreJudgedByThemselves(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, events("a", "b")...)
	b.mustAppend("l", esdb.Any{}, esdb.EventData{EventID: uuid.New(), EventType: "$>", ContentType: esdb.ContentTypeBinary, Data: []byte("1@s")})
	for _, c := range []struct {
		filter *esdb.SubscriptionFilter
		want   []string
	}{
		{&esdb.SubscriptionFilter{Type: esdb.EventFilterType, Prefixes: []string{"$>"}}, []string{"0@l"}},
		{&esdb.SubscriptionFilter{Type: esdb.EventFilterType, Prefixes: []string{"test"}}, []string{"0@s", "1@s"}},
		{&esdb.SubscriptionFilter{Type: esdb.EventFilterType, Regex: "^(?!\\$)"}, []string{"0@s", "1@s"}},
		{&esdb.SubscriptionFilter{Type: esdb.StreamFilterType, Regex: "^(s|l)$"}, []string{"0@s", "1@s", "0@l"}},
	} {
		sub, err := b.client.SubscribeToAll(b.ctx, esdb.SubscribeToAllOptions{From: esdb.Start{}, ResolveLinkTos: true, Filter: c.filter, MaxSearchWindow: 1000})
		require.NoError(t, err)
		f := watch(b, sub)
		for _, want := range c.want {
			require.Equal(t, want, f.next(), "%v", c.filter)
		}
	}
}

// What is written is what is read: content types as the protocol has them, and bytes as they are.
func TestRecordsComeBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	before := time.Now().Add(-time.Second)
	written := []esdb.EventData{
		{EventID: uuid.New(), EventType: "größe", ContentType: esdb.ContentTypeJson, Data: []byte(`not {JSON} at all`), Metadata: []byte{0xff, 0}},
		{EventID: uuid.New(), EventType: "bin", ContentType: esdb.ContentTypeBinary, Data: []byte{0, 255}},
	}
	b.mustAppend("s-€", esdb.Any{}, written...)
	r, err := b.client.ReadStream(b.ctx, "s-€", esdb.ReadStreamOptions{}, many)
	require.NoError(t, err)
	defer r.Close()
	for i, want := range written {
		e, err := r.Recv()
		require.NoError(t, err)
		got := e.Event
		require.Equal(t, want.EventID, got.EventID)
		require.Equal(t, "s-€", got.StreamID)
		require.Equal(t, want.EventType, got.EventType)
		require.Equal(t, string(want.Data), string(got.Data))
		require.Equal(t, string(want.Metadata), string(got.UserMetadata))
		require.Equal(t, []string{"application/json", "application/octet-stream"}[i], got.ContentType)
		require.WithinRange(t, got.CreatedDate, before, time.Now().Add(time.Second))
		require.NotZero(t, got.Position.Commit)
		require.Equal(t, got.Position.Commit, got.Position.Prepare)
	}
}

// A new database is not empty: clients take their first position from what is there, and wait for $users.
func TestFreshDatabase(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.NotEmpty(t, b.readAll(esdb.ReadAllOptions{}, many))
	require.Len(t, b.mustRead("$users", esdb.ReadStreamOptions{}, many), 2)
	for _, user := range []string{"admin", "ops"} {
		require.NotEmpty(t, b.mustRead("$user-"+user, esdb.ReadStreamOptions{}, many))
	}
}

// Positions in $all that are no event's: between, beyond, and impossible.
func TestPositionsOfNoEvent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	result := b.mustAppend("s", esdb.Any{}, numbered(1)...)
	beyond := esdb.Position{Commit: result.CommitPosition + 2, Prepare: result.CommitPosition + 2}
	require.Empty(t, b.readAll(esdb.ReadAllOptions{From: beyond}, many))
	require.Equal(t, "s", b.readAll(esdb.ReadAllOptions{From: beyond, Direction: esdb.Backwards}, 1)[0].Event.StreamID)
	sub, err := b.client.SubscribeToAll(b.ctx, esdb.SubscribeToAllOptions{From: beyond})
	require.NoError(t, err)
	f := watch(b, sub)
	f.expect("caught up")
	b.mustAppend("s", esdb.Any{}, numbered(3)...)
	f.expect("3@s")

	r, err := b.client.ReadAll(b.ctx, esdb.ReadAllOptions{From: esdb.Position{Commit: 1, Prepare: 2}}, 1)
	if err == nil {
		_, err = r.Recv()
	}
	require.Error(t, err)
}
