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
	return GiveSlices(ctx, sink, nil, events)
}

// GiveSlices does the same for some slices, as a Runner does that holds no
// others; no slices are all.
func GiveSlices(ctx context.Context, sink Sink, held []int, events []codec.Decoded) error {
	spec := sink.Spec()
	at, err := sink.Checkpoints(ctx)
	if err != nil {
		return err
	}
	holds := func(slice int) bool { return held == nil || slices.Contains(held, slice) }
	b := Batch{To: events[len(events)-1].Position}
	for slice, from := range at {
		if holds(slice) && b.To.After(from) {
			b.Slices, b.From = append(b.Slices, slice), append(b.From, from)
		}
	}
	_, relies := sink.(*Postgres)
	for _, d := range events {
		slice := sliceOf(d.Stream, spec.Slices)
		if holds(slice) && (!relies || d.Position.After(at[slice])) {
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
