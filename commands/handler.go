package commands

import (
	"context"
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// handle is the one way from commands to events: load, decide, reserve,
// append. It gives eventstore.ErrConflict when somebody else changed the
// aggregate in between; RetryOnConflict then calls it again.
//
// A command that starts an aggregate is first tried without reading, since
// almost always there is nothing to read. If that fails it may be the second
// arrival of a command that was carried out before, so the stream is asked.
func (a *Aggregate[S, C, E]) handle(ctx context.Context, env Envelope, cmds []domain.Command) (Receipt, error) {
	wishes, err := typed[C](cmds)
	if err != nil {
		return Receipt{}, err
	}
	stream := a.stream(env.Actor.Tenant, wishes[0].Target())
	var refusal error
	if a.starts != nil && a.starts(wishes[0]) {
		receipt, err := a.perform(ctx, env, stream, a.empty(), wishes)
		if err == nil {
			return receipt, nil
		}
		refusal = err
	}
	l, before, err := a.loadFor(ctx, stream, env)
	switch {
	case err != nil:
		return Receipt{}, err
	case before.done:
		return receiptFor(stream, before.at, true), nil
	case refusal != nil && !errors.Is(refusal, eventstore.ErrConflict):
		return Receipt{}, refusal
	case env.Base != nil && l.revision >= 0:
		if wishes, err = a.merge(ctx, env, before.base, l.state, wishes); err != nil {
			return Receipt{}, err
		}
	}
	return a.perform(ctx, env, stream, l, wishes)
}

// perform decides and appends, on the aggregate as it was loaded.
func (a *Aggregate[S, C, E]) perform(ctx context.Context, env Envelope, stream eventstore.StreamID, l loaded[S], cmds []C) (receipt Receipt, err error) {
	ctx, over, err := a.alone(ctx, stream, l.state, cmds)
	if err != nil {
		return Receipt{}, err
	}
	defer func() { over(err) }()
	heir, err := a.inherits(ctx, env, cmds)
	if err != nil {
		return Receipt{}, err
	}
	events, after, err := a.decide(ctx, env, l.state, cmds)
	if err != nil {
		return Receipt{}, err
	}
	if len(events) == 0 {
		return receiptFor(stream, l, false), nil
	}
	taken, freed, err := a.keys(ctx, stream.Tenant, l.state, after)
	if err != nil {
		return Receipt{}, err
	}
	ctx, done, err := take(ctx, a, stream, l.revision, taken, heir)
	if err != nil {
		return Receipt{}, err
	}
	defer done()
	appended, err := a.append(ctx, env, stream, l.expected, events)
	if err != nil {
		return Receipt{}, err
	}
	a.reserve.free(ctx, stream, int64(appended.Revision), freed)
	if a.changed != nil {
		a.changed(stream.Tenant, after, appended.Revision)
	}
	return Receipt{
		Stream: stream, Revision: appended.Revision, Position: appended.Position, State: after, Changed: true,
	}, nil
}

// decide carries the commands out one after the other, in memory.
func (a *Aggregate[S, C, E]) decide(ctx context.Context, env Envelope, state S, cmds []C) ([]E, S, error) {
	var events []E
	for _, cmd := range cmds {
		if a.complete != nil {
			var err error
			if cmd, err = a.complete(ctx, env, state, cmd); err != nil {
				return nil, state, err
			}
		}
		made, err := a.decider.Decide(state, cmd)
		if err != nil {
			return nil, state, err
		}
		state = a.decider.Fold(state, made...)
		events = append(events, made...)
	}
	return events, state, nil
}

func (a *Aggregate[S, C, E]) append(ctx context.Context, env Envelope, stream eventstore.StreamID, expected eventstore.Expected, events []E) (eventstore.Appended, error) {
	meta := metadata(env)
	proposed := make([]eventstore.Proposed, len(events))
	for i, e := range events {
		var err error
		proposed[i], err = a.store.codec.Encode(ctx, stream, identity.EventID(env.CommandID, stream.String(), i), e, meta)
		if errors.Is(err, codec.ErrErased) {
			return eventstore.Appended{}, fault.New(fault.NotFound, "The person whom this is about was erased.")
		}
		if err != nil {
			return eventstore.Appended{}, err
		}
	}
	appended, err := a.store.log.Append(ctx, stream, expected, proposed...)
	if err != nil {
		return eventstore.Appended{}, fmt.Errorf("append to %s: %w", stream, err)
	}
	return appended, nil
}

func metadata(env Envelope) codec.Metadata {
	meta := codec.Metadata{
		Actor: actorName(env.Actor), CommandID: env.CommandID.String(),
		Correlation: env.Correlation, Causation: env.root().String(), TraceParent: env.TraceParent,
		DeviceID: env.Device.ID,
	}
	if env.root() != env.CommandID {
		meta.RootID = env.root().String()
	}
	if at := env.Device.Time; !at.IsZero() {
		meta.DeviceTime = new(at.UTC())
	}
	return meta
}

func receiptFor[S any](stream eventstore.StreamID, l loaded[S], changed bool) Receipt {
	return Receipt{Stream: stream, Revision: uint64(max(l.revision, 0)), Position: l.position, State: l.state, Changed: changed}
}

func typed[C domain.Command](cmds []domain.Command) ([]C, error) {
	out := make([]C, len(cmds))
	for i, cmd := range cmds {
		c, ok := cmd.(C)
		if !ok || cmd.Target() != cmds[0].Target() {
			return nil, fmt.Errorf("%T is not for the same aggregate as %T", cmd, cmds[0])
		}
		out[i] = c
	}
	return out, nil
}

func actorName(a identity.Actor) string {
	if a.Member != "" {
		return a.Member
	}
	return "system:" + a.Name
}
