package commands_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func object(s eventstore.StreamID) commands.Object {
	return commands.Object{Category: s.Category, ID: s.ID}
}

// give carries out a command that must succeed.
func (b *bundle) give(t *testing.T, cmd domain.Command) (commands.Envelope, commands.Receipt) {
	t.Helper()
	env := b.env()
	receipt, err := b.bus.Dispatch(t.Context(), env, cmd)
	require.NoError(t, err)
	return env, receipt
}

// undo undoes what must be one object's change.
func (b *bundle) undo(t *testing.T, command uuid.UUID, of eventstore.StreamID, force bool) (commands.Envelope, commands.Undone) {
	t.Helper()
	env := b.env()
	undone, err := b.bus.Undo(t.Context(), env, command, force, []commands.Object{object(of)})
	require.NoError(t, err)
	require.Len(t, undone, 1)
	return env, undone[0]
}

func TestUndoOfAnUpdate(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, made := b.give(t, contact.Create{ID: identity.NewID().String(), Fields: contact.Fields{LastName: new("Doe"), JobTitle: new("CTO")}})
	id := made.Stream.ID
	edit, _ := b.give(t, contact.Update{ID: id, Fields: contact.Fields{JobTitle: new("CEO"), Phone: new("+49301234567")}})
	b.give(t, contact.Update{ID: id, Fields: contact.Fields{FirstName: new("Jane")}})

	env, undone := b.undo(t, edit.CommandID, made.Stream, false)
	require.NoError(t, undone.Err)
	require.ElementsMatch(t, []string{"jobTitle", "phone", "phones"}, undone.Restored)
	c := undone.Receipt.State.(contact.Contact)
	require.Equal(t, []string{"Jane", "CTO", ""}, []string{c.FirstName, c.JobTitle, c.Phone})

	t.Run("sent again it gives the first result", func(t *testing.T) {
		again, err := b.bus.Undo(t.Context(), env, edit.CommandID, false, []commands.Object{object(made.Stream)})
		require.NoError(t, err)
		require.True(t, again[0].Again)
		again[0].Again = false
		require.Equal(t, undone, again[0])
		require.Len(t, b.events(t, made.Stream), 4)
	})
	t.Run("it can be undone itself", func(t *testing.T) {
		_, redone := b.undo(t, env.CommandID, made.Stream, false)
		require.NoError(t, redone.Err)
		c := redone.Receipt.State.(contact.Contact)
		require.Equal(t, []string{"Jane", "CEO", "+49301234567"}, []string{c.FirstName, c.JobTitle, c.Phone})
	})
}

func TestUndoIsRefusedWhereTheFieldWasChangedAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, made := b.give(t, company.Create{ID: identity.NewID().String(), Fields: company.Fields{Name: new("Acme"), Industry: new("Tools")}})
	id := made.Stream.ID
	edit, _ := b.give(t, company.Update{ID: id, Fields: company.Fields{Name: new("Acme Ltd"), Industry: new("Rockets")}})
	b.give(t, company.Update{ID: id, Fields: company.Fields{Industry: new("Birds")}})

	_, undone := b.undo(t, edit.CommandID, made.Stream, false)
	var refusal *fault.Error
	require.ErrorAs(t, undone.Err, &refusal)
	require.Equal(t, fault.Conflict, refusal.Code)
	require.Equal(t, []fault.Clash{{Field: "industry", Base: "Rockets", Current: "Birds", Wanted: "Tools"}}, refusal.Clashes)

	_, forced := b.undo(t, edit.CommandID, made.Stream, true)
	require.NoError(t, forced.Err)
	c := forced.Receipt.State.(company.Company)
	require.Equal(t, []string{"Acme", "Tools"}, []string{c.Name, c.Industry})
}

func TestUndoOfABulkEditGoesObjectByObject(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var objects []commands.Object
	var wishes []commands.Wish
	for i := range 20 {
		id := identity.NewID().String()
		b.give(t, company.Create{ID: id, Fields: company.Fields{Name: new(fmt.Sprint(i))}})
		objects = append(objects, commands.Object{Category: company.Category, ID: id})
		wishes = append(wishes, func(*commands.Envelope) (domain.Command, error) {
			return company.Update{ID: id, Fields: company.Fields{Industry: new("Tools")}}, nil
		})
	}
	env := b.env()
	for _, o := range commands.Bulk(t.Context(), env, b.bus.Dispatch, wishes) {
		require.NoError(t, o.Err)
	}
	b.give(t, company.Update{ID: objects[3].ID, Fields: company.Fields{Industry: new("Birds")}})

	untouched := commands.Object{Category: company.Category, ID: identity.NewID().String()}
	undone, err := b.bus.Undo(t.Context(), b.env(), env.CommandID, false, append(objects, untouched))
	require.NoError(t, err)
	require.Len(t, undone, 20)
	for i, u := range undone {
		require.Equal(t, objects[i], u.Object)
		c, err := b.bus.Companies.Load(t.Context(), "acme", u.ID)
		require.NoError(t, err)
		if i == 3 {
			require.Equal(t, fault.Conflict, fault.CodeOf(u.Err))
			require.Equal(t, "Birds", c.Industry)
		} else {
			require.NoError(t, u.Err)
			require.Equal(t, []string{"industry"}, u.Restored)
			require.Empty(t, c.Industry)
		}
	}
}

func TestUndoOfACreationDeletesWhatNobodyHasTouched(t *testing.T) {
	t.Parallel()
	b := setup(t)
	creation, made := b.give(t, company.Create{ID: identity.NewID().String(), Fields: company.Fields{Name: new("Acme")}})
	b.give(t, company.Update{ID: made.Stream.ID, Fields: company.Fields{Industry: new("Tools")}})
	_, refused := b.undo(t, creation.CommandID, made.Stream, false)
	require.Equal(t, fault.Conflict, fault.CodeOf(refused.Err))

	env, undone := b.undo(t, creation.CommandID, made.Stream, true)
	require.NoError(t, undone.Err)
	require.True(t, undone.Receipt.State.(company.Company).Deleted)

	_, back := b.undo(t, env.CommandID, made.Stream, false)
	require.NoError(t, back.Err)
	require.Equal(t, "Tools", back.Receipt.State.(company.Company).Industry)
}

func TestUndoOfArchivingAndDeleting(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, made := b.give(t, company.Create{ID: identity.NewID().String(), Fields: company.Fields{Name: new("Acme")}})
	archiving, _ := b.give(t, company.Archive{ID: made.Stream.ID})
	deletion, _ := b.give(t, company.Delete{ID: made.Stream.ID})
	_, back := b.undo(t, deletion.CommandID, made.Stream, false)
	require.NoError(t, back.Err)
	require.True(t, back.Receipt.State.(company.Company).Archived, "archived as it was before it was deleted")
	_, back = b.undo(t, archiving.CommandID, made.Stream, false)
	require.NoError(t, back.Err)
	require.False(t, back.Receipt.State.(company.Company).Archived)
}

func TestUndoIsForWhoGaveTheCommand(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, made := b.give(t, company.Create{ID: identity.NewID().String(), Fields: company.Fields{Name: new("Acme")}})
	ann := identity.Actor{Tenant: "acme", Member: identity.NewID().String(), Role: identity.Rep}
	env := commands.NewEnvelope(ann)
	_, err := b.bus.Dispatch(t.Context(), env, company.Update{ID: made.Stream.ID, Fields: company.Fields{Name: new("Ltd")}})
	require.NoError(t, err)
	as := func(a identity.Actor) error {
		undone, err := b.bus.Undo(t.Context(), commands.NewEnvelope(a), env.CommandID, false, []commands.Object{object(made.Stream)})
		require.NoError(t, err)
		return undone[0].Err
	}
	require.Equal(t, fault.Forbidden, fault.CodeOf(as(identity.Actor{Tenant: "acme", Member: identity.NewID().String(), Role: identity.Rep})))
	require.NoError(t, as(ann))
	require.NoError(t, as(identity.Actor{Tenant: "acme", Member: identity.NewID().String(), Role: identity.Admin}))
}

func TestUndoOfWhatNeverWas(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, made := b.give(t, company.Create{ID: identity.NewID().String(), Fields: company.Fields{Name: new("Acme")}})
	for _, objects := range [][]commands.Object{nil, {object(made.Stream)}} {
		_, err := b.bus.Undo(t.Context(), b.env(), identity.NewID(), false, objects)
		require.Equal(t, fault.NotFound, fault.CodeOf(err))
	}
	_, err := b.bus.Undo(t.Context(), b.env(), identity.NewID(), false, []commands.Object{{Category: "device", ID: "x"}})
	require.Equal(t, fault.Conflict, fault.CodeOf(err))
}

func TestUndoOfStagesOfADeal(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stages := []pipeline.Stage{{ID: identity.NewID().String(), Name: "New"}, {ID: identity.NewID().String(), Name: "Offer"}}
	way := identity.NewID().String()
	b.give(t, pipeline.Create{ID: way, Name: "Sales", Stages: stages})
	id := identity.NewID().String()
	_, made := b.give(t, deal.Open{ID: id, Pipeline: pipeline.Pipeline{ID: way}, Fields: deal.Fields{Title: new("Big"), Value: &value.Money{Currency: "EUR"}}})
	state := func(u commands.Undone) [3]string {
		require.NoError(t, u.Err)
		d := u.Receipt.State.(deal.Deal)
		return [3]string{d.StageID, string(d.Status), d.LostReason}
	}

	move, _ := b.give(t, deal.Move{ID: id, StageID: stages[1].ID})
	_, u := b.undo(t, move.CommandID, made.Stream, false)
	require.Equal(t, [3]string{stages[0].ID, "OPEN", ""}, state(u))

	win, _ := b.give(t, deal.Win{ID: id})
	winUndone, u := b.undo(t, win.CommandID, made.Stream, false)
	require.Equal(t, [3]string{stages[0].ID, "OPEN", ""}, state(u))
	_, u = b.undo(t, winUndone.CommandID, made.Stream, false)
	require.Equal(t, [3]string{stages[0].ID, "WON", ""}, state(u))

	b.give(t, deal.Reopen{ID: id})
	b.give(t, deal.Lose{ID: id, Reason: "price"})
	reopening, _ := b.give(t, deal.Reopen{ID: id})
	_, u = b.undo(t, reopening.CommandID, made.Stream, false)
	require.Equal(t, [3]string{stages[0].ID, "LOST", "price"}, state(u))

	archiving, _ := b.give(t, deal.Archive{ID: id})
	deletion, _ := b.give(t, deal.Delete{ID: id})
	_, u = b.undo(t, deletion.CommandID, made.Stream, false)
	require.Equal(t, [3]string{stages[0].ID, "LOST", "price"}, state(u))
	require.True(t, u.Receipt.State.(deal.Deal).Archived)
	_, u = b.undo(t, archiving.CommandID, made.Stream, false)
	require.NoError(t, u.Err)
	require.False(t, u.Receipt.State.(deal.Deal).Archived)
}

func TestUndoOfATask(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := identity.NewID().String()
	creation, made := b.give(t, task.Create{ID: id, Fields: task.Fields{Title: new("Call")}})
	edit, _ := b.give(t, task.Update{ID: id, Fields: task.Fields{Title: new("Write"), Due: new("2026-05-01")}})
	_, u := b.undo(t, edit.CommandID, made.Stream, false)
	require.NoError(t, u.Err)
	require.ElementsMatch(t, []string{"title", "due"}, u.Restored)

	completion, _ := b.give(t, task.Complete{ID: id, At: time.Now()})
	_, u = b.undo(t, completion.CommandID, made.Stream, false)
	require.NoError(t, u.Err)
	require.Equal(t, []string{"completedAt"}, u.Restored)
	require.Zero(t, u.Receipt.State.(task.Task).CompletedAt)
	deletion, _ := b.give(t, task.Delete{ID: id})
	_, u = b.undo(t, deletion.CommandID, made.Stream, false)
	require.NoError(t, u.Err)
	require.True(t, u.Receipt.State.(task.Task).Exists())

	_, u = b.undo(t, creation.CommandID, made.Stream, false)
	require.NoError(t, u.Err, "what was edited and edited back is as it was made")
	require.True(t, u.Receipt.State.(task.Task).Deleted)
}

func TestRestoreValue(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, made := b.give(t, company.Create{ID: identity.NewID().String(), Fields: company.Fields{Name: new("Acme"), Industry: new("Tools")}})
	b.give(t, company.Update{ID: made.Stream.ID, Fields: company.Fields{Name: new("Ltd"), Industry: new("Birds")}})
	wish := commands.Restoration{Object: object(made.Stream), Field: "industry", Revision: 0}
	env := b.env()
	first, err := b.bus.RestoreValue(t.Context(), env, wish)
	require.NoError(t, err)
	c := first.State.(company.Company)
	require.Equal(t, []string{"Ltd", "Tools"}, []string{c.Name, c.Industry})

	again, err := b.bus.RestoreValue(t.Context(), env, wish)
	require.NoError(t, err)
	require.Equal(t, first, again)
	nothing, err := b.bus.RestoreValue(t.Context(), b.env(), wish)
	require.NoError(t, err)
	require.False(t, nothing.Changed)
	_, u := b.undo(t, env.CommandID, made.Stream, false)
	require.NoError(t, u.Err)
	require.Equal(t, "Birds", u.Receipt.State.(company.Company).Industry)

	for name, bad := range map[string]commands.Restoration{
		"field":    {Object: object(made.Stream), Field: "updatedAt"},
		"revision": {Object: object(made.Stream), Field: "name", Revision: 99},
		"object":   {Object: commands.Object{Category: "device", ID: made.Stream.ID}, Field: "name"},
	} {
		_, err := b.bus.RestoreValue(t.Context(), b.env(), bad)
		var refusal *fault.Error
		require.ErrorAs(t, err, &refusal, name)
		require.Contains(t, refusal.Fields, name)
	}
	_, err = b.bus.RestoreValue(t.Context(), b.env(), commands.Restoration{Object: commands.Object{Category: "company", ID: identity.NewID().String()}, Field: "name"})
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
}
