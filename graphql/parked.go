package graphql

import (
	"context"
	"strings"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// parkedNode is an event that waits.
type parkedNode struct{ event readmodels.Parked }

// Projection is the projection that could not apply it.
func (p *parkedNode) Projection() string { return p.event.Projection }

// Object is what kind of object it is about.
func (p *parkedNode) Object() string { return p.event.Of().Category }

// ObjectID is the object.
func (p *parkedNode) ObjectID() ID { return ID(p.event.Of().ID) }

// Revision is which event of the object it is.
func (p *parkedNode) Revision() int32 { return clamp(int(p.event.Revision)) }

// Type is the event's type.
func (p *parkedNode) Type() string { return p.event.Type }

// Position is its place in the log.
func (p *parkedNode) Position() Position { return Position(p.event.Position.String()) }

// Cause is why it could not be applied.
func (p *parkedNode) Cause() string { return p.event.Cause }

// ParkedAt is since when it waits.
func (p *parkedNode) ParkedAt() Time { return Time{p.event.ParkedAt} }

type parkedConnection struct {
	Edges    []edge[parkedNode]
	PageInfo pageInfo
}

const parkedPage = 50

// ParkedEvents answers the query parkedEvents.
func (r *resolver) ParkedEvents(ctx context.Context, args struct {
	Projection optText
	First      optInt
	After      optText
}) (*parkedConnection, error) {
	s, err := r.query(ctx, "parkedEvents")
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, parkedPage)
	if err != nil {
		return nil, err
	}
	if err := said("projection", args.Projection.Value); err != nil {
		return nil, err
	}
	list, err := s.Deps.Projections.Parked(ctx, s.tenant, args.Projection.Value, p)
	if err != nil {
		return nil, err
	}
	c, err := connect(ctx, list, func(_ context.Context, all []readmodels.Parked, _ fields) ([]*parkedNode, error) {
		nodes := make([]*parkedNode, len(all))
		for i, event := range all {
			nodes[i] = &parkedNode{event}
		}
		return nodes, nil
	}, nil)
	if err != nil {
		return nil, err
	}
	return &parkedConnection{c.Edges, c.PageInfo}, nil
}

type parkedPayload struct {
	Applied int32
	Failure *string
	Done    bool
}

func answered(a readmodels.Answer) *parkedPayload {
	p := &parkedPayload{Applied: clamp(a.Applied), Done: a.Done}
	if a.Failure != "" {
		p.Failure = &a.Failure
	}
	return p
}

// waitingInput names a stream of the tenant: there is no way to name another's.
type waitingInput struct {
	Projection, Object text
	ObjectID           ID
}

func (i waitingInput) of(tenant string) (readmodels.ParkedStream, error) {
	var p fault.Problems
	p.Check("projection", plain(string(i.Projection)))
	p.Check("object", plain(string(i.Object)))
	p.Check("objectId", plain(string(i.ObjectID)))
	return readmodels.ParkedStream{Projection: string(i.Projection), Tenant: tenant, Category: string(i.Object), ID: string(i.ObjectID)}, p.Err()
}

// RetryParked answers the mutation retryParked.
func (r *resolver) RetryParked(ctx context.Context, args struct{ Input waitingInput }) (*parkedPayload, error) {
	s, by, err := r.orderer(ctx, "projection.Retry")
	if err != nil {
		return nil, err
	}
	of, err := args.Input.of(s.tenant)
	if err != nil {
		return nil, err
	}
	answer, err := s.Deps.Projections.Retry(ctx, of, by)
	return answered(answer), err
}

// SkipParked answers the mutation skipParked.
func (r *resolver) SkipParked(ctx context.Context, args struct {
	Input struct {
		waitingInput

		Reason text
	}
}) (*parkedPayload, error) {
	s, by, err := r.orderer(ctx, "projection.Skip")
	if err != nil {
		return nil, err
	}
	of, err := args.Input.of(s.tenant)
	if err != nil {
		return nil, err
	}
	reason := strings.TrimSpace(string(args.Input.Reason))
	if err := said("reason", reason); err != nil {
		return nil, err
	}
	_, answer, err := s.Deps.Projections.Skip(ctx, of, reason, by)
	return answered(answer), err
}
