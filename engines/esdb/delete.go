package esdbserver

import (
	"context"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// Delete soft-deletes a stream. A wrong expected version is an error here, not an answer.
func (s *streams) Delete(ctx context.Context, req *api.DeleteReq) (*api.DeleteResp, error) {
	o := req.GetOptions()
	name, err := streamName(o.GetStreamIdentifier())
	if err != nil {
		return nil, err
	}
	expected, err := deleteExpectation(o)
	if err != nil {
		return nil, err
	}
	if err := s.authorize(ctx, name, actionDelete); err != nil {
		return nil, err
	}
	result, err := s.store.Delete(ctx, name, expected)
	if err != nil {
		return nil, err
	}
	return &api.DeleteResp{PositionOption: &api.DeleteResp_Position_{
		Position: &api.DeleteResp_Position{CommitPosition: result.Position, PreparePosition: result.Position},
	}}, nil
}

// Tombstone deletes a stream for ever.
func (s *streams) Tombstone(ctx context.Context, req *api.TombstoneReq) (*api.TombstoneResp, error) {
	o := req.GetOptions()
	name, err := streamName(o.GetStreamIdentifier())
	if err != nil {
		return nil, err
	}
	expected, err := tombstoneExpectation(o)
	if err != nil {
		return nil, err
	}
	if err := s.authorize(ctx, name, actionDelete); err != nil {
		return nil, err
	}
	result, err := s.store.Tombstone(ctx, name, expected)
	if err != nil {
		return nil, err
	}
	return &api.TombstoneResp{PositionOption: &api.TombstoneResp_Position_{
		Position: &api.TombstoneResp_Position{CommitPosition: result.Position, PreparePosition: result.Position},
	}}, nil
}

func deleteExpectation(o *api.DeleteReq_Options) (store.Expected, error) {
	switch x := o.GetExpectedStreamRevision().(type) {
	case *api.DeleteReq_Options_Any:
		return store.Any, nil
	case *api.DeleteReq_Options_NoStream:
		return store.NoStream, nil
	case *api.DeleteReq_Options_StreamExists:
		return store.StreamExists, nil
	case *api.DeleteReq_Options_Revision:
		return exactRevision(x.Revision)
	}
	return 0, invalid("the expected stream revision is not set")
}

func tombstoneExpectation(o *api.TombstoneReq_Options) (store.Expected, error) {
	switch x := o.GetExpectedStreamRevision().(type) {
	case *api.TombstoneReq_Options_Any:
		return store.Any, nil
	case *api.TombstoneReq_Options_NoStream:
		return store.NoStream, nil
	case *api.TombstoneReq_Options_StreamExists:
		return store.StreamExists, nil
	case *api.TombstoneReq_Options_Revision:
		return exactRevision(x.Revision)
	}
	return 0, invalid("the expected stream revision is not set")
}
