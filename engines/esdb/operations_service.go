package esdbserver

import (
	"context"
	"errors"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	api "github.com/daybook-crm/daybook/engines/esdb/protos/operations"
	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// operations is the service event_store.client.operations.Operations, for administrators and operators.
type operations struct {
	api.UnimplementedOperationsServer
	*Server
}

// StartScavenge begins a scavenge, or names the one under way. There are no chunks here to start from and
// one thread does it all, so the options change nothing.
func (o *operations) StartScavenge(ctx context.Context, _ *api.StartScavengeReq) (*api.ScavengeResp, error) {
	if err := o.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	run, err := o.store.StartScavenge()
	if errors.Is(err, store.ErrScavenging) {
		return scavengeResponse(o.store.Scavenging(), api.ScavengeResp_InProgress), nil
	}
	if err != nil {
		return nil, err
	}
	return scavengeResponse(run, api.ScavengeResp_Started), nil
}

// currentScavenge names whatever scavenge is under way.
const currentScavenge = "current"

// StopScavenge ends the scavenge under way, by its id or as "current". Any other id fails with
// scavenge-not-found.
func (o *operations) StopScavenge(ctx context.Context, req *api.StopScavengeReq) (*api.ScavengeResp, error) {
	if err := o.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	run, id, running := o.store.Scavenging(), req.GetOptions().GetScavengeId(), ""
	if run != nil && !run.Ended() {
		running = scavengeID(run)
	}
	if running == "" || id != running && id != currentScavenge {
		return nil, refuse(codes.NotFound, "scavenge-not-found", "Scavenge id was invalid.", "scavenge-id", running)
	}
	run.Stop()
	return scavengeResponse(run, api.ScavengeResp_Stopped), nil
}

func scavengeID(run *store.Scavenge) string { return string(appendTextID(nil, run.ID())) }

func scavengeResponse(run *store.Scavenge, result api.ScavengeResp_ScavengeResult) *api.ScavengeResp {
	return &api.ScavengeResp{ScavengeId: scavengeID(run), ScavengeResult: result}
}

// Shutdown asks the program around the node to end it, and answers before it does. A node that is a part
// of a larger program has no end of its own: FAILED_PRECONDITION.
func (o *operations) Shutdown(ctx context.Context, _ *shared.Empty) (*shared.Empty, error) {
	if err := o.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	if o.options.Shutdown == nil {
		return nil, status.Error(codes.FailedPrecondition, "this node is a part of a program and ends with it")
	}
	o.options.Logger.Info("an operator asked the event store to shut down")
	go o.options.Shutdown()
	return empty, nil
}

// MergeIndexes writes the index files anew, and returns when that is done.
func (o *operations) MergeIndexes(ctx context.Context, _ *shared.Empty) (*shared.Empty, error) {
	if err := o.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	return empty, o.store.MergeIndexes(ctx)
}

// ResignNode does nothing, as on any single node: there is nobody to lead instead.
func (o *operations) ResignNode(ctx context.Context, _ *shared.Empty) (*shared.Empty, error) {
	return empty, o.authorizeGroups(ctx)
}

// SetNodePriority does nothing either: it counts in elections, which a single node does not hold.
func (o *operations) SetNodePriority(ctx context.Context, _ *api.SetNodePriorityReq) (*shared.Empty, error) {
	return empty, o.authorizeGroups(ctx)
}

// RestartPersistentSubscriptions drops all consumers and loads the groups anew.
func (o *operations) RestartPersistentSubscriptions(ctx context.Context, _ *shared.Empty) (*shared.Empty, error) {
	if err := o.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	o.groups.stop(false)
	return empty, o.groups.start()
}
