package projections

import (
	"context"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Follower is who follows the log as a whole, in one process at a time, and
// keeps one checkpoint: the device files, and workers, which act on events.
type Follower interface {
	Name() string
	Checkpoint(ctx context.Context) (eventstore.Position, error)
	Wants(eventType string) bool
	// Apply applies a batch, which is never empty, and moves the checkpoint to
	// its last event, but never back.
	Apply(ctx context.Context, batch []codec.Decoded) error
	// Skip moves the checkpoint over events that were parked or not wanted.
	Skip(ctx context.Context, to eventstore.Position) error
}

// replayer is a follower that takes events that were parked in another way
// than others.
type replayer interface {
	Replay(ctx context.Context, batch []codec.Decoded) error
}

// Whole makes a Sink of one slice of a follower.
func Whole(f Follower) Sink { return whole{f} }

type whole struct{ Follower }

func (w whole) Spec() Spec {
	_, local := w.Follower.(*Edge)
	return Spec{Name: w.Name(), Slices: 1, Wants: w.Wants, Local: local}
}

func (w whole) Checkpoints(ctx context.Context) ([]eventstore.Position, error) {
	at, err := w.Checkpoint(ctx)
	return []eventstore.Position{at}, err
}

func (w whole) Apply(ctx context.Context, b Batch) error {
	if b.Retried {
		if r, ok := w.Follower.(replayer); ok {
			return r.Replay(ctx, b.Events)
		}
		return w.Follower.Apply(ctx, b.Events)
	}
	at := eventstore.Start
	if len(b.Events) > 0 {
		if err := w.Follower.Apply(ctx, b.Events); err != nil {
			return err
		}
		at = b.Events[len(b.Events)-1].Position
	}
	if !b.To.After(at) {
		return nil
	}
	return w.Skip(ctx, b.To)
}
