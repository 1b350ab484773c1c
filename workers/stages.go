package workers

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Settler moves the deals out of a pipeline's retired stages (commands.Bus).
type Settler interface {
	Settle(ctx context.Context, env commands.Envelope, pipelineID string) (eventstore.Position, error)
}

// Stages sees to it that the deals of a retired stage go where the pipeline
// says. Whoever retires a stage moves its deals at once; this makes sure, by
// the log, that none is left behind by a process that died in between, nor one
// that came into the stage while it was being retired. Grace is how long after an order it is
// carried out: longer than a command takes that has read the pipeline before
// the order and moves a deal into the stage after it.
type Stages struct {
	Bus         Settler
	Checkpoints Checkpoints
	Grace       time.Duration
}

// Name is the name of its checkpoint.
func (Stages) Name() string { return "stages" }

// Checkpoint is how far it has followed the log.
func (s Stages) Checkpoint(ctx context.Context) (eventstore.Position, error) {
	return s.Checkpoints.Read(ctx)
}

// Wants takes only what can order moves.
func (Stages) Wants(eventType string) bool { return eventType == pipeline.StagesSet{}.EventType() }

// Apply carries out the moves that are ordered.
func (s Stages) Apply(ctx context.Context, batch []codec.Decoded) error {
	for _, d := range lastOrders(batch) {
		if err := wait(ctx, time.Until(d.Recorded.Add(s.Grace))); err != nil {
			return err
		}
		if _, err := s.Bus.Settle(ctx, onBehalf(d), d.Stream.ID); err != nil {
			return err
		}
	}
	return s.Skip(ctx, batch[len(batch)-1].Position)
}

// Skip moves the checkpoint over events that order nothing.
func (s Stages) Skip(ctx context.Context, to eventstore.Position) error {
	return s.Checkpoints.Save(ctx, to)
}

// lastOrders are the last order of each pipeline: it is settled as it stands.
func lastOrders(batch []codec.Decoded) (orders []codec.Decoded) {
	for i, d := range batch {
		set, ok := d.Event.(pipeline.StagesSet)
		later := slices.ContainsFunc(batch[i+1:], func(l codec.Decoded) bool { return l.Stream == d.Stream })
		if ok && !later && ordersMoves(set) {
			orders = append(orders, d)
		}
	}
	return orders
}

func ordersMoves(set pipeline.StagesSet) bool {
	for _, stage := range set.Stages {
		if stage.MovedTo != "" {
			return true
		}
	}
	return false
}

// onBehalf is the envelope of what follows from an order. The commands derive
// from it, so that an order carried out twice sends the same ones, and they are
// undone with the command that gave the order.
func onBehalf(d codec.Decoded) commands.Envelope {
	root, _ := uuid.Parse(d.Meta.Root()) // none is its own root
	return commands.Envelope{
		CommandID: d.ID, Root: root, Correlation: d.Meta.Correlation, Now: time.Now().UTC(),
		Actor: identity.Actor{Tenant: d.Stream.Tenant, Name: "stages", Role: identity.System},
	}
}

func wait(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
