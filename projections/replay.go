package projections

import (
	"context"
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Replay applies a parked stream's events, in order, as far as they go. What
// was applied is no longer parked; at the first event that fails again it
// stops, that one and those behind it stay, and the error says why. It gives
// how many were applied.
//
// It is for the process that holds the stream's slice: Apply moves no other's.
func (r *Runner) Replay(ctx context.Context, stream eventstore.StreamID) (int, error) {
	r.working.Lock()
	defer r.working.Unlock()
	waiting, err := r.waitingOf(ctx, stream)
	if err != nil || len(waiting) == 0 {
		return 0, err
	}
	applied, last := 0, waiting[len(waiting)-1].Revision
	for recorded, err := range r.Log.ReadStream(ctx, stream, waiting[0].Revision) {
		if err != nil {
			return applied, fmt.Errorf("replay %s: %w", stream, err)
		}
		if recorded.Revision > last {
			break
		}
		if err := r.replayOne(ctx, recorded); err != nil {
			return applied, fmt.Errorf("replay %s at revision %d: %w", stream, recorded.Revision, err)
		}
		applied++
	}
	_, err = r.isParked(ctx, stream)
	return applied, err
}

func (r *Runner) waitingOf(ctx context.Context, stream eventstore.StreamID) ([]Parked, error) {
	all, err := r.Parking.Parked(ctx, r.Name())
	return slices.DeleteFunc(all, func(p Parked) bool { return p.Stream != stream }), err
}

// replayOne applies one event and takes it off the list. Between the two a
// crash may come, and the event again: a sink that could not bear that does
// both in one transaction.
func (r *Runner) replayOne(ctx context.Context, recorded eventstore.Recorded) error {
	d, err := r.Codec.Decode(ctx, recorded)
	if err != nil {
		return err
	}
	at, err := r.Sink.Checkpoints(ctx)
	if err != nil {
		return err
	}
	spec := r.Sink.Spec()
	slice := sliceOf(recorded.Stream, spec.Slices)
	b := Batch{
		Events: []codec.Decoded{d}, Slices: []int{slice}, From: at[slice : slice+1], To: at[slice], Owner: r.owner(), Retried: true,
	}
	if slices.Contains(spec.Shared, recorded.Stream.Category) {
		b.Shared = b.Events
	}
	if err := r.apply(ctx, b); err != nil {
		return err
	}
	return r.Parking.Unpark(ctx, spec.Name, recorded.Stream, recorded.Revision)
}
