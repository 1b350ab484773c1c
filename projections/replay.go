package projections

import (
	"context"
	"fmt"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Replay applies a parked stream's events, in order, as far as they go. What
// was applied is no longer parked; at the first event that fails again it
// stops, that one and those behind it stay, and the error says why. It gives
// how many were applied.
//
// The runner need not be running, and another process may be running one for
// the same sink: an event that comes in meanwhile is parked behind the others,
// and is applied by the next call.
func (r *Runner) Replay(ctx context.Context, log eventstore.Reader, stream eventstore.StreamID) (int, error) {
	r.working.Lock()
	defer r.working.Unlock()
	waiting, err := r.waitingOf(ctx, stream)
	if err != nil || len(waiting) == 0 {
		return 0, err
	}
	applied, last := 0, waiting[len(waiting)-1].Revision
	for recorded, err := range log.ReadStream(ctx, stream, waiting[0].Revision) {
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
	all, err := r.Parking.Parked(ctx, r.Sink.Name())
	if err != nil {
		return nil, err
	}
	var own []Parked
	for _, p := range all {
		if p.Stream == stream {
			own = append(own, p)
		}
	}
	return own, nil
}

// replayOne applies one event and takes it off the list. Between the two a
// crash may come, and the event again: a sink that could not bear that does
// both in one transaction (Replayer).
func (r *Runner) replayOne(ctx context.Context, recorded eventstore.Recorded) error {
	d, err := r.Codec.Decode(ctx, recorded)
	if err != nil {
		return err
	}
	apply := r.Sink.Apply
	if s, ok := r.Sink.(Replayer); ok {
		apply = s.Replay
	}
	if err := apply(ctx, []codec.Decoded{d}); err != nil {
		return err
	}
	return r.Parking.Unpark(ctx, r.Sink.Name(), recorded.Stream, recorded.Revision)
}
