// Package projections turns events into rows: it follows the log and keeps
// the read sides (Postgres, ClickHouse, the device files) up to date. It
// decides nothing and appends nothing; whatever it writes can be deleted and
// is built anew from the log.
package projections

import (
	"context"
	"errors"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Sink is a projection: a read side that a Runner keeps up to date.
//
// Its streams are dealt into slices by their names; each slice has a
// checkpoint of its own, so that several processes can share the work. A
// batch is for some of the slices. It may hold events that were applied
// before: delivery is at least once, and after a failure the same events can
// come again in other batches. Applying them twice must change nothing. A
// batch that returns an error has changed nothing, or nothing that applying
// it again would not set right.
//
// What the fold of an event needs of another stream must be what that stream
// said up to the event's position, and never what it says now: its slice may
// be further or less far. See Spec.Shared.
type Sink interface {
	// Spec says what is to be known of the projection to run it.
	Spec() Spec
	// Checkpoints are the positions of the last event that each slice has
	// applied; eventstore.Start where it was none.
	Checkpoints(ctx context.Context) ([]eventstore.Position, error)
	// Apply writes the rows and moves the checkpoints of the batch's slices in
	// one commit, or by an idempotent write.
	Apply(ctx context.Context, b Batch) error
}

// Spec is what a Runner knows of a Sink.
type Spec struct {
	// Name names the checkpoints, the leases and the parked streams; it must
	// never change.
	Name string
	// Version is raised when it makes other rows of the same events. Processes
	// of an older one stand by while one of the newest runs.
	Version int
	// Slices is how many there are. With another number everything is built
	// anew.
	Slices int
	// Shared are categories whose events every slice is shown: few, and needed
	// by the rows of others.
	Shared []string
	// Wants says which events are opened and applied, by their type; nil wants
	// all. It is asked when an event arrives, which can be before the events
	// ahead of it were applied.
	Wants func(eventType string) bool
	// Local is a read side that each process keeps for itself, on its own disk.
	Local bool
}

// Batch is what a Sink applies at once. It may hold no event, when there was
// none for these slices, or none that they wanted.
type Batch struct {
	Events []codec.Decoded // of the slices' streams, in log order
	Shared []codec.Decoded // of shared streams, of whatever slice, in log order

	Slices []int
	From   []eventstore.Position // where the checkpoint of each slice is
	To     eventstore.Position   // where all of them go
	Owner  string                // the process that holds them; empty when leases are not used

	// Retried events were parked. They are of one stream and lie behind its
	// checkpoint, which stays where it is; every event of the stream before
	// them was applied. A sink that commits rows and checkpoints together
	// takes them off the list of parked events in the same commit.
	Retried bool
}

// ErrMoved is returned by Apply when the checkpoints of the slices are not
// where the batch takes them from: the read side was reset, or its server lost
// what it had not synced, or another process has the slices by now. The Runner
// then begins anew from where they are.
var ErrMoved = errors.New("the checkpoints of the read side are elsewhere, or another process's")
