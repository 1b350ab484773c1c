package esdbserver_test

import (
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// The worked sequences of the protocol that are about writing, as a client sees them. Package store has them
// with every position, in testdata.

func requireConflict(t testing.TB, err error) {
	t.Helper()
	requireCode(t, err, esdb.ErrorCodeWrongExpectedVersion)
}

// The worked sequence 17.2: re-created with no stream; with a wrong revision it is a conflict.
func TestSoftDeleteAndBackWithNoStream(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(3)...)
	_, err := b.client.DeleteStream(b.ctx, "s", esdb.DeleteStreamOptions{ExpectedRevision: esdb.Revision(2)})
	require.NoError(t, err)
	_, err = b.append("s", esdb.Revision(1), numbered(1)...)
	requireConflict(t, err)
	require.EqualValues(t, 3, b.mustAppend("s", esdb.NoStream{}, numbered(1)...).NextExpectedVersion)
	require.Equal(t, []uint64{3}, b.mustRead("s", esdb.ReadStreamOptions{}, many))
}

// metadata returns the newest metadata of a stream as it is stored.
func (b *bundle) metadata(stream string) string {
	b.Helper()
	r, err := b.client.ReadStream(b.ctx, "$$"+stream, esdb.ReadStreamOptions{}, 1)
	require.NoError(b, err)
	defer r.Close()
	e, err := r.Recv()
	require.NoError(b, err)
	return string(e.Event.Data)
}

func (b *bundle) setMetadata(stream, json string) {
	b.Helper()
	b.mustAppend("$$"+stream, esdb.Any{}, esdb.EventData{
		EventID: uuid.New(), EventType: "$metadata", ContentType: esdb.ContentTypeJson, Data: []byte(json),
	})
}

// The worked sequence 17.3: metadata does not survive a soft delete, and setting it undeletes.
func TestMetadataThenDelete(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, stream := range []string{"m", "n"} {
		b.setMetadata(stream, `{"$maxCount":5,"x":1}`)
		b.mustAppend(stream, esdb.Any{}, numbered(2)...)
		_, err := b.client.DeleteStream(b.ctx, stream, esdb.DeleteStreamOptions{})
		require.NoError(t, err)
	}
	b.mustAppend("m", esdb.Any{}, numbered(1)...)
	require.JSONEq(t, `{"$tb":2}`, b.metadata("m"))
	b.setMetadata("n", `{"$maxCount":5}`)
	require.JSONEq(t, `{"$maxCount":5,"$tb":2}`, b.metadata("n"))
	require.Empty(t, b.mustRead("n", esdb.ReadStreamOptions{}, many), "it is there, with nothing to see")
}

// The worked sequences 17.4 and 17.5: what was written once is not written again, in the same stream.
func TestIdempotence(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var position uint64
	for range 2 {
		result := b.mustAppend("s", esdb.NoStream{}, events("a", "b")...)
		require.EqualValues(t, 1, result.NextExpectedVersion)
		require.True(t, position == 0 || position == result.CommitPosition, "the place of b, both times")
		position = result.CommitPosition
	}
	for _, step := range []struct {
		expected esdb.ExpectedRevision
		ids      []string
		revision int // -1: a conflict
	}{
		{esdb.Any{}, []string{"a"}, 0},
		{esdb.Any{}, []string{"b", "c"}, -1},
		{esdb.NoStream{}, []string{"a"}, 0},
		{esdb.NoStream{}, []string{"a", "c"}, -1},
		{esdb.Revision(0), []string{"b"}, 1},
		{esdb.Revision(0), []string{"c"}, -1},
		{esdb.Revision(1), []string{"a"}, 2}, // named rightly, so written again
		{esdb.Any{}, []string{"a", "b"}, 1},
		{esdb.StreamExists{}, []string{"x"}, 3},
		{esdb.Revision(9), []string{"a"}, -1},
	} {
		result, err := b.append("s", step.expected, events(step.ids...)...)
		if step.revision < 0 {
			requireConflict(t, err)
			continue
		}
		require.NoError(t, err, "%v %v", step.expected, step.ids)
		require.EqualValues(t, step.revision, result.NextExpectedVersion, "%v %v", step.expected, step.ids)
	}
	require.Equal(t, all(0, 3), b.mustRead("s", esdb.ReadStreamOptions{}, many))
	require.EqualValues(t, 1, b.mustAppend("t", esdb.Any{}, events("a", "b")...).NextExpectedVersion, "another stream")
	require.Equal(t, all(0, 1), b.mustRead("t", esdb.ReadStreamOptions{}, many))
}

// The worked sequence 17.7: all has expired, and the stream is there.
func TestMaxAge(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(2)...)
	b.setMetadata("s", `{"$maxAge":1}`)
	require.Eventually(t, func() bool { return len(b.mustRead("s", esdb.ReadStreamOptions{}, many)) == 0 }, patience, 20*time.Millisecond)
	require.EqualValues(t, 2, b.mustAppend("s", esdb.Any{}, numbered(1)...).NextExpectedVersion)
	b.setMetadata("s", `{"$maxAge":1000,"$tb":2}`)
	require.Equal(t, []uint64{2}, b.mustRead("s", esdb.ReadStreamOptions{}, many))
}

// The worked sequence 17.8: a stream that never was can be tombstoned, and nothing goes after that.
func TestTombstone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.client.TombstoneStream(b.ctx, "u", esdb.TombstoneStreamOptions{ExpectedRevision: esdb.Any{}})
	require.NoError(t, err)
	_, err = b.append("u", esdb.Any{}, numbered(1)...)
	requireCode(t, err, esdb.ErrorCodeStreamDeleted)
	for _, stream := range []string{"u", "$$u"} {
		_, err = b.read(stream, esdb.ReadStreamOptions{}, many)
		requireCode(t, err, esdb.ErrorCodeStreamDeleted)
	}
	_, err = b.client.SubscribeToStream(b.ctx, "u", esdb.SubscribeToStreamOptions{})
	requireCode(t, err, esdb.ErrorCodeStreamDeleted)
	_, err = b.client.DeleteStream(b.ctx, "u", esdb.DeleteStreamOptions{})
	requireCode(t, err, esdb.ErrorCodeStreamDeleted)
	_, err = b.client.TombstoneStream(b.ctx, "u", esdb.TombstoneStreamOptions{})
	requireCode(t, err, esdb.ErrorCodeStreamDeleted)
	list := b.readAll(esdb.ReadAllOptions{Direction: esdb.Backwards, From: esdb.End{}}, 1)
	require.Equal(t, "$streamDeleted", list[0].Event.EventType)
	require.Equal(t, uint64(1<<63-1), list[0].Event.EventNumber)
	require.Equal(t, "application/octet-stream", list[0].Event.ContentType)
	require.Empty(t, list[0].Event.Data)
}
