package esdbserver

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/stretchr/testify/require"
	"google.golang.org/grpc/test/bufconn"
	"google.golang.org/protobuf/proto"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// A client that leaves the clock to the server is told that its time is up,
// and not cut off: it can then say so, whichever of the two clocks is ahead.
// The clock is the bubble's, so that no machine is too busy for this test.
func TestAStreamAtItsDeadlineEndsWithTheStatus(t *testing.T) {
	t.Parallel()
	for _, timeout := range []string{"200m", "5S"} {
		synctest.Test(t, func(t *testing.T) {
			dial := inMemory(t)
			const streams = 20 // about half of them would be cut off
			ends := make(chan end, streams)
			for range streams {
				response := subscribeWithin(t, dial, timeout) //nolint:bodyclose // it is closed at its end
				go func() {
					_, err := io.Copy(io.Discard, response.Body)
					_ = response.Body.Close()
					ends <- end{response.Trailer.Get("Grpc-Status"), err}
				}()
			}
			for range streams {
				require.Equal(t, end{"4", nil}, <-ends, "DEADLINE_EXCEEDED, and not a reset")
			}
		})
	}
}

// end is how a stream ended.
type end struct {
	status string
	err    error
}

// inMemory serves without a network: a bubble's time stands still while somebody waits for one.
func inMemory(t *testing.T) (dial func() (net.Conn, error)) {
	t.Helper()
	o := Options{Logger: slog.New(slog.DiscardHandler)}.withDefaults()
	log, err := store.Open("data", store.Options{FS: vfs.NewMem(), Logger: o.Logger})
	require.NoError(t, err)
	s := &Server{options: o, store: log, started: time.Now(), closing: make(chan struct{})}
	server, listener := s.newGRPC(), bufconn.Listen(1<<20)
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	t.Cleanup(func() {
		close(s.closing)
		server.Stop()
		require.NoError(t, <-served)
		require.NoError(t, log.Close())
	})
	return listener.Dial
}

// subscribeWithin subscribes to a stream over plain HTTP/2, with a deadline
// that only the server knows of.
func subscribeWithin(t *testing.T, dial func() (net.Conn, error), timeout string) *http.Response {
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
	require.NoError(t, err)
	frame := append(binary.BigEndian.AppendUint32([]byte{0}, uint32(len(message))), message...)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://node/event_store.client.streams.Streams/Read", bytes.NewReader(frame))
	require.NoError(t, err)
	request.Header = http.Header{"Content-Type": {"application/grpc"}, "Te": {"trailers"}, "Grpc-Timeout": {timeout}}
	protocols := new(http.Protocols)
	protocols.SetUnencryptedHTTP2(true)
	transport := &http.Transport{Protocols: protocols, DialContext: func(context.Context, string, string) (net.Conn, error) { return dial() }}
	t.Cleanup(transport.CloseIdleConnections)
	response, err := transport.RoundTrip(request)
	require.NoError(t, err)
	return response
}
