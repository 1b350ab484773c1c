package projections

import (
	"context"
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// patience is how often an event that fails is tried before it is parked.
const patience = 3

// work applies a batch. It gives the position of the last event that the sink
// has applied; what is parked does not move it, unless the sink is a Skipper.
func (r *Runner) work(ctx context.Context, events []opened, at eventstore.Position) (eventstore.Position, error) {
	r.working.Lock()
	defer r.working.Unlock()
	good, err := r.sift(ctx, events)
	if err != nil {
		return at, err
	}
	if at, err = r.deliver(ctx, good, at); err != nil {
		return at, err
	}
	last := events[len(events)-1].recorded
	if sink, ok := r.Sink.(Skipper); ok && last.Position.After(at) { // parked or unwanted at the end
		if err := sink.Skip(ctx, last.Position); err != nil {
			return at, err
		}
		at = last.Position
	}
	r.gauge.applied(len(events), last)
	return at, nil
}

// sift gives the events that are wanted and can be applied, and parks those
// that cannot be decoded or whose stream is parked.
func (r *Runner) sift(ctx context.Context, events []opened) ([]codec.Decoded, error) {
	good := make([]codec.Decoded, 0, len(events))
	for _, e := range events {
		if e.unwanted {
			continue
		}
		behind, err := r.isParked(ctx, e.recorded.Stream)
		if err != nil {
			return nil, err
		}
		if behind {
			err = r.parkBehind(ctx, e.recorded)
		} else if e.err != nil {
			e.decoded, err = r.decodeAgain(ctx, e)
		}
		if err != nil {
			return nil, err
		}
		if !r.parked[e.recorded.Stream] {
			good = append(good, e.decoded)
		}
	}
	return good, nil
}

// decodeAgain tries an event that did not decode again, for ever while it is
// the server of the keys that fails; then it parks it.
func (r *Runner) decodeAgain(ctx context.Context, e opened) (d codec.Decoded, err error) {
	err = e.err
	for tries, pause := 1, newBackoff(); ; tries++ {
		if ctx.Err() != nil {
			return d, ctx.Err()
		}
		if !transient(err) && tries >= patience || errors.Is(err, codec.ErrUnknownType) {
			return d, r.park(ctx, e.recorded, err)
		}
		r.failed(err)
		pause.wait(ctx)
		if d, err = r.Codec.Decode(ctx, e.recorded); err == nil {
			return d, nil
		}
	}
}

// deliver applies the events. When they fail for the sake of one of them, the
// halves are tried on their own, the first before the second, down to the
// event, which is parked; so a poison event costs a few applies more and
// nobody else's order.
func (r *Runner) deliver(ctx context.Context, batch []codec.Decoded, at eventstore.Position) (eventstore.Position, error) {
	batch, err := r.unparked(ctx, batch)
	if err != nil || len(batch) == 0 {
		return at, err
	}
	err = r.applyPatiently(ctx, batch)
	if err == nil {
		return batch[len(batch)-1].Position, nil
	}
	if ctx.Err() != nil || errors.Is(err, ErrRewound) {
		return at, err
	}
	if len(batch) == 1 {
		return at, r.park(ctx, recordOf(batch[0]), err)
	}
	half := len(batch) / 2
	if at, err = r.deliver(ctx, batch[:half], at); err != nil {
		return at, err
	}
	return r.deliver(ctx, batch[half:], at)
}

// applyPatiently applies a batch, again and again while the server fails. Of
// an error that is about an event it gives the last; only a single event is
// tried more than once, since a larger batch is taken apart anyway.
func (r *Runner) applyPatiently(ctx context.Context, batch []codec.Decoded) error {
	pause := newBackoff()
	for tries := 1; ; tries++ {
		err := r.apply(ctx, batch)
		if err == nil || ctx.Err() != nil || errors.Is(err, ErrRewound) {
			return err
		}
		r.failed(err)
		if !transient(err) && (len(batch) > 1 || tries >= patience) {
			return err
		}
		pause.wait(ctx)
	}
}

// apply calls the sink; a panic, such as a fold's over an event that it does
// not know, is an error like any other.
func (r *Runner) apply(ctx context.Context, batch []codec.Decoded) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return r.Sink.Apply(ctx, batch)
}

func (r *Runner) failed(err error) {
	r.gauge.failed(err)
	r.Logger.Warn("apply failed, trying again", "error", err)
}
