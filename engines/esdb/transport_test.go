package esdbserver_test

import (
	"net"
	"slices"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	gossipapi "github.com/EventStore/EventStore-Client-Go/v4/protos/gossip"
	featuresapi "github.com/EventStore/EventStore-Client-Go/v4/protos/serverfeatures"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/http2"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

// Clients ping every few seconds, also when they do nothing else. That is no reason to hang up.
func TestIdlePingsAreAnswered(t *testing.T) {
	t.Parallel()
	b := setup(t)
	conn, err := net.Dial("tcp", b.server.Addr())
	require.NoError(t, err)
	defer conn.Close()
	_, err = conn.Write([]byte(http2.ClientPreface))
	require.NoError(t, err)
	framer := http2.NewFramer(conn, conn)
	require.NoError(t, framer.WriteSettings())
	for i := range byte(5) {
		require.NoError(t, framer.WritePing(false, [8]byte{i}))
		for answered := false; !answered; {
			frame, err := framer.ReadFrame()
			require.NoError(t, err)
			require.NotEqual(t, http2.FrameGoAway, frame.Header().Type)
			ping, ok := frame.(*http2.PingFrame)
			answered = ok && ping.IsAck() && ping.Data[0] == i
		}
		time.Sleep(1100 * time.Millisecond) // what is tested is a time
	}
}

// One event may have nearly 16 MiB, if the node's owner allows it: four times gRPC's own limit.
func TestLargeEvent(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{MaxAppendSize: 16 << 20})
	b.mustAppend("s", esdb.Any{}, sized(15<<20))
	r, err := b.client.ReadStream(b.ctx, "s", esdb.ReadStreamOptions{}, 1)
	require.NoError(t, err)
	defer r.Close()
	e, err := r.Recv()
	require.NoError(t, err)
	require.Len(t, e.Event.Data, 15<<20)
}

// What clients ask before they do anything: without credentials, on a secure node too.
func TestDiscoveryNeedsNoCredentials(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{TLS: selfSigned(t), Advertise: "node.example:4711"})
	conn := b.dial(basic{})
	methods, err := featuresapi.NewServerFeaturesClient(conn).GetSupportedMethods(b.ctx, &shared.Empty{})
	require.NoError(t, err)
	require.Regexp(t, `^24\.10\.\d+$`, methods.GetEventStoreServerVersion())
	features := map[string][]string{}
	for _, m := range methods.GetMethods() {
		features[m.GetServiceName()+"/"+m.GetMethodName()] = m.GetFeatures()
	}
	for method, want := range map[string][]string{
		"event_store.client.streams.streams/read":                                              {"position", "events"},
		"event_store.client.streams.streams/batchappend":                                       {"deadline_duration"},
		"event_store.client.streams.streams/append":                                            nil,
		"event_store.client.persistent_subscriptions.persistentsubscriptions/create":           {"stream", "all"},
		"event_store.client.persistent_subscriptions.persistentsubscriptions/getinfo":          {"stream", "all"},
		"event_store.client.persistent_subscriptions.persistentsubscriptions/replayparked":     {"stream", "all"},
		"event_store.client.persistent_subscriptions.persistentsubscriptions/list":             {"stream", "all"},
		"event_store.client.persistent_subscriptions.persistentsubscriptions/restartsubsystem": {"stream", "all"},
		"event_store.client.users.users/changepassword":                                        nil,
		"event_store.client.operations.operations/startscavenge":                               nil,
		"event_store.client.monitoring.monitoring/stats":                                       nil,
	} {
		got, listed := features[method]
		require.True(t, listed, method)
		require.True(t, slices.Equal(want, got), "%s: %v", method, got)
	}
	require.NotContains(t, features, "event_store.client.projections.projections/create", "JavaScript is not served")

	gossip := gossipapi.NewGossipClient(conn)
	first, err := gossip.Read(b.ctx, &shared.Empty{})
	require.NoError(t, err)
	require.Len(t, first.GetMembers(), 1)
	member := first.GetMembers()[0]
	require.Equal(t, gossipapi.MemberInfo_Leader, member.GetState())
	require.True(t, member.GetIsAlive())
	require.Equal(t, "node.example", member.GetHttpEndPoint().GetAddress())
	require.EqualValues(t, 4711, member.GetHttpEndPoint().GetPort())
	require.InDelta(t, time.Now().UnixNano()/100, member.GetTimeStamp(), 6e8, "ticks since the Unix epoch")
	second, err := gossip.Read(b.ctx, &shared.Empty{})
	require.NoError(t, err)
	require.Equal(t, member.GetInstanceId().String(), second.GetMembers()[0].GetInstanceId().String())
	require.Equal(t, "esdb://node.example:4711?tls=true", b.server.URL(), "the name in the certificate")

	// Everything else needs them; and wrong ones are worse than none.
	_, err = appendRaw(b.ctx, api.NewStreamsClient(conn), nil, anyRevision("s"), 1)
	require.Equal(t, codes.PermissionDenied, status.Code(err))
	_, err = appendRaw(b.ctx, api.NewStreamsClient(b.dial(basic{"admin", "wrong"})), nil, anyRevision("s"), 1)
	require.Equal(t, codes.Unauthenticated, status.Code(err))
}

// On an insecure node credentials do not count, not even wrong ones.
func TestInsecureNodeIgnoresCredentials(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := appendRaw(b.ctx, api.NewStreamsClient(b.dial(basic{"admin", "wrong"})), nil, anyRevision("$any"), 1)
	require.NoError(t, err)
}

func anyRevision(stream string) *api.AppendReq_Options {
	return &api.AppendReq_Options{
		StreamIdentifier: identifier(stream), ExpectedStreamRevision: &api.AppendReq_Options_Any{Any: &shared.Empty{}},
	}
}
