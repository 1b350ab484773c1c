package projections

import (
	"context"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// causeBehind is the cause of an event whose only fault is to come behind a
// parked one: within a stream the order always holds.
const causeBehind = "an earlier event of this stream is parked"

// loadParked reads which streams are parked.
func (r *Runner) loadParked(ctx context.Context) error {
	events, err := r.Parking.Parked(ctx, r.Sink.Name())
	if err != nil {
		return err
	}
	r.working.Lock()
	defer r.working.Unlock()
	r.parked = map[eventstore.StreamID]bool{}
	for _, e := range events {
		r.parked[e.Stream] = true
	}
	r.gauge.parked(len(r.parked))
	return nil
}

// isParked asks anew for a stream that was parked: it may have been replayed
// since, by another process too.
func (r *Runner) isParked(ctx context.Context, stream eventstore.StreamID) (bool, error) {
	if !r.parked[stream] {
		return false, nil
	}
	still, err := r.Parking.IsParked(ctx, r.Sink.Name(), stream)
	if err == nil && !still {
		delete(r.parked, stream)
		r.gauge.parked(len(r.parked))
	}
	return still, err
}

// park notes the event that failed; from then on its stream waits.
func (r *Runner) park(ctx context.Context, e eventstore.Recorded, cause error) error {
	r.Logger.Error("event parked, its stream waits until it is replayed",
		"stream", e.Stream.String(), "revision", e.Revision, "type", e.Type, "cause", cause)
	return r.note(ctx, e, cause.Error())
}

func (r *Runner) parkBehind(ctx context.Context, e eventstore.Recorded) error {
	return r.note(ctx, e, causeBehind)
}

func (r *Runner) note(ctx context.Context, e eventstore.Recorded, cause string) error {
	err := r.Parking.Park(ctx, Parked{
		Sink: r.Sink.Name(), Stream: e.Stream, Revision: e.Revision, Position: e.Position,
		EventID: e.ID.String(), Type: e.Type, Cause: cause,
	})
	if err != nil {
		return err
	}
	r.parked[e.Stream] = true
	r.gauge.parked(len(r.parked))
	return nil
}

// unparked gives the events whose streams are not parked, and parks the
// others: their stream was parked by an event before them in this batch.
func (r *Runner) unparked(ctx context.Context, batch []codec.Decoded) ([]codec.Decoded, error) {
	if len(r.parked) == 0 {
		return batch, nil
	}
	kept := make([]codec.Decoded, 0, len(batch))
	for _, d := range batch {
		if !r.parked[d.Stream] {
			kept = append(kept, d)
		} else if err := r.parkBehind(ctx, recordOf(d)); err != nil {
			return nil, err
		}
	}
	return kept, nil
}

// recordOf gives what parking needs to know of an event.
func recordOf(d codec.Decoded) eventstore.Recorded {
	return eventstore.Recorded{
		ID: d.ID, Type: d.Event.EventType(), Stream: d.Stream, Revision: d.Revision,
		Position: d.Position, Recorded: d.Recorded,
	}
}
