package esdbserver_test

import (
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/stretchr/testify/require"
)

// The worked sequence 17.1 of the protocol: soft delete, and back.
func TestSoftDeleteAndBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", esdb.Any{}, numbered(3)...)
	_, err := b.client.DeleteStream(b.ctx, "s", esdb.DeleteStreamOptions{ExpectedRevision: esdb.Revision(2)})
	require.NoError(t, err)
	require.Equal(t, []uint64{0}, b.mustRead("$$s", esdb.ReadStreamOptions{}, many))
	_, err = b.read("s", esdb.ReadStreamOptions{}, many)
	requireCode(t, err, esdb.ErrorCodeResourceNotFound)
	_, err = b.append("s", esdb.StreamExists{}, numbered(1)...)
	requireCode(t, err, esdb.ErrorCodeStreamDeleted)
	result := b.mustAppend("s", esdb.Revision(2), numbered(1)...)
	require.EqualValues(t, 3, result.NextExpectedVersion)
	require.Equal(t, []uint64{1}, b.mustRead("$$s", esdb.ReadStreamOptions{}, many))
	require.Equal(t, []uint64{3}, b.mustRead("s", esdb.ReadStreamOptions{}, many))
	require.Equal(t, []uint64{3}, b.mustRead("s", esdb.ReadStreamOptions{Direction: esdb.Backwards, From: esdb.End{}}, 10))
	var got []string
	for _, e := range b.readAll(esdb.ReadAllOptions{}, many) {
		if s := e.Event.StreamID; s == "s" || s == "$$s" {
			got = append(got, e.Event.StreamID+" "+string(e.Event.Data[:3]))
		}
	}
	require.Len(t, got, 6)
}
