package commands_test

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// companies makes some, and the wishes of a bulk edit of them.
func (b *bundle) companies(t *testing.T, n int) (objects []commands.Object, edit []commands.Wish) {
	t.Helper()
	var births []commands.Wish
	for i := range n {
		id := identity.NewID().String()
		objects = append(objects, commands.Object{Category: company.Category, ID: id})
		births = append(births, func(*commands.Envelope) (domain.Command, error) {
			return company.Create{ID: id, Fields: company.Fields{Name: new(fmt.Sprint(i))}}, nil
		})
		edit = append(edit, func(*commands.Envelope) (domain.Command, error) {
			return company.Update{ID: id, Fields: company.Fields{Industry: new("Tools")}}, nil
		})
	}
	for _, o := range commands.Bulk(t.Context(), b.env(), b.bus.Dispatch, births) {
		require.NoError(t, o.Err)
	}
	return objects, edit
}

// all says of every object how many events it has, and its industry.
func (b *bundle) all(t *testing.T, objects []commands.Object, events int, industry string) {
	t.Helper()
	for _, of := range objects {
		require.Len(t, b.events(t, eventstore.StreamID{Tenant: "acme", Category: of.Category, ID: of.ID}), events)
		c, err := b.bus.Companies.Load(t.Context(), "acme", of.ID)
		require.NoError(t, err)
		require.Equal(t, industry, c.Industry)
	}
}

// TestBulkAndUndoTakenUpAfterBeingKilled stops both at random moments and
// gives them again until they get through: then every object has one event of each.
func TestBulkAndUndoTakenUpAfterBeingKilled(t *testing.T) {
	t.Parallel()
	b := setup(t)
	objects, edit := b.companies(t, 200)
	stopped := func(do func(ctx context.Context) (refused bool)) (stops int) {
		for try := range 100 { // later ones have more time, for a slow machine
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(5+(try+1)*rand.IntN(40))*time.Millisecond)
			refused := do(ctx)
			cancel()
			if !refused {
				return stops
			}
			stops++
		}
		t.Fatal("never got through")
		return 0
	}
	env := b.env()
	stops := stopped(func(ctx context.Context) bool {
		return slices.ContainsFunc(commands.Bulk(ctx, env, b.bus.Dispatch, edit), func(o commands.Outcome) bool { return o.Err != nil })
	})
	t.Logf("the edit was stopped %d times", stops)
	b.all(t, objects, 2, "Tools")

	undo := b.env()
	stops = stopped(func(ctx context.Context) bool {
		undone, err := b.bus.Undo(ctx, undo, env.CommandID, false, objects)
		return err != nil || slices.ContainsFunc(undone, func(u commands.Undone) bool { return u.Err != nil })
	})
	t.Logf("the undo was stopped %d times", stops)
	b.all(t, objects, 3, "")
}

// pages gives objects a few at a time.
func pages(objects []commands.Object, size int) iter.Seq2[[]commands.Object, error] {
	return func(yield func([]commands.Object, error) bool) {
		for page := range slices.Chunk(objects, size) {
			if !yield(page, nil) {
				return
			}
		}
	}
}

func TestUndoPagesGoesOnWhereItWasStopped(t *testing.T) {
	t.Parallel()
	b := setup(t)
	objects, edit := b.companies(t, 120)
	env := b.env()
	commands.Bulk(t.Context(), env, b.bus.Dispatch, edit)
	b.give(t, company.Update{ID: objects[7].ID, Fields: company.Fields{Industry: new("Birds")}})

	undo := b.env()
	undo.CommandID = commands.Undoing(env.CommandID)
	sweep := func(stopAfter int) (now, before, refused int, err error) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		err = b.bus.UndoPages(ctx, undo, env.CommandID, false, pages(objects, 25), func(u commands.Undone) {
			switch {
			case u.Err != nil:
				refused++
			case u.Again:
				before++
			default:
				now++
			}
			if now == stopAfter {
				cancel()
			}
		})
		return now, before, refused, err
	}
	done, before, _, err := sweep(40)
	require.ErrorIs(t, err, context.Canceled)
	require.Zero(t, before)
	require.Less(t, done, 119)

	now, before, refused, err := sweep(-1)
	require.NoError(t, err)
	require.Equal(t, []int{119 - done, done, 1}, []int{now, before, refused}, "what was undone is not undone twice")
	b.all(t, slices.Delete(slices.Clone(objects), 7, 8), 3, "")
	b.all(t, objects[7:8], 3, "Birds")
}

func TestUndoPagesTriesAgainWhatLaterPagesHeldBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	root, way := b.env(), identity.NewID().String()
	stages := []pipeline.Stage{{ID: identity.NewID().String(), Name: "New"}}
	part := func(name string, cmd domain.Command) commands.Receipt {
		receipt, err := b.bus.Dispatch(t.Context(), root.Part(name), cmd)
		require.NoError(t, err)
		return receipt
	}
	sales := part("pipeline", pipeline.Create{ID: way, Name: "Sales", Stages: stages})
	big := part("deal", deal.Open{ID: identity.NewID().String(), Pipeline: pipeline.Pipeline{ID: way}, Fields: deal.Fields{Title: new("Big"), Value: &value.Money{Currency: "EUR"}}})

	var told []string
	err := b.bus.UndoPages(t.Context(), b.env(), root.CommandID, false, pages([]commands.Object{object(sales.Stream), object(big.Stream)}, 1), func(u commands.Undone) {
		require.NoError(t, u.Err)
		told = append(told, u.Category)
	})
	require.NoError(t, err)
	require.Equal(t, []string{"deal", "pipeline"}, told)
	p, err := b.bus.Pipelines.Load(t.Context(), "acme", way)
	require.NoError(t, err)
	require.True(t, p.Deleted)

	err = b.bus.UndoPages(t.Context(), b.env(), identity.NewID(), false, pages([]commands.Object{object(sales.Stream)}, 1), func(commands.Undone) { t.Error("told of something") })
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
}
