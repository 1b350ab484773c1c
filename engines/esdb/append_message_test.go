package esdbserver

import (
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/proto"
)

// FuzzAppendMessage compares the hand-written decoding with the generated types' encoding, and makes sure
// that no bytes at all make it panic.
func FuzzAppendMessage(f *testing.F) {
	f.Add("type", "application/json", []byte("{}"), []byte(nil), int64(-1), int64(7), "", true)
	f.Add("", "x", []byte{}, []byte{1, 2, 3}, int64(0), int64(0), "6f1e2d3c-0000-0000-0000-000000000001", false)
	f.Fuzz(func(t *testing.T, kind, content string, data, custom []byte, msb, lsb int64, text string, structured bool) {
		var arbitrary appendMessage
		_ = arbitrary.decode(data)

		id := &shared.UUID{Value: &shared.UUID_String_{String_: text}}
		if structured {
			id.Value = &shared.UUID_Structured_{Structured: &shared.UUID_Structured{MostSignificantBits: msb, LeastSignificantBits: lsb}}
		}
		encoded, err := proto.Marshal(&api.AppendReq{Content: &api.AppendReq_ProposedMessage_{ProposedMessage: &api.AppendReq_ProposedMessage{
			Id: id, Data: data, CustomMetadata: custom,
			Metadata: map[string]string{"type": kind, "content-type": content, "other": "ignored"},
		}}})
		if err != nil {
			t.Skip("strings that are not UTF-8 cannot be sent")
		}
		var m appendMessage
		require.NoError(t, m.decode(encoded))
		require.True(t, m.isProposed)
		want, err := parseID(id)
		if err != nil {
			require.Error(t, m.err)
			return
		}
		require.NoError(t, m.err)
		require.Equal(t, want, m.event.ID)
		require.Equal(t, kind, m.event.Type)
		require.Equal(t, content == contentJSON, m.event.JSON)
		require.Equal(t, string(data), string(m.event.Data))
		require.Equal(t, string(custom), string(m.event.Metadata))
	})
}

func TestAppendMessageLacksSomething(t *testing.T) {
	t.Parallel()
	for what, message := range map[string]*api.AppendReq_ProposedMessage{
		"everything": {},
		"an id":      {Metadata: map[string]string{"type": "t", "content-type": "c"}},
		"a type":     {Id: &shared.UUID{Value: &shared.UUID_Structured_{}}, Metadata: map[string]string{"content-type": "c"}},
		"a content":  {Id: &shared.UUID{Value: &shared.UUID_Structured_{}}, Metadata: map[string]string{"type": "t"}},
	} {
		encoded, err := proto.Marshal(&api.AppendReq{Content: &api.AppendReq_ProposedMessage_{ProposedMessage: message}})
		require.NoError(t, err)
		var m appendMessage
		require.NoError(t, m.decode(encoded))
		require.Error(t, m.err, what)
	}
}
