package workers_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/workers"
)

// settler notes which pipelines were settled, and on behalf of what.
type settler struct {
	desk
	settled []string
	envs    []commands.Envelope
}

func (s *settler) Settle(_ context.Context, env commands.Envelope, id string) (eventstore.Position, error) {
	s.settled, s.envs = append(s.settled, id), append(s.envs, env)
	return eventstore.Start, s.fail
}

// order is an event at a place of the log; movedTo is empty where no moves
// are ordered.
func order(n uint64, way, movedTo string) codec.Decoded {
	return codec.Decoded{
		Event: pipeline.StagesSet{ID: way, Stages: []pipeline.Stage{{ID: "new"}, {ID: "old", Retired: true, MovedTo: movedTo}}},
		ID:    identity.NewID(), Stream: eventstore.StreamID{Tenant: "acme", Category: pipeline.Category, ID: way},
		Position: eventstore.Position{Commit: n, Prepare: n}, Recorded: time.Now(),
	}
}

func TestStagesAreSettled(t *testing.T) {
	t.Parallel()
	s := &settler{}
	worker := workers.Stages{Bus: s, Checkpoints: s}
	batch := []codec.Decoded{order(1, "sales", "new"), order(2, "leads", ""), order(3, "sales", "new")}
	s.fail = errors.New("the log is away")
	require.Error(t, worker.Apply(t.Context(), batch))
	require.Equal(t, eventstore.Start, s.at, "what failed comes again")
	s.fail = nil
	require.NoError(t, worker.Apply(t.Context(), batch))
	require.Equal(t, []string{"sales", "sales"}, s.settled, "each time once, as the last order has it, and only what has orders")
	require.Equal(t, batch[2].ID, s.envs[1].CommandID)
	require.Equal(t, s.envs[0].CommandID, s.envs[1].CommandID, "the same order gives the same commands")
	require.Equal(t, "acme", s.envs[1].Actor.Tenant)
	at, err := worker.Checkpoint(t.Context())
	require.NoError(t, err)
	require.Equal(t, batch[2].Position, at)
	require.True(t, worker.Wants("pipeline.StagesSet"))
	require.False(t, worker.Wants("pipeline.Renamed"))
}

func TestStagesWaitForWhoIsOnTheWay(t *testing.T) {
	t.Parallel()
	s := &settler{}
	batch := []codec.Decoded{order(1, "sales", "new")}
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer stop()
	require.ErrorIs(t, workers.Stages{Bus: s, Checkpoints: s, Grace: time.Hour}.Apply(ctx, batch), context.DeadlineExceeded)
	require.Empty(t, s.settled)
	require.Equal(t, eventstore.Start, s.at)
	require.NoError(t, workers.Stages{Bus: s, Checkpoints: s, Grace: 50 * time.Millisecond}.Apply(t.Context(), batch))
	require.GreaterOrEqual(t, time.Since(batch[0].Recorded), 50*time.Millisecond)
}
