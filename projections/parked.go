package projections

import (
	"context"
	"sync"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// causeBehind is the cause of an event whose only fault is to come behind a
// parked one: within a stream the order always holds.
const causeBehind = "an earlier event of this stream is parked"

// parkedSet are the streams that are parked, as far as is known here.
type parkedSet struct {
	mu      sync.Mutex
	streams map[eventstore.StreamID]bool
}

func (p *parkedSet) set(streams map[eventstore.StreamID]bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.streams = streams
}

func (p *parkedSet) has(stream eventstore.StreamID) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.streams[stream]
}

func (p *parkedSet) none() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.streams) == 0
}

// note puts a stream in or takes it out, and gives how many there are.
func (p *parkedSet) note(stream eventstore.StreamID, parked bool) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if parked {
		p.streams[stream] = true
	} else {
		delete(p.streams, stream)
	}
	return len(p.streams)
}

// loadParked reads which streams are parked of the slices that are held.
func (r *Runner) loadParked(ctx context.Context) error {
	events, err := r.Parking.Parked(ctx, r.spec.Name)
	if err != nil {
		return err
	}
	streams := map[eventstore.StreamID]bool{}
	for _, e := range events {
		if r.holds(sliceOf(e.Stream, r.spec.Slices)) {
			streams[e.Stream] = true
		}
	}
	r.parked.set(streams)
	r.gauge.parked(len(streams))
	return nil
}

// isParked asks anew for a stream that was parked: it may have been replayed
// since, by another process too.
func (r *Runner) isParked(ctx context.Context, stream eventstore.StreamID) (bool, error) {
	if !r.parked.has(stream) {
		return false, nil
	}
	still, err := r.Parking.IsParked(ctx, r.spec.Name, stream)
	if err == nil && !still {
		r.gauge.parked(r.parked.note(stream, false))
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
		Sink: r.spec.Name, Stream: e.Stream, Revision: e.Revision, Position: e.Position,
		EventID: e.ID.String(), Type: e.Type, Cause: cause, Slice: sliceOf(e.Stream, r.spec.Slices), Owner: r.owner(),
	})
	if err != nil {
		return err
	}
	r.gauge.parked(r.parked.note(e.Stream, true))
	return nil
}

// unparked gives the events whose streams are not parked, and parks the
// others: their stream was parked by an event before them in this batch.
func (r *Runner) unparked(ctx context.Context, items []item) ([]item, error) {
	if r.parked.none() {
		return items, nil
	}
	kept := make([]item, 0, len(items))
	for _, i := range items {
		if i.own && r.parked.has(i.Stream) {
			if err := r.parkBehind(ctx, recordOf(*i.Decoded)); err != nil {
				return nil, err
			}
			i.own = false
		}
		if i.own || i.shown {
			kept = append(kept, i)
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
