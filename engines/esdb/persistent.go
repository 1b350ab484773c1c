package esdbserver

import (
	"context"
	"fmt"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/persistent"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	"google.golang.org/grpc/codes"
)

// persistent is the service event_store.client.persistent_subscriptions.PersistentSubscriptions.
type persistent struct {
	api.UnimplementedPersistentSubscriptionsServer
	*Server
}

// groupKey names a persistent subscription.
type groupKey struct {
	stream string // or $all
	group  string
}

const allStream = "$all"

func (k groupKey) String() string { return k.stream + "::" + k.group }

// Create makes a group. It is on disk before the answer.
func (p *persistent) Create(ctx context.Context, req *api.CreateReq) (*api.CreateResp, error) {
	config, err := parseCreate(req.GetOptions())
	if err != nil {
		return nil, err
	}
	if err := p.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	if err := p.groups.create(ctx, config); err != nil {
		return nil, err
	}
	return &api.CreateResp{}, nil
}

// Update replaces the settings of a group. Its consumers are dropped, its checkpoint stays.
func (p *persistent) Update(ctx context.Context, req *api.UpdateReq) (*api.UpdateResp, error) {
	config, err := parseUpdate(req.GetOptions())
	if err != nil {
		return nil, err
	}
	if err := p.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	if err := p.groups.update(ctx, config); err != nil {
		return nil, err
	}
	return &api.UpdateResp{}, nil
}

// Delete removes a group with its checkpoint and its parked messages.
func (p *persistent) Delete(ctx context.Context, req *api.DeleteReq) (*api.DeleteResp, error) {
	o := req.GetOptions()
	key, err := groupOf(o.GetStreamIdentifier(), o.GetAll() != nil, o.GetGroupName())
	if err != nil {
		return nil, err
	}
	if err := p.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	if err := p.groups.remove(ctx, key); err != nil {
		return nil, err
	}
	return &api.DeleteResp{}, nil
}

// ReplayParked delivers parked messages again. The answer does not wait for the deliveries.
func (p *persistent) ReplayParked(ctx context.Context, req *api.ReplayParkedReq) (*api.ReplayParkedResp, error) {
	o := req.GetOptions()
	key, err := groupOf(o.GetStreamIdentifier(), o.GetAll() != nil, o.GetGroupName())
	if err != nil {
		return nil, err
	}
	if err := p.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	g, err := p.groups.find(key)
	if err != nil {
		return nil, err
	}
	stopAt := int64(-1)
	if limit, ok := o.GetStopAtOption().(*api.ReplayParkedReq_Options_StopAt); ok {
		if stopAt = limit.StopAt; stopAt < 0 {
			return nil, groupFailed(key, "StopAt must be a non-negative integer.")
		}
	}
	if err := g.replayParked(stopAt); err != nil {
		return nil, err
	}
	return &api.ReplayParkedResp{}, nil
}

// RestartSubsystem drops all consumers and loads the groups anew.
func (p *persistent) RestartSubsystem(ctx context.Context, _ *shared.Empty) (*shared.Empty, error) {
	if err := p.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	p.groups.stop(false)
	return empty, p.groups.start()
}

// groupOf checks the name of a group.
func groupOf(id *shared.StreamIdentifier, all bool, group string) (groupKey, error) {
	if group == "" {
		return groupKey{}, invalid("the group needs a name")
	}
	if all {
		return groupKey{allStream, group}, nil
	}
	if id == nil {
		return groupKey{}, invalid("neither a stream nor $all is named")
	}
	stream, err := streamName(id)
	return groupKey{stream, group}, err
}

// The refusals of this service. Their texts are compared by other clients' test suites.

func noSuchGroup(k groupKey) error {
	return refuse(codes.NotFound, "persistent-subscription-does-not-exist",
		fmt.Sprintf("Subscription group %s on stream %s does not exist.", k.group, k.stream),
		"stream-name", k.stream, "group-name", k.group)
}

func groupExists(k groupKey) error {
	return refuse(codes.AlreadyExists, "persistent-subscription-exists",
		fmt.Sprintf("Subscription group %s on stream %s exists.", k.group, k.stream),
		"stream-name", k.stream, "group-name", k.group)
}

func groupFailed(k groupKey, reason string) error {
	return refuse(codes.Internal, "persistent-subscription-failed",
		fmt.Sprintf("Subscription group %s on stream %s failed: '%s'", k.group, k.stream, reason),
		"stream-name", k.stream, "group-name", k.group, "reason", reason)
}

func groupFull(k groupKey) error {
	return refuse(codes.FailedPrecondition, "maximum-subscribers-reached",
		fmt.Sprintf("Maximum subscriptions reached for subscription group %s on stream %s.", k.group, k.stream),
		"stream-name", k.stream, "group-name", k.group)
}

func groupDropped(k groupKey) error {
	return refuse(codes.Canceled, "persistent-subscription-dropped",
		fmt.Sprintf("Subscription group %s on stream %s was dropped.", k.group, k.stream),
		"stream-name", k.stream, "group-name", k.group)
}
