package esdbserver

import (
	"errors"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	rpc "google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/anypb"
	"google.golang.org/protobuf/types/known/emptypb"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

func batchTimeout(o *api.BatchAppendReq_Options) time.Duration {
	switch d := o.GetDeadlineOption().(type) {
	case *api.BatchAppendReq_Options_Deadline:
		return d.Deadline.AsDuration()
	case *api.BatchAppendReq_Options_Deadline_21_10_0:
		return time.Until(d.Deadline_21_10_0.AsTime())
	}
	return time.Hour
}

func batchExpectation(o *api.BatchAppendReq_Options) (store.Expected, error) {
	switch x := o.GetExpectedStreamPosition().(type) {
	case *api.BatchAppendReq_Options_Any:
		return store.Any, nil
	case *api.BatchAppendReq_Options_NoStream:
		return store.NoStream, nil
	case *api.BatchAppendReq_Options_StreamExists:
		return store.StreamExists, nil
	case *api.BatchAppendReq_Options_StreamPosition:
		return exactRevision(x.StreamPosition)
	}
	return 0, invalid("the expected stream position is not set")
}

// response answers the batch, echoing what it was about.
func (b *batch) response(r store.Result) *api.BatchAppendResp {
	resp := &api.BatchAppendResp{CorrelationId: b.correlation, StreamIdentifier: b.options.GetStreamIdentifier()}
	switch x := b.options.GetExpectedStreamPosition().(type) {
	case *api.BatchAppendReq_Options_Any:
		resp.ExpectedStreamPosition = &api.BatchAppendResp_Any{Any: &emptypb.Empty{}}
	case *api.BatchAppendReq_Options_NoStream:
		resp.ExpectedStreamPosition = &api.BatchAppendResp_NoStream{NoStream: &emptypb.Empty{}}
	case *api.BatchAppendReq_Options_StreamExists:
		resp.ExpectedStreamPosition = &api.BatchAppendResp_StreamExists{StreamExists: &emptypb.Empty{}}
	case *api.BatchAppendReq_Options_StreamPosition:
		resp.ExpectedStreamPosition = &api.BatchAppendResp_StreamPosition{StreamPosition: x.StreamPosition}
	}
	if b.err != nil {
		resp.Result = &api.BatchAppendResp_Error{Error: batchStatus(b, b.err)}
		return resp
	}
	resp.Result = &api.BatchAppendResp_Success_{Success: batchSuccess(r)}
	return resp
}

func batchSuccess(r store.Result) *api.BatchAppendResp_Success {
	success := &api.BatchAppendResp_Success{}
	if r.Revision < 0 {
		success.CurrentRevisionOption = &api.BatchAppendResp_Success_NoStream{NoStream: &emptypb.Empty{}}
	} else {
		success.CurrentRevisionOption = &api.BatchAppendResp_Success_CurrentRevision{CurrentRevision: uint64(r.Revision)}
	}
	if r.Position == 0 {
		success.PositionOption = &api.BatchAppendResp_Success_NoPosition{NoPosition: &emptypb.Empty{}}
	} else {
		success.PositionOption = &api.BatchAppendResp_Success_Position{
			Position: &shared.AllStreamPosition{CommitPosition: r.Position, PreparePosition: r.Position},
		}
	}
	return success
}

// batchStatus is the error of a batch: a code, and exactly one detail that says which.
func batchStatus(b *batch, err error) *rpc.Status {
	code, detail := batchError(b, err)
	status := &rpc.Status{Code: int32(code), Message: string(detail.ProtoReflect().Descriptor().FullName())}
	if packed, err := anypb.New(detail); err == nil {
		status.Details = []*anypb.Any{packed}
	}
	return status
}

func batchError(b *batch, err error) (codes.Code, proto.Message) {
	var conflict *store.WrongExpectedVersionError
	var deleted *store.StreamDeletedError
	var refused *refusal
	switch {
	case errors.As(err, &conflict):
		return codes.AlreadyExists, batchConflict(conflict)
	case errors.As(err, &deleted):
		return codes.NotFound, &shared.StreamDeleted{StreamIdentifier: b.options.GetStreamIdentifier()}
	case errors.Is(err, errBatchTimeout):
		return codes.DeadlineExceeded, &shared.Timeout{}
	case errors.As(err, &refused) && refused.trailers[1] == "access-denied":
		return codes.PermissionDenied, &shared.AccessDenied{}
	case errors.As(err, &refused) && refused.trailers[1] == "maximum-append-size-exceeded":
		return codes.InvalidArgument, &shared.MaximumAppendSizeExceeded{MaxAppendSize: uint32(b.proposal.options.MaxAppendSize)}
	case status.Code(err) == codes.InvalidArgument:
		return codes.InvalidArgument, &shared.BadRequest{Message: status.Convert(err).Message()}
	}
	return codes.Unknown, &shared.Unknown{}
}

func batchConflict(e *store.WrongExpectedVersionError) *shared.WrongExpectedVersion {
	w := &shared.WrongExpectedVersion{}
	if e.Actual < 0 {
		w.CurrentStreamRevisionOption = &shared.WrongExpectedVersion_CurrentNoStream{CurrentNoStream: &emptypb.Empty{}}
	} else {
		w.CurrentStreamRevisionOption = &shared.WrongExpectedVersion_CurrentStreamRevision{CurrentStreamRevision: uint64(e.Actual)}
	}
	switch e.Expected {
	case store.Any:
		w.ExpectedStreamPositionOption = &shared.WrongExpectedVersion_ExpectedAny{ExpectedAny: &emptypb.Empty{}}
	case store.NoStream:
		w.ExpectedStreamPositionOption = &shared.WrongExpectedVersion_ExpectedNoStream{ExpectedNoStream: &emptypb.Empty{}}
	case store.StreamExists:
		w.ExpectedStreamPositionOption = &shared.WrongExpectedVersion_ExpectedStreamExists{ExpectedStreamExists: &emptypb.Empty{}}
	default:
		w.ExpectedStreamPositionOption = &shared.WrongExpectedVersion_ExpectedStreamPosition{ExpectedStreamPosition: uint64(e.Expected)}
	}
	return w
}
