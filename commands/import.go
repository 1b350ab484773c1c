package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Plan says which commands bring an aggregate to what another system says of
// it. Current is the aggregate as it stands; imported is what earlier imports
// alone have made of it. A plan compares the row with imported, not with
// current: what changed in the file since the last import is taken over, and
// what members edited here meanwhile stays.
type Plan[S any, C domain.Command] func(current, imported S) []C

// Import carries out a plan in one append; no command, or none that changes
// anything, appends nothing. The actor must be the same on every import, for
// it tells which events are the import's own.
func (a *Aggregate[S, C, E]) Import(ctx context.Context, env Envelope, id string, plan Plan[S, C]) (Receipt, error) {
	once := func(ctx context.Context, env Envelope, _ []domain.Command) (Receipt, error) {
		return a.importOnce(ctx, env, id, plan)
	}
	return RetryOnConflict(once)(ctx, env, nil)
}

func (a *Aggregate[S, C, E]) importOnce(ctx context.Context, env Envelope, id string, plan Plan[S, C]) (Receipt, error) {
	stream, imported, actor := a.stream(env.Actor.Tenant, id), a.decider.Initial, actorName(env.Actor)
	l, err := a.load(ctx, stream, func(d codec.Decoded, e E, _ loaded[S]) {
		if d.Meta.Actor == actor {
			imported = a.decider.Evolve(imported, e)
		}
	})
	if err != nil {
		return Receipt{}, err
	}
	return a.perform(ctx, env, stream, l, plan(l.state, imported))
}
