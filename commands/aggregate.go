package commands

import (
	"context"
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// store is the log with the codec before it.
type store struct {
	log   Log
	codec *codec.Codec
}

// Aggregate binds a decider to the streams of a category. The functions are
// optional: starts says whether a command begins a stream, so that nothing
// has to be read for it; complete gives a command what it needs to know of
// other aggregates; unique gives the keys that a state keeps from all others,
// and uniqueFields those that custom fields make such; heir says which of
// those a command may take over from whom; changed is told the
// state that an append left, and its revision; exclusive names the change for
// which a command must be alone in the tenant, empty for none (alone.go);
// revert gives the commands that bring a state back to another (undo.go), and
// remains what is left of one that should never have been, its initial state
// unless said.
type Aggregate[S any, C domain.Command, E domain.Event] struct {
	store    store
	category string
	decider  domain.Decider[S, C, E]
	reserve  reserve

	starts   func(C) bool
	complete func(context.Context, Envelope, S, C) (C, error)
	unique   func(S) []Key
	heir     func(context.Context, Envelope, C) (Inheritance, error)

	exclusive    func(S, C) string
	uniqueFields func(context.Context, string, S) ([]Key, error)
	changed      func(tenant string, after S, revision uint64)
	revert       func(id string, r Revert[S]) []C
	remains      func(S) S
}

// loaded is an aggregate as its stream has it.
type loaded[S any] struct {
	state    S
	expected eventstore.Expected // what the next append has to find
	position eventstore.Position // of the last event
	revision int64               // of the last event; -1 without one
}

// Load folds an aggregate from its stream. An aggregate that was never made
// comes back in its initial state.
func (a *Aggregate[S, C, E]) Load(ctx context.Context, tenant, id string) (S, error) {
	l, err := a.load(ctx, a.stream(tenant, id), nil)
	return l.state, err
}

func (a *Aggregate[S, C, E]) stream(tenant, id string) eventstore.StreamID {
	return eventstore.StreamID{Tenant: tenant, Category: a.category, ID: id}
}

func (a *Aggregate[S, C, E]) empty() loaded[S] {
	return loaded[S]{state: a.decider.Initial, expected: eventstore.NoStream, revision: -1}
}

// load folds a stream; each (optional) sees every event with the state after it.
func (a *Aggregate[S, C, E]) load(ctx context.Context, stream eventstore.StreamID, each func(codec.Decoded, E, loaded[S])) (loaded[S], error) {
	l := a.empty()
	for recorded, err := range a.store.log.ReadStream(ctx, stream, 0) {
		if err != nil {
			return l, fmt.Errorf("load %s: %w", stream, err)
		}
		decoded, err := a.store.codec.Decode(ctx, recorded)
		if err != nil {
			return l, fmt.Errorf("load %s: %w", stream, err)
		}
		event, ok := decoded.Event.(E)
		if !ok {
			return l, fmt.Errorf("load %s: %s is no event of a %s", stream, recorded.Type, a.category)
		}
		l.state = a.decider.Evolve(l.state, event)
		l.expected, l.position = eventstore.Exactly(recorded.Revision), recorded.Position
		l.revision = int64(recorded.Revision)
		if each != nil {
			each(decoded, event, l)
		}
	}
	return l, nil
}

// past is what a command needs to know of the aggregate's past: what an
// earlier arrival of the same command did, if there was one, and the state
// that its sender has seen, if it says which.
type past[S any] struct {
	done bool
	at   loaded[S]
	base *S
}

// loadFor loads the aggregate for a command.
func (a *Aggregate[S, C, E]) loadFor(ctx context.Context, stream eventstore.StreamID, env Envelope) (loaded[S], past[S], error) {
	var before past[S]
	id := env.CommandID.String()
	l, err := a.load(ctx, stream, func(d codec.Decoded, _ E, l loaded[S]) {
		if d.Meta.CommandID == id {
			before.done, before.at = true, l
		}
		if env.Base != nil && *env.Base == d.Revision {
			before.base = new(l.state)
		}
	})
	return l, before, err
}
