package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Settle moves the open deals out of the retired stages of a pipeline that say
// where to. A deal that has left the stage meanwhile stays where it is, so to
// settle twice, or twice at once, is to settle once. It gives the position of
// the last move, Start when there was none.
//
// The order to move is in the log (pipeline.StagesSet). Whoever gives it
// settles at once, and a process that dies in between leaves the rest to the
// settler, which follows the log (workers.Stages).
func (b *Bus) Settle(ctx context.Context, env Envelope, pipelineID string) (eventstore.Position, error) {
	last := eventstore.Start
	p, err := b.Pipelines.Load(ctx, env.Actor.Tenant, pipelineID)
	if err != nil {
		return last, err
	}
	in, err := b.dealsIn(ctx, env.Actor.Tenant, directed(p))
	if err != nil {
		return last, err
	}
	for id, at := range in {
		if !at.open {
			continue
		}
		to, _ := p.Destination(at.stage)
		position, err := b.moveOn(ctx, env, deal.Move{ID: id, From: at.stage, StageID: to, At: env.Now})
		if err != nil {
			return last, err
		}
		if position.After(last) {
			last = position
		}
	}
	return last, nil
}

// directed are the retired stages that say where their deals go.
func directed(p pipeline.Pipeline) (stages []pipeline.Stage) {
	for _, s := range p.Stages {
		if _, known := p.Destination(s.ID); known {
			stages = append(stages, s)
		}
	}
	return stages
}

func (b *Bus) moveOn(ctx context.Context, env Envelope, move deal.Move) (eventstore.Position, error) {
	env = env.Part("settle/" + move.ID)
	env.Actor.Role = identity.System
	receipt, err := b.handle(ctx, env, []domain.Command{move})
	if fault.CodeOf(err) == fault.NotFound { // deleted meanwhile
		return eventstore.Start, nil
	}
	if err != nil || !receipt.Changed {
		return eventstore.Start, err
	}
	return receipt.Position, nil
}

// settled carries pipeline commands out, and at once the moves that they
// order. That these fail does not undo the order, so it is no failure of the
// command: the settler sees to them.
func (b *Bus) settled(ctx context.Context, env Envelope, cmds []domain.Command) (Receipt, error) {
	receipt, err := b.Pipelines.handle(ctx, env, cmds)
	if err != nil || !ordersMoves(cmds) {
		return receipt, err
	}
	if last, err := b.Settle(ctx, env, cmds[0].Target()); err == nil && last.After(receipt.Position) {
		receipt.Position = last
	}
	return receipt, nil
}

func ordersMoves(cmds []domain.Command) bool {
	for _, cmd := range cmds {
		if update, ok := cmd.(pipeline.Update); ok && len(update.Moves) > 0 {
			return true
		}
	}
	return false
}
