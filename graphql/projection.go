package graphql

import (
	"context"
	"math"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// Projections is where the projections are watched and ordered about
// (projections.Desk). By says who orders.
type Projections interface {
	Projections(ctx context.Context) ([]readmodels.ProjectionState, error)
	Parked(ctx context.Context, tenant, projection string, p readmodels.Page) (readmodels.List[readmodels.Parked], error)
	Pause(ctx context.Context, name, reason, by string) (readmodels.ProjectionState, error)
	Resume(ctx context.Context, name string) (readmodels.ProjectionState, error)
	Retry(ctx context.Context, of readmodels.ParkedStream, by string) (readmodels.Answer, error)
	Skip(ctx context.Context, of readmodels.ParkedStream, reason, by string) (readmodels.Parked, readmodels.Answer, error)
}

// projectionNode is a projection as a tenant's admin sees it: how it is doing
// is the installation's matter, what is parked is only told of the tenant. Why
// it fails is left out: it may tell of others' data.
type projectionNode struct {
	state  readmodels.ProjectionState
	tenant string
}

// Name is how it is called.
func (p *projectionNode) Name() string { return p.state.Name }

// Status is what it is doing.
func (p *projectionNode) Status() string { return p.state.State() }

// Position is up to where it has everything.
func (p *projectionNode) Position() Position { return Position(p.state.Position.String()) }

// LagEvents is how many events it is behind.
func (p *projectionNode) LagEvents() int32 { return clamp(p.state.LagEvents) }

// LagExact says whether they were counted.
func (p *projectionNode) LagExact() bool { return p.state.LagExact }

// LagSeconds is the age of the first of them.
func (p *projectionNode) LagSeconds() float64 { return math.Round(p.state.LagSeconds*1000) / 1000 }

// Rate is how many it applies a second.
func (p *projectionNode) Rate() float64 { return math.Round(p.state.Rate()*10) / 10 }

// Processes is how many share the work.
func (p *projectionNode) Processes() int32 {
	n := 0
	for _, each := range p.state.Processes {
		if each.Alive {
			n++
		}
	}
	return clamp(n)
}

// ParkedStreams is how many of the tenant's streams wait.
func (p *projectionNode) ParkedStreams() int32 { return clamp(p.state.ParkedOf(p.tenant).Streams) }

// PausedAt is since when it rests.
func (p *projectionNode) PausedAt() *Time { return someTime(p.state.PausedAt) }

// PauseReason is why.
func (p *projectionNode) PauseReason() *string {
	if p.state.PausedFor == "" {
		return nil
	}
	return &p.state.PausedFor
}

// Projections answers the query projections.
func (r *resolver) Projections(ctx context.Context) ([]*projectionNode, error) {
	s, err := r.query(ctx, "projections")
	if err != nil {
		return nil, err
	}
	all, err := s.Deps.Projections.Projections(ctx)
	nodes := make([]*projectionNode, len(all))
	for i, state := range all {
		nodes[i] = &projectionNode{state, s.tenant}
	}
	return nodes, err
}

type projectionPayload struct{ Projection *projectionNode }

// PauseProjection answers the mutation pauseProjection.
func (r *resolver) PauseProjection(ctx context.Context, args struct {
	Input struct {
		Name   text
		Reason optText
	}
}) (*projectionPayload, error) {
	s, by, err := r.operator(ctx)
	if err != nil {
		return nil, err
	}
	if err := said("reason", args.Input.Reason.Value); err != nil {
		return nil, err
	}
	state, err := s.Deps.Projections.Pause(ctx, string(args.Input.Name), args.Input.Reason.Value, by)
	return &projectionPayload{&projectionNode{state, s.tenant}}, err
}

// ResumeProjection answers the mutation resumeProjection.
func (r *resolver) ResumeProjection(ctx context.Context, args struct{ Input struct{ Name text } }) (*projectionPayload, error) {
	s, _, err := r.operator(ctx)
	if err != nil {
		return nil, err
	}
	state, err := s.Deps.Projections.Resume(ctx, string(args.Input.Name))
	return &projectionPayload{&projectionNode{state, s.tenant}}, err
}

// operator is who may order about what is all tenants': an admin of the
// tenant that the installation was made for. Other tenants are its guests.
func (r *resolver) operator(ctx context.Context) (*scope, string, error) {
	s, by, err := r.orderer(ctx, "projection.Pause")
	if err == nil && s.tenant != s.Operator {
		err = fault.New(fault.Forbidden, "Projections work for all teams of this installation; only admins of the team that it was made for may pause them.")
	}
	return s, by, err
}

// orderer is who may give an order, and the name by which that is kept.
func (r *resolver) orderer(ctx context.Context, permission string) (*scope, string, error) {
	s, err := r.may(ctx, permission)
	if err != nil {
		return nil, "", err
	}
	actor, err := r.actor(ctx)
	return s, "member:" + actor.Member + " of " + actor.Tenant, err
}

const longestReason = 500

func said(field, reason string) error {
	if len(reason) > longestReason || plain(reason) != nil {
		return fault.Field(field, "must be text of at most 500 bytes")
	}
	return nil
}
