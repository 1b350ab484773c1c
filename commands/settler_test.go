package commands_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/workers"
)

// dying is the log as a process sees it that is killed after some writes to
// deals.
type dying struct {
	commands.Log
	left int
}

func (d *dying) Append(ctx context.Context, stream eventstore.StreamID, expected eventstore.Expected, events ...eventstore.Proposed) (eventstore.Appended, error) {
	if stream.Category == deal.Category {
		if d.left == 0 {
			return eventstore.Appended{}, errors.New("killed")
		}
		d.left--
	}
	return d.Log.Append(ctx, stream, expected, events...)
}

// memory is a checkpoint of a worker.
type memory struct{ at eventstore.Position }

func (m *memory) Read(context.Context) (eventstore.Position, error) { return m.at, nil }

func (m *memory) Save(_ context.Context, to eventstore.Position) error {
	m.at = to
	return nil
}

// orders are the events that the settler is given.
func (b *bundle) orders(t *testing.T) (batch []codec.Decoded) {
	t.Helper()
	for r, err := range b.log.ReadAll(t.Context(), eventstore.Start, []string{pipeline.Category}) {
		require.NoError(t, err)
		if (workers.Stages{}).Wants(r.Type) {
			d, err := b.codec.Decode(t.Context(), r)
			require.NoError(t, err)
			batch = append(batch, d)
		}
	}
	return batch
}

// moves counts how often the deals were moved.
func (b *bundle) moves(t *testing.T) (n int) {
	t.Helper()
	for r, err := range b.log.ReadAll(t.Context(), eventstore.Start, []string{deal.Category}) {
		require.NoError(t, err)
		if r.Type == (deal.Moved{}).EventType() {
			n++
		}
	}
	return n
}

// A process that is killed when it has given the order to move, and has
// carried out some of it or nothing, leaves the rest to the settler.
func TestMovesAreFinishedAfterAKill(t *testing.T) {
	t.Parallel()
	for done := range 3 {
		t.Run(fmt.Sprintf("after %d moves", done), func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			way, stages := b.twoStages(t)
			var open []string
			for range 4 {
				open = append(open, b.openDeal(t, way, stages[1].ID))
			}
			won := b.openDeal(t, way, stages[1].ID)
			b.mustDispatch(t, deal.Win{ID: won})

			env, retire := b.env(), pipeline.Update{ID: way, Stages: stages[:1], Moves: []pipeline.Move{{From: stages[1].ID, To: stages[0].ID}}}
			killed := commands.New(&dying{b.log, done}, b.codec, b.claims, slog.New(slog.DiscardHandler), commands.RetryOnConflict)
			_, err := killed.Dispatch(t.Context(), env, retire)
			require.NoError(t, err, "the order stands")
			require.Equal(t, done, b.moves(t))

			orders := b.orders(t)
			require.Len(t, orders, 1)
			var all sync.WaitGroup
			for range 2 { // two at once, as when another process takes over
				all.Go(func() {
					if err := (workers.Stages{Bus: b.bus, Checkpoints: &memory{}}).Apply(t.Context(), orders); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			for _, id := range open {
				require.Equal(t, stages[0].ID, b.stageOf(t, id))
			}
			require.Equal(t, stages[1].ID, b.stageOf(t, won), "a closed deal keeps the stage that it was closed in")
			require.Equal(t, len(open), b.moves(t), "each was moved once")

			checkpoint := &memory{}
			require.NoError(t, (workers.Stages{Bus: b.bus, Checkpoints: checkpoint}).Apply(t.Context(), orders), "it comes again")
			require.Equal(t, orders[0].Position, checkpoint.at)
			_, err = b.bus.Dispatch(t.Context(), env, retire)
			require.NoError(t, err, "and so does the command")
			require.Equal(t, len(open), b.moves(t))
		})
	}
}

// Whoever sends the command again after the kill finishes the moves, too.
func TestTheCommandSentAgainFinishesItsMoves(t *testing.T) {
	t.Parallel()
	b := setup(t)
	way, stages := b.twoStages(t)
	open := b.openDeal(t, way, stages[1].ID)
	env, retire := b.env(), pipeline.Update{ID: way, Stages: stages[:1], Moves: []pipeline.Move{{From: stages[1].ID, To: stages[0].ID}}}
	killed := commands.New(&dying{Log: b.log}, b.codec, b.claims, slog.New(slog.DiscardHandler), commands.RetryOnConflict)
	_, err := killed.Dispatch(t.Context(), env, retire)
	require.NoError(t, err)
	require.Equal(t, stages[1].ID, b.stageOf(t, open))
	receipt, err := b.bus.Dispatch(t.Context(), env, retire)
	require.NoError(t, err)
	require.Equal(t, stages[0].ID, b.stageOf(t, open))
	head, err := b.log.Head(t.Context(), []string{deal.Category})
	require.NoError(t, err)
	require.Equal(t, head, receipt.Position)
}
