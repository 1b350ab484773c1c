package esdbserver_test

import (
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/timestamppb"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

// raw speaks the protocol without the official client: what that one never sends.
func raw(b *bundle) api.StreamsClient {
	b.Helper()
	conn, err := grpc.NewClient(b.server.Addr(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	require.NoError(b, err)
	b.Cleanup(func() { conn.Close() })
	return api.NewStreamsClient(conn)
}

func textID(s string) *shared.UUID { return &shared.UUID{Value: &shared.UUID_String_{String_: s}} }

func identifier(stream string) *shared.StreamIdentifier {
	return &shared.StreamIdentifier{StreamName: []byte(stream)}
}

func batchOptions(stream string) *api.BatchAppendReq_Options {
	return &api.BatchAppendReq_Options{
		StreamIdentifier:       identifier(stream),
		ExpectedStreamPosition: &api.BatchAppendReq_Options_Any{Any: &emptypb.Empty{}},
	}
}

func proposedMessages(n, size int) (list []*api.BatchAppendReq_ProposedMessage) {
	for range n {
		list = append(list, &api.BatchAppendReq_ProposedMessage{
			Id: textID(uuid.NewString()), Data: make([]byte, size),
			Metadata: map[string]string{"type": "t", "content-type": "application/octet-stream"},
		})
	}
	return list
}

func TestBatchAppend(t *testing.T) {
	t.Parallel()
	b := setup(t)
	call, err := raw(b).BatchAppend(b.ctx)
	require.NoError(t, err)
	send := func(m *api.BatchAppendReq) (id string) {
		id = uuid.NewString()
		m.CorrelationId = textID(id)
		require.NoError(t, call.Send(m))
		return id
	}
	answer := func(id string) *api.BatchAppendResp {
		t.Helper()
		resp, err := call.Recv()
		require.NoError(t, err)
		require.Equal(t, id, resp.GetCorrelationId().GetString_())
		return resp
	}
	refused := func(id string, code codes.Code, detail string) {
		t.Helper()
		e := answer(id).GetError()
		require.Equal(t, code, codes.Code(e.GetCode()))
		require.Len(t, e.GetDetails(), 1)
		require.Equal(t, "type.googleapis.com/event_store.client."+detail, e.GetDetails()[0].GetTypeUrl())
	}

	// One message.
	resp := answer(send(&api.BatchAppendReq{Options: batchOptions("s"), ProposedMessages: proposedMessages(3, 10), IsFinal: true}))
	require.EqualValues(t, 2, resp.GetSuccess().GetCurrentRevision())
	require.Equal(t, "s", string(resp.GetStreamIdentifier().GetStreamName()))
	require.Positive(t, resp.GetSuccess().GetPosition().GetCommitPosition())
	require.IsType(t, &api.BatchAppendResp_Any{}, resp.GetExpectedStreamPosition())

	// Several messages, and one for a batch that nobody began.
	id := uuid.NewString()
	require.NoError(t, call.Send(&api.BatchAppendReq{CorrelationId: textID(id), Options: batchOptions("s"), ProposedMessages: proposedMessages(1, 10)}))
	send(&api.BatchAppendReq{ProposedMessages: proposedMessages(1, 10), IsFinal: true})
	require.NoError(t, call.Send(&api.BatchAppendReq{CorrelationId: textID(id), ProposedMessages: proposedMessages(1, 10), IsFinal: true}))
	require.EqualValues(t, 4, answer(id).GetSuccess().GetCurrentRevision())

	// Every way to fail, none of which ends the call.
	o := batchOptions("s")
	o.ExpectedStreamPosition = &api.BatchAppendReq_Options_StreamPosition{StreamPosition: 77}
	refused(send(&api.BatchAppendReq{Options: o, ProposedMessages: proposedMessages(1, 10), IsFinal: true}), codes.AlreadyExists, "WrongExpectedVersion")
	refused(send(&api.BatchAppendReq{Options: batchOptions("s"), ProposedMessages: proposedMessages(3, 500_000), IsFinal: true}), codes.InvalidArgument, "MaximumAppendSizeExceeded")
	bad := proposedMessages(1, 10)
	delete(bad[0].GetMetadata(), "type")
	refused(send(&api.BatchAppendReq{Options: batchOptions("s"), ProposedMessages: bad, IsFinal: true}), codes.InvalidArgument, "BadRequest")
	o = batchOptions("s")
	o.DeadlineOption = &api.BatchAppendReq_Options_Deadline{Deadline: durationpb.New(-time.Second)}
	refused(send(&api.BatchAppendReq{Options: o, ProposedMessages: proposedMessages(1, 10), IsFinal: true}), codes.DeadlineExceeded, "Timeout")
	o.DeadlineOption = &api.BatchAppendReq_Options_Deadline{Deadline: durationpb.New(20 * time.Millisecond)}
	refused(send(&api.BatchAppendReq{Options: o, ProposedMessages: proposedMessages(1, 10)}), codes.DeadlineExceeded, "Timeout")

	o.DeadlineOption = &api.BatchAppendReq_Options_Deadline_21_10_0{Deadline_21_10_0: timestamppb.New(time.Now().Add(-time.Second))} // of old clients
	refused(send(&api.BatchAppendReq{Options: o, ProposedMessages: proposedMessages(1, 10), IsFinal: true}), codes.DeadlineExceeded, "Timeout")
	_, err = b.client.TombstoneStream(b.ctx, "dead", esdb.TombstoneStreamOptions{})
	require.NoError(t, err)
	refused(send(&api.BatchAppendReq{Options: batchOptions("dead"), ProposedMessages: proposedMessages(1, 10), IsFinal: true}), codes.NotFound, "StreamDeleted")

	// Many in flight; the client's half-close ends the call after the last answer.
	var ids []string
	for i := range 500 {
		ids = append(ids, send(&api.BatchAppendReq{Options: batchOptions(fmt.Sprint("s", i%9)), ProposedMessages: proposedMessages(2, 10), IsFinal: true}))
	}
	require.NoError(t, call.CloseSend())
	for _, id := range ids {
		require.NotNil(t, answer(id).GetSuccess())
	}
	_, err = call.Recv()
	require.ErrorIs(t, err, io.EOF)
}

// Requests that the official Go client never makes.
func TestRawReads(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mustAppend("s", nil, numbered(10)...)
	client := raw(b)
	read := func(change func(*api.ReadReq_Options)) (list []*api.ReadResp, err error) {
		o := &api.ReadReq_Options{
			StreamOption: &api.ReadReq_Options_Stream{Stream: &api.ReadReq_Options_StreamOptions{
				StreamIdentifier: identifier("s"), RevisionOption: &api.ReadReq_Options_StreamOptions_Start{},
			}},
			CountOption:  &api.ReadReq_Options_Count{Count: 2},
			FilterOption: &api.ReadReq_Options_NoFilter{},
			UuidOption:   &api.ReadReq_Options_UUIDOption{Content: &api.ReadReq_Options_UUIDOption_String_{}},
		}
		change(o)
		call, err := client.Read(b.ctx, &api.ReadReq{Options: o})
		require.NoError(t, err)
		for {
			resp, err := call.Recv()
			if errors.Is(err, io.EOF) {
				return list, nil
			}
			if err != nil {
				return list, err
			}
			list = append(list, resp)
		}
	}
	list, err := read(func(*api.ReadReq_Options) {})
	require.NoError(t, err)
	require.Len(t, list, 2)
	_, err = uuid.Parse(list[0].GetEvent().GetEvent().GetId().GetString_())
	require.NoError(t, err)

	list, err = read(func(o *api.ReadReq_Options) { o.ControlOption = &api.ReadReq_Options_ControlOption{Compatibility: 1} })
	require.NoError(t, err)
	require.Len(t, list, 3)
	require.EqualValues(t, 9, list[2].GetLastStreamPosition())

	_, err = b.client.SetStreamMetadata(b.ctx, "s", esdb.AppendToStreamOptions{}, truncatedBefore(8))
	require.NoError(t, err)
	list, err = read(func(o *api.ReadReq_Options) {
		o.ControlOption = &api.ReadReq_Options_ControlOption{Compatibility: 1}
		o.CountOption = &api.ReadReq_Options_Count{Count: 5}
	})
	require.NoError(t, err)
	require.Len(t, list, 4, "the first position, two events, the last position")
	require.EqualValues(t, 8, list[0].GetFirstStreamPosition())

	for name, change := range map[string]func(*api.ReadReq_Options){
		"no UUID option":   func(o *api.ReadReq_Options) { o.UuidOption = nil },
		"no filter option": func(o *api.ReadReq_Options) { o.FilterOption = nil },
		"no count":         func(o *api.ReadReq_Options) { o.CountOption = nil },
		"no stream":        func(o *api.ReadReq_Options) { o.StreamOption = nil },
		"filter of stream": func(o *api.ReadReq_Options) { o.FilterOption = prefixFilter(1, 1) },
		"backwards forever": func(o *api.ReadReq_Options) {
			o.CountOption, o.ReadDirection = &api.ReadReq_Options_Subscription{}, api.ReadReq_Options_Backwards
		},
		"no interval": func(o *api.ReadReq_Options) {
			o.StreamOption = &api.ReadReq_Options_All{All: &api.ReadReq_Options_AllOptions{AllOption: &api.ReadReq_Options_AllOptions_Start{}}}
			o.CountOption, o.FilterOption = &api.ReadReq_Options_Subscription{}, prefixFilter(32, 0)
		},
	} {
		_, err := read(change)
		require.Equal(t, codes.InvalidArgument, status.Code(err), name)
	}
}

// On a secure node a batch that the caller may not write is refused, and the next one is not.
func TestBatchAppendIsAuthorized(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{TLS: selfSigned(t)})
	call, err := api.NewStreamsClient(b.dial(basic{"ops", "changeit"})).BatchAppend(b.ctx)
	require.NoError(t, err)
	for _, stream := range []string{"$system", "s"} {
		require.NoError(t, call.Send(&api.BatchAppendReq{
			CorrelationId: textID(uuid.NewString()), Options: batchOptions(stream), ProposedMessages: proposedMessages(1, 10), IsFinal: true,
		}))
	}
	refused, err := call.Recv()
	require.NoError(t, err)
	require.Equal(t, codes.PermissionDenied, codes.Code(refused.GetError().GetCode()))
	require.Equal(t, "type.googleapis.com/event_store.client.AccessDenied", refused.GetError().GetDetails()[0].GetTypeUrl())
	written, err := call.Recv()
	require.NoError(t, err)
	require.EqualValues(t, 0, written.GetSuccess().GetCurrentRevision())
}

func truncatedBefore(revision uint64) (m esdb.StreamMetadata) {
	m.SetTruncateBefore(revision)
	return m
}

func prefixFilter(window, multiplier uint32) *api.ReadReq_Options_Filter {
	return &api.ReadReq_Options_Filter{Filter: &api.ReadReq_Options_FilterOptions{
		Filter:                       &api.ReadReq_Options_FilterOptions_EventType{EventType: &api.ReadReq_Options_FilterOptions_Expression{Prefix: []string{"x"}}},
		Window:                       &api.ReadReq_Options_FilterOptions_Max{Max: window},
		CheckpointIntervalMultiplier: multiplier,
	}}
}
