package esdbserver_test

import (
	"context"
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	persistentapi "github.com/EventStore/EventStore-Client-Go/v4/protos/persistent"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

// Every refusal that clients tell apart: its code, its text and its trailers. Some clients compare texts.
func TestRefusals(t *testing.T) {
	t.Parallel()
	b := setupWith(t, esdbserver.Options{MaxAppendSize: 1000, MaxAppendEventSize: 500})
	conn := b.dial(basic{})
	streams, groups := api.NewStreamsClient(conn), persistentapi.NewPersistentSubscriptionsClient(conn)
	b.mustAppend("s", esdb.Any{}, numbered(3)...)
	_, err := b.client.TombstoneStream(b.ctx, "dead", esdb.TombstoneStreamOptions{})
	require.NoError(t, err)
	b.group("s", "g", settings(func(s *esdb.PersistentSubscriptionSettings) { s.MaxSubscriberCount = 1 }))
	b.consume("s", "g", 1)

	remove := func(stream string, revision uint64) func(...grpc.CallOption) error {
		return func(o ...grpc.CallOption) error {
			_, err := streams.Delete(b.ctx, &api.DeleteReq{Options: &api.DeleteReq_Options{
				StreamIdentifier: identifier(stream), ExpectedStreamRevision: &api.DeleteReq_Options_Revision{Revision: revision},
			}}, o...)
			return err
		}
	}
	entomb := func(o ...grpc.CallOption) error {
		_, err := streams.Tombstone(b.ctx, &api.TombstoneReq{Options: &api.TombstoneReq_Options{
			StreamIdentifier: identifier("s"), ExpectedStreamRevision: &api.TombstoneReq_Options_NoStream{NoStream: &shared.Empty{}},
		}}, o...)
		return err
	}
	create := func(name, strategy string) func(...grpc.CallOption) error {
		return func(o ...grpc.CallOption) error {
			_, err := groups.Create(b.ctx, createGroup("s", name, strategy), o...)
			return err
		}
	}
	info := func(o ...grpc.CallOption) error {
		_, err := groups.GetInfo(b.ctx, &persistentapi.GetInfoReq{Options: &persistentapi.GetInfoReq_Options{
			StreamOption: &persistentapi.GetInfoReq_Options_StreamIdentifier{StreamIdentifier: identifier("s")}, GroupName: "absent",
		}}, o...)
		return err
	}
	join := func(o ...grpc.CallOption) error {
		call, err := groups.Read(b.ctx, o...)
		require.NoError(t, err)
		require.NoError(t, call.Send(&persistentapi.ReadReq{Content: &persistentapi.ReadReq_Options_{Options: &persistentapi.ReadReq_Options{
			StreamOption: &persistentapi.ReadReq_Options_StreamIdentifier{StreamIdentifier: identifier("s")}, GroupName: "g", BufferSize: 1,
			UuidOption: &persistentapi.ReadReq_Options_UUIDOption{},
		}}}))
		_, err = call.Recv()
		return err
	}
	for _, c := range []struct {
		call    func(...grpc.CallOption) error
		code    codes.Code
		message string
		pairs   []string
	}{
		{remove("dead", 0), codes.FailedPrecondition, "Event stream 'dead' is deleted.", []string{"exception", "stream-deleted", "stream-name", "dead"}},
		{
			remove("s", 1), codes.FailedPrecondition, "Delete failed due to WrongExpectedVersion. Stream: s, Expected version: 1, Actual version: 2",
			[]string{"exception", "wrong-expected-version", "stream-name", "s", "expected-version", "1", "actual-version", "2"},
		},
		{
			remove("never", 7), codes.FailedPrecondition, "Delete failed due to WrongExpectedVersion. Stream: never, Expected version: 7, Actual version: -1",
			[]string{"exception", "wrong-expected-version", "actual-version", "-1"},
		},
		{
			entomb, codes.FailedPrecondition, "Delete failed due to WrongExpectedVersion. Stream: s, Expected version: -1, Actual version: 2",
			[]string{"exception", "wrong-expected-version", "expected-version", "-1"},
		},
		{
			appendSized(b.ctx, streams, 900, 900), codes.InvalidArgument, "",
			[]string{"exception", "maximum-append-event-size-exceeded", "maximum-append-event-size", "500"},
		},
		{
			appendSized(b.ctx, streams, 400, 400, 400), codes.InvalidArgument, "Maximum Append Size of 1000 Exceeded.",
			[]string{"exception", "maximum-append-size-exceeded", "maximum-append-size", "1000"},
		},
		{
			create("g", ""), codes.AlreadyExists, "Subscription group g on stream s exists.",
			[]string{"exception", "persistent-subscription-exists", "stream-name", "s", "group-name", "g"},
		},
		{create("h", "nonsense"), codes.Internal, "", []string{"exception", "persistent-subscription-failed", "stream-name", "s", "group-name", "h"}},
		{
			info, codes.NotFound, "Subscription group absent on stream s does not exist.",
			[]string{"exception", "persistent-subscription-does-not-exist", "stream-name", "s", "group-name", "absent"},
		},
		{
			join, codes.FailedPrecondition, "Maximum subscriptions reached for subscription group g on stream s.",
			[]string{"exception", "maximum-subscribers-reached", "stream-name", "s", "group-name", "g"},
		},
	} {
		var trailer metadata.MD
		err := c.call(grpc.Trailer(&trailer))
		requireRefusal(t, err, trailer, c.code, c.pairs...)
		if c.message != "" {
			require.Equal(t, c.message, status.Convert(err).Message())
		}
	}
}

func createGroup(stream, name, strategy string) *persistentapi.CreateReq {
	return &persistentapi.CreateReq{Options: &persistentapi.CreateReq_Options{
		StreamOption: &persistentapi.CreateReq_Options_Stream{Stream: &persistentapi.CreateReq_StreamOptions{
			StreamIdentifier: identifier(stream), RevisionOption: &persistentapi.CreateReq_StreamOptions_Start{Start: &shared.Empty{}},
		}},
		GroupName: name,
		Settings: &persistentapi.CreateReq_Settings{
			ReadBatchSize: 20, HistoryBufferSize: 500, LiveBufferSize: 500, MaxCheckpointCount: 10, MinCheckpointCount: 1, ConsumerStrategy: strategy,
			MessageTimeout: &persistentapi.CreateReq_Settings_MessageTimeoutMs{MessageTimeoutMs: 30_000},
		},
	}}
}

// appendSized appends events of these sizes.
func appendSized(ctx context.Context, client api.StreamsClient, sizes ...int) func(...grpc.CallOption) error {
	return func(o ...grpc.CallOption) error {
		_, err := appendRaw(ctx, client, o, anyRevision("sized"), sizes...)
		return err
	}
}

func appendRaw(ctx context.Context, client api.StreamsClient, calls []grpc.CallOption, options *api.AppendReq_Options, sizes ...int) (*api.AppendResp, error) {
	call, err := client.Append(ctx, calls...)
	if err != nil {
		return nil, err
	}
	_ = call.Send(&api.AppendReq{Content: &api.AppendReq_Options_{Options: options}}) // CloseAndRecv tells why it failed
	for _, size := range sizes {
		_ = call.Send(&api.AppendReq{Content: &api.AppendReq_ProposedMessage_{ProposedMessage: &api.AppendReq_ProposedMessage{
			Id: textID(uuid.NewString()), Data: make([]byte, size), Metadata: map[string]string{"type": "t", "content-type": "application/json"},
		}}})
	}
	return call.CloseAndRecv()
}

// A conflict of an append is an answer, with the old fields beside the new ones.
func TestAppendAnswers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	client := raw(b)
	try := func(options *api.AppendReq_Options, events ...int) *api.AppendResp {
		t.Helper()
		options.StreamIdentifier = identifier("s")
		resp, err := appendRaw(b.ctx, client, nil, options, events...)
		require.NoError(t, err)
		return resp
	}
	noStream := &api.AppendReq_Options_NoStream{NoStream: &shared.Empty{}}
	none := func() *api.AppendReq_Options { return &api.AppendReq_Options{ExpectedStreamRevision: noStream} }
	exists := func() *api.AppendReq_Options {
		return &api.AppendReq_Options{ExpectedStreamRevision: &api.AppendReq_Options_StreamExists{StreamExists: &shared.Empty{}}}
	}
	missing := try(exists(), 1).GetWrongExpectedVersion()
	require.NotNil(t, missing.GetCurrentNoStream())
	require.NotNil(t, missing.GetExpectedStreamExists())
	require.NotNil(t, missing.GetNoStream_20_6_0())
	require.NotNil(t, try(none()).GetSuccess().GetNoStream(), "nothing written")
	written := try(none(), 1, 1).GetSuccess()
	require.EqualValues(t, 1, written.GetCurrentRevision())
	require.Equal(t, written.GetPosition().GetCommitPosition(), written.GetPosition().GetPreparePosition())
	wrong := try(none(), 1).GetWrongExpectedVersion()
	require.EqualValues(t, 1, wrong.GetCurrentRevision())
	require.EqualValues(t, 1, wrong.GetCurrentRevision_20_6_0())
	require.NotNil(t, wrong.GetExpectedNoStream())
	require.Equal(t, uint64(1<<64-1), wrong.GetExpectedRevision_20_6_0())
	wrong = try(&api.AppendReq_Options{ExpectedStreamRevision: &api.AppendReq_Options_Revision{Revision: 5}}, 1).GetWrongExpectedVersion()
	require.EqualValues(t, 5, wrong.GetExpectedRevision())
	require.EqualValues(t, 5, wrong.GetExpectedRevision_20_6_0())

	for _, bad := range []*api.AppendReq_Options{
		{StreamIdentifier: identifier("s")},
		{StreamIdentifier: identifier(""), ExpectedStreamRevision: noStream},
		{StreamIdentifier: identifier("$$"), ExpectedStreamRevision: noStream},
	} {
		_, err := appendRaw(b.ctx, client, nil, bad, 1)
		require.Equal(t, codes.InvalidArgument, status.Code(err), "%v", bad)
	}
}
