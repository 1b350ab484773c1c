// Package workers follows the log and acts on what it finds, by giving
// commands. A worker may meet an event any number of times: what it does about
// it is done once.
package workers

import (
	"context"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Checkpoints keep how far a worker has followed the log (privacy.Checkpoint).
type Checkpoints interface {
	Read(ctx context.Context) (eventstore.Position, error)
	Save(ctx context.Context, to eventstore.Position) error
}

// Follower carries out what follows from a merge (commands.Bus).
type Follower interface {
	FollowMerge(ctx context.Context, d codec.Decoded) error
}

// Merges sees to it that the losers of every merge follow, also when the
// process died that had begun it. It is a sink of projections.
type Merges struct {
	Checkpoints Checkpoints
	Bus         Follower
}

// Name is the name of its checkpoint.
func (Merges) Name() string { return "merges" }

// Checkpoint is how far it has followed the log.
func (m Merges) Checkpoint(ctx context.Context) (eventstore.Position, error) {
	return m.Checkpoints.Read(ctx)
}

// Wants takes only the beginning and the end of merges.
func (Merges) Wants(eventType string) bool {
	return eventType == contact.Merged{}.EventType() || eventType == contact.Unmerged{}.EventType()
}

// Apply lets the losers follow.
func (m Merges) Apply(ctx context.Context, batch []codec.Decoded) error {
	for _, d := range batch {
		if err := m.Bus.FollowMerge(ctx, d); err != nil {
			return err
		}
	}
	return m.Skip(ctx, batch[len(batch)-1].Position)
}

// Skip moves the checkpoint over events that are of no merge.
func (m Merges) Skip(ctx context.Context, to eventstore.Position) error {
	return m.Checkpoints.Save(ctx, to)
}
