package commands_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/identity"
)

// rig is a noun under random commands. Commands may be refused: then they did
// nothing, and there is nothing to undo.
type rig[S any] struct {
	category string
	id       string
	load     func(id string) (S, error)
	make     func(r *rand.Rand, id string, state S) domain.Command
	back     func(t *testing.T, was, is S) // is what was, as far as it can be
}

// unchanged is the usual back: every field is as it was.
func unchanged[S interface{ Exists() bool }](t *testing.T, was, is S) {
	t.Helper()
	if !was.Exists() {
		require.False(t, is.Exists(), "what was not there is gone")
		return
	}
	require.Empty(t, domain.Diff(was, is))
}

// test gives random commands and undoes each that did something, undoes the
// undo of some, and so walks through states that only undoing makes.
func (g rig[S]) test(t *testing.T, b *bundle) {
	t.Helper()
	r := rand.New(rand.NewPCG(7, uint64(len(g.category))))
	of := eventstore.StreamID{Tenant: "acme", Category: g.category, ID: g.id}
	state := func() S {
		s, err := g.load(g.id)
		require.NoError(t, err)
		return s
	}
	undone := 0
	for range 120 {
		before, env := state(), b.env()
		receipt, err := b.bus.Dispatch(t.Context(), env, g.make(r, g.id, before))
		if err != nil || !receipt.Changed {
			continue
		}
		after := state()
		if r.IntN(2) == 0 {
			continue // and on from there
		}
		undo, u := b.undo(t, env.CommandID, of, false)
		require.NoError(t, u.Err)
		g.back(t, before, state())
		undone++
		if r.IntN(2) == 0 {
			_, u = b.undo(t, undo.CommandID, of, false)
			require.NoError(t, u.Err)
			g.back(t, after, state())
		}
	}
	require.Greater(t, undone, 8, "too few commands did anything")
}

func pick[T any](r *rand.Rand, of ...T) *T { return &of[r.IntN(len(of))] }

func TestUndoBringsEveryNounBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	people := []string{identity.NewID().String(), identity.NewID().String()}
	for i, id := range people {
		b.give(t, member.Create{ID: id, Fields: member.Fields{Name: new("M"), Email: new(fmt.Sprint("m", i, "@example.com"))}})
	}
	t.Run("product", func(t *testing.T) {
		rig[product.Product]{product.Category, identity.NewID().String(), loader(t, b.bus.Products), func(r *rand.Rand, id string, s product.Product) domain.Command {
			f := product.Fields{
				Name: pick(r, "A", "B"), SKU: pick(r, "", "x"), Description: pick(r, "", "long"),
				Prices: pick(r, nil, []value.Money{{Amount: 5, Currency: "EUR"}, {Amount: 6, Currency: "USD"}}),
			}
			return *pick[domain.Command](r, fresh[domain.Command](s.ID, product.Create{ID: id, Fields: f}, product.Update{ID: id, Fields: f}), product.Update{ID: id, Fields: f}, product.Archive{ID: id}, product.Delete{ID: id}, product.Restore{ID: id})
		}, unchanged[product.Product]}.test(t, b)
	})
	t.Run("note", func(t *testing.T) {
		rig[note.Note]{note.Category, identity.NewID().String(), loader(t, b.bus.Notes), func(r *rand.Rand, id string, s note.Note) domain.Command {
			f := note.Fields{Body: pick(r, "a", "b", "@[M](member:"+people[0]+")"), Pinned: pick(r, true, false)}
			return *pick[domain.Command](r, fresh[domain.Command](s.ID, note.Create{ID: id, Fields: f}, note.Update{ID: id, Fields: f}), note.Update{ID: id, Fields: f}, note.Delete{ID: id}, note.Restore{ID: id})
		}, unchanged[note.Note]}.test(t, b)
	})
	t.Run("tag", func(t *testing.T) {
		rig[tag.Tag]{tag.Category, identity.NewID().String(), loader(t, b.bus.Tags), func(r *rand.Rand, id string, s tag.Tag) domain.Command {
			f := tag.Fields{Name: pick(r, "a", "b", "c"), Color: pick(r, "", "#ff0000")}
			return *pick[domain.Command](r, fresh[domain.Command](s.ID, tag.Create{ID: id, Fields: f}, tag.Update{ID: id, Fields: f}), tag.Update{ID: id, Fields: f}, tag.Delete{ID: id}, tag.Restore{ID: id})
		}, unchanged[tag.Tag]}.test(t, b)
	})
	t.Run("saved view", func(t *testing.T) {
		rig[savedview.View]{savedview.Category, identity.NewID().String(), loader(t, b.bus.Views), func(r *rand.Rand, id string, s savedview.View) domain.Command {
			f := savedview.Fields{
				Name: pick(r, "a", "b"), Filter: pick(r, "", `{"ownerId":"x"}`), Sort: pick(r, "", `{"field":"NAME"}`),
				Columns: pick(r, nil, []string{"name"}), Shared: pick(r, true, false),
			}
			return *pick[domain.Command](r, fresh[domain.Command](s.ID, savedview.Create{ID: id, Object: savedview.Deals, Fields: f}, savedview.Update{ID: id, Fields: f}), savedview.Update{ID: id, Fields: f}, savedview.Delete{ID: id}, savedview.Restore{ID: id})
		}, unchanged[savedview.View]}.test(t, b)
	})
	t.Run("team", func(t *testing.T) {
		rig[team.Team]{team.Category, identity.NewID().String(), loader(t, b.bus.Teams), func(r *rand.Rand, id string, s team.Team) domain.Command {
			f := team.Fields{Name: pick(r, "a", "b"), MemberIDs: pick(r, nil, people[:1], people), LeadID: pick(r, "", people[0])}
			return *pick[domain.Command](r, fresh[domain.Command](s.ID, team.Create{ID: id, Fields: f}, team.Update{ID: id, Fields: f}), team.Update{ID: id, Fields: f}, team.Delete{ID: id}, team.Restore{ID: id})
		}, unchanged[team.Team]}.test(t, b)
	})
	t.Run("member", func(t *testing.T) {
		rig[member.Member]{member.Category, identity.NewID().String(), loader(t, b.bus.Members), func(r *rand.Rand, id string, s member.Member) domain.Command {
			f := member.Fields{
				Name: pick(r, "a", "b"), Role: pick(r, identity.Admin, identity.Rep, identity.Viewer), Active: pick(r, true, false),
				TimeZone: pick(r, "", "Europe/Berlin"), Locale: pick(r, "", "de-AT"),
			}
			create := f
			create.Email = new("who@example.com")
			return fresh[domain.Command](s.ID, member.Create{ID: id, Fields: create}, member.Update{ID: id, Fields: f})
		}, func(t *testing.T, was, is member.Member) {
			if !was.Exists() {
				require.False(t, is.Active, "who should never have been a member is none any more")
				return
			}
			require.Empty(t, domain.Diff(was, is))
		}}.test(t, b)
	})
	t.Run("pipeline", func(t *testing.T) {
		ids := []string{identity.NewID().String(), identity.NewID().String(), identity.NewID().String()}
		rig[pipeline.Pipeline]{pipeline.Category, identity.NewID().String(), loader(t, b.bus.Pipelines), func(r *rand.Rand, id string, s pipeline.Pipeline) domain.Command {
			var stages []pipeline.Stage
			for _, i := range r.Perm(3)[:1+r.IntN(3)] {
				stages = append(stages, pipeline.Stage{ID: ids[i], Name: *pick(r, "New", "Offer"), Probability: 10 * i})
			}
			update := pipeline.Update{ID: id, Name: pick(r, "a", "b"), Stages: stages}
			return *pick[domain.Command](r, fresh[domain.Command](s.ID, pipeline.Create{ID: id, Name: "a", Stages: stages}, update), update, pipeline.Archive{ID: id}, pipeline.Delete{ID: id}, pipeline.Restore{ID: id})
		}, func(t *testing.T, was, is pipeline.Pipeline) {
			used := func(s pipeline.Stage) bool { return s.Retired }
			was.Stages, is.Stages = slices.DeleteFunc(slices.Clone(was.Stages), used), slices.DeleteFunc(slices.Clone(is.Stages), used)
			unchanged(t, was, is)
		}}.test(t, b)
	})
	t.Run("custom fields", func(t *testing.T) {
		id := customfield.ID("acme", customfield.Deal)
		rig[customfield.Set]{customfield.Category, id, loader(t, b.bus.CustomFields), func(r *rand.Rand, id string, s customfield.Set) domain.Command {
			key := *pick(r, "a", "b", "c", "d")
			change := customfield.Change{ID: id, Key: key, Label: pick(r, "One", "Two"), Position: pick(r, 0, 1, 2), Options: pick(r, []customfield.Option{{Label: "x"}}, []customfield.Option{{Label: "y"}, {Label: "x"}})}
			field := customfield.Definition{Key: key, Label: key, Type: customfield.Select, Options: []customfield.Option{{Label: "x"}}}
			return *pick[domain.Command](r, customfield.Define{ID: id, Object: customfield.Deal, Field: field}, change, change, customfield.Archive{ID: id, Key: key}, customfield.Restore{ID: id, Key: key})
		}, func(t *testing.T, was, is customfield.Set) {
			var order []string
			for _, d := range is.Fields {
				if then, known := was.Field(d.Key); !known {
					require.True(t, d.Archived, "a field that was not there is out of use")
				} else {
					order = append(order, d.Key)
					require.Equal(t, inUse(then), inUse(d))
				}
			}
			var then []string
			for _, d := range was.Fields {
				then = append(then, d.Key)
			}
			require.Equal(t, then, order)
		}}.test(t, b)
	})
}

// inUse leaves out the options that are archived: one that was added stays as such.
func inUse(d customfield.Definition) customfield.Definition {
	d.Options = slices.DeleteFunc(slices.Clone(d.Options), func(o customfield.Option) bool { return o.Archived })
	return d
}

// fresh gives what makes the noun while there is none, else the other.
func fresh[C domain.Command](id string, create, other C) C {
	if id == "" {
		return create
	}
	return other
}

func loader[S any, C domain.Command, E domain.Event](t *testing.T, a *commands.Aggregate[S, C, E]) func(id string) (S, error) {
	return func(id string) (S, error) { return a.Load(t.Context(), "acme", id) }
}
