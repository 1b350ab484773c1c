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

// Sink is a read side that a Runner keeps up to date.
//
// A batch is in log order and never empty. It may hold events that were
// applied before: delivery is at least once, and after a failure the same
// events can come again in other batches. Applying them twice must change
// nothing. A batch that returns an error has changed nothing, or nothing that
// applying it again would not set right.
type Sink interface {
	// Name names the checkpoint and the parked streams; it must never change.
	Name() string
	// Checkpoint is the position of the last event that was applied;
	// eventstore.Start when nothing was.
	Checkpoint(ctx context.Context) (eventstore.Position, error)
	// Apply writes the rows and the checkpoint (the position of the batch's
	// last event) in one commit, or by an idempotent write. It never moves
	// the checkpoint back.
	Apply(ctx context.Context, batch []codec.Decoded) error
}

// ErrRewound is returned by Apply when the sink's checkpoint is not where the
// last Apply left it but further back: it was reset, or its server lost what
// it had not yet synced. The Runner then reads the log again from there.
var ErrRewound = errors.New("the read side went back behind what was applied to it")

// Replayer is a sink that skips what lies behind its checkpoint, as one that
// commits rows and checkpoint together should. Replay applies events that
// were parked: they lie behind the checkpoint, they are of one stream, and
// every event of the stream before them was applied. It leaves the checkpoint
// alone. A sink without it gets them through Apply.
type Replayer interface {
	Replay(ctx context.Context, batch []codec.Decoded) error
}

// Chooser is a sink that can do without some events: those that it does not
// want are neither opened nor applied. It is asked when an event arrives,
// which can be before the events ahead of it were applied.
type Chooser interface {
	Wants(eventType string) bool
}

// Skipper is a sink whose checkpoint can be moved over events that were
// parked or not wanted, so that whoever waits for their position does not wait
// for ever.
type Skipper interface {
	// Skip moves the checkpoint to a position that lies behind it.
	Skip(ctx context.Context, to eventstore.Position) error
}
