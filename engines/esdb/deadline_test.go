package esdbserver_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"net/http"
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/stretchr/testify/require"
	"google.golang.org/protobuf/proto"
)

// A client that leaves the clock to the server is told that its time is up,
// and not cut off: it can then say so, whichever of the two clocks is ahead.
func TestAStreamAtItsDeadlineEndsWithTheStatus(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const streams = 20 // about half of them would be cut off
	ends := make(chan end, streams)
	for range streams {
		go func() { ends <- b.endOf(t, "200m") }()
	}
	for range streams {
		require.Equal(t, end{"4", nil}, <-ends, "DEADLINE_EXCEEDED, and not a reset")
	}
}

// end is how a stream ended.
type end struct {
	status string
	err    error
}

// endOf subscribes to a stream over plain HTTP/2, with a deadline that only
// the server knows of, and says how that ends.
func (b *bundle) endOf(t *testing.T, timeout string) end {
	t.Helper()
	message, err := proto.Marshal(&api.ReadReq{Options: &api.ReadReq_Options{
		StreamOption: &api.ReadReq_Options_Stream{Stream: &api.ReadReq_Options_StreamOptions{
			StreamIdentifier: &shared.StreamIdentifier{StreamName: []byte("nothing")},
			RevisionOption:   &api.ReadReq_Options_StreamOptions_Start{Start: &shared.Empty{}},
		}},
		CountOption:  &api.ReadReq_Options_Subscription{Subscription: &api.ReadReq_Options_SubscriptionOptions{}},
		FilterOption: &api.ReadReq_Options_NoFilter{NoFilter: &shared.Empty{}},
		UuidOption:   &api.ReadReq_Options_UUIDOption{Content: &api.ReadReq_Options_UUIDOption_Structured{Structured: &shared.Empty{}}},
	}})
	if err != nil {
		return end{err: err}
	}
	frame := append(binary.BigEndian.AppendUint32([]byte{0}, uint32(len(message))), message...)
	request, err := http.NewRequestWithContext(b.ctx, http.MethodPost, "http://"+b.server.Addr()+"/event_store.client.streams.Streams/Read", bytes.NewReader(frame))
	if err != nil {
		return end{err: err}
	}
	request.Header = http.Header{"Content-Type": {"application/grpc"}, "Te": {"trailers"}, "Grpc-Timeout": {timeout}}
	protocols := new(http.Protocols)
	protocols.SetUnencryptedHTTP2(true)
	transport := &http.Transport{Protocols: protocols}
	t.Cleanup(transport.CloseIdleConnections)
	response, err := transport.RoundTrip(request)
	if err != nil {
		return end{err: err}
	}
	defer func() { _ = response.Body.Close() }()
	_, err = io.Copy(io.Discard, response.Body)
	return end{response.Trailer.Get("Grpc-Status"), err}
}
