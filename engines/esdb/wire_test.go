package esdbserver

import (
	"math"
	"testing"
	"time"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/proto"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// FuzzReadResp compares the hand-written encoding with the generated types' decoding.
func FuzzReadResp(f *testing.F) {
	f.Add(uint64(1), int64(0), int64(123), "s", "t", []byte("{}"), []byte(nil), true, true)
	f.Add(uint64(math.MaxInt64), int64(math.MaxInt64), int64(-5), "a-ü", "", []byte{0}, []byte("x"), false, false)
	f.Fuzz(func(t *testing.T, position uint64, revision, created int64, stream, kind string, data, meta []byte, json, text bool) {
		e := &store.Event{Position: position, Revision: revision, Created: created, Stream: []byte(stream), Type: []byte(kind), Data: data, Metadata: meta, JSON: json}
		copy(e.ID[:], data)
		w := wire{stringIDs: text}
		for _, c := range []struct{ event, link *store.Event }{{e, nil}, {e, e}, {nil, e}} {
			encoded := w.readResp(nil, c.event, c.link)
			var decoded api.ReadResp
			if err := proto.Unmarshal(encoded, &decoded); err != nil {
				t.Skip("strings that are not UTF-8 do not decode")
			}
			require.Empty(t, decoded.ProtoReflect().GetUnknown())
			requireRecorded(t, c.event, decoded.GetEvent().GetEvent())
			requireRecorded(t, c.link, decoded.GetEvent().GetLink())
			require.Equal(t, position, decoded.GetEvent().GetCommitPosition())
		}
	})
}

func requireRecorded(t *testing.T, want *store.Event, got *api.ReadResp_ReadEvent_RecordedEvent) {
	t.Helper()
	if want == nil {
		require.Nil(t, got)
		return
	}
	id, err := parseID(got.GetId())
	require.NoError(t, err)
	require.Equal(t, want.ID, id)
	require.Equal(t, string(want.Stream), string(got.GetStreamIdentifier().GetStreamName()))
	require.Equal(t, uint64(want.Revision), got.GetStreamRevision())
	require.Equal(t, want.Position, got.GetCommitPosition())
	require.Equal(t, want.Position, got.GetPreparePosition())
	require.Equal(t, string(want.Type), got.GetMetadata()["type"])
	require.Equal(t, contentType(want), got.GetMetadata()["content-type"])
	require.Len(t, got.GetMetadata(), 3)
	require.Equal(t, string(want.Data), string(got.GetData()))
	require.Equal(t, string(want.Metadata), string(got.GetCustomMetadata()))
}

func TestControlMessages(t *testing.T) {
	t.Parallel()
	var decoded api.ReadResp
	require.NoError(t, proto.Unmarshal(checkpoint(7, time.Now()), &decoded))
	require.EqualValues(t, 7, decoded.GetCheckpoint().GetPreparePosition())
	require.NotEmpty(t, decoded.GetCheckpoint().ProtoReflect().GetUnknown(), "the timestamp of newer versions")
	last := uint64(3)
	require.NoError(t, proto.Unmarshal(caughtUp(time.Now(), &last, &last), &decoded))
	require.NotNil(t, decoded.GetCaughtUp())
}
