package esdbserver

import (
	"errors"
	"io"
	"math"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"google.golang.org/grpc"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// streams is the service event_store.client.streams.Streams.
type streams struct {
	api.UnimplementedStreamsServer
	*Server
}

// Append takes one append: its options, its events, and writes when the client has said all.
func (s *streams) Append(stream api.Streams_AppendServer) error {
	name, expected, err := s.beginAppend(stream)
	var events []store.Proposed
	if err == nil {
		events, err = s.receiveEvents(stream)
	}
	if err != nil {
		hearOut(stream)
		return err
	}
	result, err := s.store.Append(stream.Context(), name, expected, events)
	var conflict *store.WrongExpectedVersionError
	switch {
	case errors.As(err, &conflict):
		return stream.SendAndClose(appendConflict(conflict))
	case err != nil:
		return err
	}
	return stream.SendAndClose(appendSuccess(result))
}

// beginAppend takes the options in.
func (s *streams) beginAppend(stream api.Streams_AppendServer) (name string, expected store.Expected, err error) {
	var first appendMessage
	if err := stream.RecvMsg(&first); err != nil && !errors.Is(err, io.EOF) {
		return "", 0, err
	}
	if first.options == nil {
		return "", 0, invalid("an append begins with its options")
	}
	if name, err = streamName(first.options.GetStreamIdentifier()); err != nil {
		return "", 0, err
	}
	if expected, err = appendExpectation(first.options); err != nil {
		return "", 0, err
	}
	return name, expected, s.authorize(stream.Context(), name, actionWrite)
}

// heardOut bounds how many messages of a refused append are taken in.
const heardOut = 1024

// hearOut reads the rest of an append that is refused. A client that is still sending when the call ends
// learns only that it ended: the Go client reports the end of its own stream instead of the refusal.
func hearOut(stream grpc.ServerStream) {
	var m appendMessage
	for range heardOut {
		if stream.RecvMsg(&m) != nil {
			return
		}
	}
}

// receiveEvents takes the events in until the client closes its side.
func (s *streams) receiveEvents(stream api.Streams_AppendServer) ([]store.Proposed, error) {
	proposal := proposal{options: &s.options}
	var m appendMessage
	for {
		err := stream.RecvMsg(&m)
		switch {
		case errors.Is(err, io.EOF):
			return proposal.events, nil
		case err != nil:
			return nil, err
		case !m.isProposed:
			return nil, invalid("after its options an append holds nothing but proposed messages")
		case m.err != nil:
			return nil, m.err
		}
		if err := proposal.add(m.event); err != nil {
			return nil, err
		}
	}
}

func appendExpectation(o *api.AppendReq_Options) (store.Expected, error) {
	switch x := o.GetExpectedStreamRevision().(type) {
	case *api.AppendReq_Options_Any:
		return store.Any, nil
	case *api.AppendReq_Options_NoStream:
		return store.NoStream, nil
	case *api.AppendReq_Options_StreamExists:
		return store.StreamExists, nil
	case *api.AppendReq_Options_Revision:
		return exactRevision(x.Revision)
	}
	return 0, invalid("the expected stream revision is not set")
}

func exactRevision(r uint64) (store.Expected, error) {
	if r > math.MaxInt64 {
		return 0, invalid("the expected revision %d is out of range", r)
	}
	return store.Revision(r), nil
}

var empty = &shared.Empty{}

func appendSuccess(r store.Result) *api.AppendResp {
	success := &api.AppendResp_Success{}
	if r.Revision < 0 {
		success.CurrentRevisionOption = &api.AppendResp_Success_NoStream{NoStream: empty}
	} else {
		success.CurrentRevisionOption = &api.AppendResp_Success_CurrentRevision{CurrentRevision: uint64(r.Revision)}
	}
	if r.Position == 0 {
		success.PositionOption = &api.AppendResp_Success_NoPosition{NoPosition: empty}
	} else {
		success.PositionOption = &api.AppendResp_Success_Position{
			Position: &api.AppendResp_Position{CommitPosition: r.Position, PreparePosition: r.Position},
		}
	}
	return &api.AppendResp{Result: &api.AppendResp_Success_{Success: success}}
}

// appendConflict is the answer to a wrong expected version. It is given twice, in the present fields
// and in those of before version 20.6.1, for clients that read only the old ones.
func appendConflict(e *store.WrongExpectedVersionError) *api.AppendResp {
	w := &api.AppendResp_WrongExpectedVersion{}
	if e.Actual < 0 {
		w.CurrentRevisionOption = &api.AppendResp_WrongExpectedVersion_CurrentNoStream{CurrentNoStream: empty}
		w.CurrentRevisionOption_20_6_0 = &api.AppendResp_WrongExpectedVersion_NoStream_20_6_0{NoStream_20_6_0: empty}
	} else {
		actual := uint64(e.Actual)
		w.CurrentRevisionOption = &api.AppendResp_WrongExpectedVersion_CurrentRevision{CurrentRevision: actual}
		w.CurrentRevisionOption_20_6_0 = &api.AppendResp_WrongExpectedVersion_CurrentRevision_20_6_0{CurrentRevision_20_6_0: actual}
	}
	switch e.Expected {
	case store.Any:
		w.ExpectedRevisionOption = &api.AppendResp_WrongExpectedVersion_ExpectedAny{ExpectedAny: empty}
		w.ExpectedRevisionOption_20_6_0 = &api.AppendResp_WrongExpectedVersion_Any_20_6_0{Any_20_6_0: empty}
	case store.StreamExists:
		w.ExpectedRevisionOption = &api.AppendResp_WrongExpectedVersion_ExpectedStreamExists{ExpectedStreamExists: empty}
		w.ExpectedRevisionOption_20_6_0 = &api.AppendResp_WrongExpectedVersion_StreamExists_20_6_0{StreamExists_20_6_0: empty}
	case store.NoStream:
		w.ExpectedRevisionOption = &api.AppendResp_WrongExpectedVersion_ExpectedNoStream{ExpectedNoStream: empty}
		w.ExpectedRevisionOption_20_6_0 = &api.AppendResp_WrongExpectedVersion_ExpectedRevision_20_6_0{ExpectedRevision_20_6_0: math.MaxUint64}
	default:
		expected := uint64(e.Expected)
		w.ExpectedRevisionOption = &api.AppendResp_WrongExpectedVersion_ExpectedRevision{ExpectedRevision: expected}
		w.ExpectedRevisionOption_20_6_0 = &api.AppendResp_WrongExpectedVersion_ExpectedRevision_20_6_0{ExpectedRevision_20_6_0: expected}
	}
	return &api.AppendResp{Result: &api.AppendResp_WrongExpectedVersion_{WrongExpectedVersion: w}}
}
