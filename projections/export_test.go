package projections

import (
	"context"
	"slices"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Give gives a sink some events of the log for all its slices, as a Runner
// does that finds them waiting. A repeat is given as well, as after a failure
// between the rows and the checkpoints; but not of what the checkpoints say is
// there, if the sink relies on that.
func Give(ctx context.Context, sink Sink, events []codec.Decoded) error {
	spec := sink.Spec()
	at, err := sink.Checkpoints(ctx)
	if err != nil {
		return err
	}
	b := Batch{To: events[len(events)-1].Position}
	for slice, from := range at {
		if b.To.After(from) {
			b.Slices, b.From = append(b.Slices, slice), append(b.From, from)
		}
	}
	_, relies := sink.(*Postgres)
	for _, d := range events {
		if !relies || d.Position.After(at[sliceOf(d.Stream, spec.Slices)]) {
			b.Events = append(b.Events, d)
		}
		if slices.Contains(spec.Shared, d.Stream.Category) {
			b.Shared = append(b.Shared, d)
		}
	}
	return sink.Apply(ctx, b)
}

// At is how far a sink is as a whole.
func At(ctx context.Context, sink Sink) (eventstore.Position, error) {
	at, err := sink.Checkpoints(ctx)
	if err != nil {
		return eventstore.Start, err
	}
	return least(at), nil
}
