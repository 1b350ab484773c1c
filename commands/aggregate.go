package commands

import (
	"context"
	"fmt"

	"github.com/google/uuid"

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
// other aggregates; unique gives the keys that a state keeps from all others.
type Aggregate[S any, C domain.Command, E domain.Event] struct {
	store    store
	category string
	decider  domain.Decider[S, C, E]
	reserve  reserve

	starts   func(C) bool
	complete func(context.Context, Envelope, S, C) (C, error)
	unique   func(S) []Key
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

// result is what an earlier arrival of the same command did, if there was one.
type result[S any] struct {
	found bool
	at    loaded[S]
}

// loadFor loads the aggregate for a command and finds out whether that very
// command has already been carried out.
func (a *Aggregate[S, C, E]) loadFor(ctx context.Context, stream eventstore.StreamID, command uuid.UUID) (loaded[S], result[S], error) {
	var before result[S]
	id := command.String()
	l, err := a.load(ctx, stream, func(d codec.Decoded, _ E, l loaded[S]) {
		if d.Meta.CommandID == id {
			before = result[S]{found: true, at: l}
		}
	})
	return l, before, err
}
