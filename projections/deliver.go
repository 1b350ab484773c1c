package projections

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// patience is how often an event that fails is tried before it is parked.
const patience = 3

// item is an event on its way to the sink.
type item struct {
	*codec.Decoded
	own   bool // it is of a slice that is held here, and behind its checkpoint
	shown bool // it is of a shared stream, and behind some slice's checkpoint
}

// work applies a batch to the slices that are held, several at a time when the
// batch is full.
func (r *Runner) work(ctx context.Context, events []opened) error {
	r.working.Lock()
	defer r.working.Unlock()
	items, own, err := r.sift(ctx, events)
	if err != nil {
		return err
	}
	last := events[len(events)-1].recorded
	if err := r.deliverAbreast(ctx, items, last.Position, len(events) == r.room()); err != nil {
		return err
	}
	r.gauge.applied(own, last, r.least())
	return nil
}

// sift gives the events that are to be applied, and parks those that cannot
// be decoded or whose stream is parked; own is how many of the events are of
// slices held here.
func (r *Runner) sift(ctx context.Context, events []opened) (items []item, own int, err error) {
	items, behind := make([]item, 0, len(events)), r.least()
	for n := range events {
		e := &events[n]
		i := item{
			Decoded: &e.decoded,

			own:   r.holds(e.slice) && e.recorded.Position.After(r.at[e.slice]),
			shown: e.shared && e.recorded.Position.After(behind),
		}
		if i.own {
			own++
		}
		if e.unwanted || !i.own && !i.shown {
			continue
		}
		if i.own {
			if i.own, err = r.fit(ctx, e); err != nil {
				return nil, 0, err
			}
		}
		// What another slice's stream says is left to that slice to park.
		if e.err == nil && (i.own || i.shown) {
			items = append(items, i)
		}
	}
	return items, own, nil
}

// fit says whether an event of a slice that is held can be applied, and parks
// it if not.
func (r *Runner) fit(ctx context.Context, e *opened) (bool, error) {
	behind, err := r.isParked(ctx, e.recorded.Stream)
	if err != nil {
		return false, err
	}
	if behind {
		return false, r.parkBehind(ctx, e.recorded)
	}
	if e.err != nil {
		e.decoded, e.err, err = r.decodeAgain(ctx, *e)
	}
	return e.err == nil, err
}

// decodeAgain tries an event that did not decode again, for ever while it is
// the server of the keys that fails; then it parks it, and gives the cause.
func (r *Runner) decodeAgain(ctx context.Context, e opened) (d codec.Decoded, cause, err error) {
	cause = e.err
	for tries, pause := 1, newBackoff(); ; tries++ {
		if ctx.Err() != nil {
			return d, cause, ctx.Err()
		}
		if !transient(cause) && tries >= patience || errors.Is(cause, codec.ErrUnknownType) {
			return d, cause, r.park(ctx, e.recorded, cause)
		}
		r.failed(cause)
		pause.wait(ctx)
		if d, cause = r.Codec.Decode(ctx, e.recorded); cause == nil {
			return d, nil, nil
		}
	}
}

// deliverAbreast applies the events in parts, each to some of the slices.
func (r *Runner) deliverAbreast(ctx context.Context, items []item, to eventstore.Position, full bool) error {
	parts := min(r.Abreast, len(r.held))
	if !full || parts == 1 {
		return r.deliver(ctx, r.held, items, to)
	}
	var group sync.WaitGroup
	errs := make([]error, parts)
	for n := range parts {
		held := r.held[n*len(r.held)/parts : (n+1)*len(r.held)/parts]
		own := make([]item, 0, len(items)/parts+1)
		for _, i := range items {
			i.own = i.own && slices.Contains(held, sliceOf(i.Stream, r.spec.Slices))
			if i.own || i.shown {
				own = append(own, i)
			}
		}
		group.Go(func() { errs[n] = r.deliver(ctx, held, own, to) })
	}
	group.Wait()
	return errors.Join(errs...)
}

// deliver applies the events to slices, which are then at the given position.
// When they fail for the sake of one of them, the halves are tried on their
// own, the first before the second, down to the event, which is parked; so a
// poison event costs a few applies more and nobody else's order.
func (r *Runner) deliver(ctx context.Context, held []int, items []item, to eventstore.Position) error {
	items, err := r.unparked(ctx, items)
	if err != nil {
		return err
	}
	if err = r.applyPatiently(ctx, held, items, to); err == nil {
		for _, slice := range held {
			r.at[slice] = later(r.at[slice], to)
		}
		return nil
	}
	if ctx.Err() != nil || errors.Is(err, ErrMoved) || len(items) == 0 {
		return err
	}
	if len(items) == 1 {
		if items[0].own {
			if err := r.park(ctx, recordOf(*items[0].Decoded), err); err != nil {
				return err
			}
		}
		return r.deliver(ctx, held, nil, to)
	}
	half := len(items) / 2
	if err := r.deliver(ctx, held, items[:half], items[half-1].Position); err != nil {
		return err
	}
	return r.deliver(ctx, held, items[half:], to)
}

// batch is what a sink is given: the slices that are not there yet.
func (r *Runner) batch(held []int, items []item, to eventstore.Position) Batch {
	b := Batch{To: to, Owner: r.owner(), Events: make([]codec.Decoded, 0, len(items))}
	for _, slice := range held {
		if to.After(r.at[slice]) {
			b.Slices, b.From = append(b.Slices, slice), append(b.From, r.at[slice])
		}
	}
	for _, i := range items {
		if i.own {
			b.Events = append(b.Events, *i.Decoded)
		}
		if i.shown {
			b.Shared = append(b.Shared, *i.Decoded)
		}
	}
	return b
}

func (r *Runner) owner() string {
	if r.Leases == nil {
		return ""
	}
	return r.Leases.Process()
}

// holds says whether a slice is held in this session.
func (r *Runner) holds(slice int) bool { return slices.Contains(r.held, slice) }

// applyPatiently applies a batch, again and again while the server fails. Of
// an error that is about an event it gives the last; only a single event is
// tried more than once, since a larger batch is taken apart anyway.
func (r *Runner) applyPatiently(ctx context.Context, held []int, items []item, to eventstore.Position) error {
	b := r.batch(held, items, to)
	if len(b.Slices) == 0 {
		return nil
	}
	pause := newBackoff()
	for tries := 1; ; tries++ {
		err := r.apply(ctx, b)
		if err == nil || ctx.Err() != nil || errors.Is(err, ErrMoved) {
			return err
		}
		r.failed(err)
		if !transient(err) && (len(items) > 1 || tries >= patience) {
			return err
		}
		pause.wait(ctx)
	}
}

// apply calls the sink; a panic, such as a fold's over an event that it does
// not know, is an error like any other.
func (r *Runner) apply(ctx context.Context, b Batch) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return r.Sink.Apply(ctx, b)
}

func (r *Runner) failed(err error) {
	r.gauge.failed(err)
	r.Logger.Warn("apply failed, trying again", "error", err)
}
