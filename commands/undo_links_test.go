package commands_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestUndoOfContactsThatWerePutAway(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, made := b.give(t, contact.Create{ID: identity.NewID().String(), Fields: contact.Fields{LastName: new("Doe"), Email: new("a@example.com")}})
	id := made.Stream.ID
	consent, _ := b.give(t, contact.SetConsent{ID: id, Consent: contact.Consent{Channel: contact.ByPhone, Status: contact.Denied, Date: "2026-01-01"}})
	archiving, _ := b.give(t, contact.Archive{ID: id})
	deletion, _ := b.give(t, contact.Delete{ID: id})

	_, u := b.undo(t, deletion.CommandID, made.Stream, false)
	require.NoError(t, u.Err)
	require.True(t, u.Receipt.State.(contact.Contact).Archived)
	_, u = b.undo(t, archiving.CommandID, made.Stream, false)
	require.NoError(t, u.Err)
	require.False(t, u.Receipt.State.(contact.Contact).Archived)
	_, u = b.undo(t, consent.CommandID, made.Stream, false)
	require.NoError(t, u.Err)
	require.Empty(t, u.Receipt.State.(contact.Contact).Consents)

	// Deleted, and its address gone to somebody else meanwhile.
	deletion, _ = b.give(t, contact.Delete{ID: id})
	_, err := b.create(t.Context(), b.env(), "A@example.com")
	require.NoError(t, err)
	_, u = b.undo(t, deletion.CommandID, made.Stream, false)
	require.Equal(t, fault.DuplicateEmail, fault.CodeOf(u.Err))
}

func TestUndoOfAMerge(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, survivor := b.give(t, contact.Create{ID: identity.NewID().String(), Fields: contact.Fields{LastName: new("Doe"), Email: new("a@example.com")}})
	_, loser := b.give(t, contact.Create{ID: identity.NewID().String(), Fields: contact.Fields{LastName: new("Do"), Email: new("b@example.com"), JobTitle: new("CTO")}})
	merge := func() commands.Envelope {
		env, receipt := b.give(t, contact.Merge{ID: survivor.Stream.ID, MergeID: identity.NewID().String(), LoserIDs: []string{loser.Stream.ID}})
		require.Equal(t, "CTO", receipt.State.(contact.Contact).JobTitle)
		return env
	}
	apart := func() {
		one, err := b.bus.Contacts.Load(t.Context(), "acme", survivor.Stream.ID)
		require.NoError(t, err)
		two, err := b.bus.Contacts.Load(t.Context(), "acme", loser.Stream.ID)
		require.NoError(t, err)
		require.True(t, one.Exists() && two.Exists())
		require.Equal(t, []string{"a@example.com"}, one.Unique())
		require.Equal(t, []string{"b@example.com"}, two.Unique())
		require.Empty(t, one.JobTitle)
	}
	env := merge()
	ending, u := b.undo(t, env.CommandID, survivor.Stream, false)
	require.NoError(t, u.Err)
	apart()

	t.Run("and of its end", func(t *testing.T) {
		again, u := b.undo(t, ending.CommandID, survivor.Stream, false)
		require.NoError(t, u.Err)
		two, err := b.bus.Contacts.Load(t.Context(), "acme", loser.Stream.ID)
		require.NoError(t, err)
		require.Equal(t, survivor.Stream.ID, two.MergedInto)
		_, u = b.undo(t, again.CommandID, survivor.Stream, false)
		require.NoError(t, u.Err)
		apart()
	})
	t.Run("is refused where what it set was changed again", func(t *testing.T) {
		env := merge()
		b.give(t, contact.Update{ID: survivor.Stream.ID, Fields: contact.Fields{JobTitle: new("CEO")}})
		_, u := b.undo(t, env.CommandID, survivor.Stream, false)
		require.Equal(t, fault.Conflict, fault.CodeOf(u.Err))
		_, u = b.undo(t, env.CommandID, survivor.Stream, true)
		require.NoError(t, u.Err)
		apart()
	})
}

func TestUndoOfAStageTakenAwayBringsItsDealsBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stages := []pipeline.Stage{{ID: identity.NewID().String(), Name: "New"}, {ID: identity.NewID().String(), Name: "Offer"}}
	way := identity.NewID().String()
	_, made := b.give(t, pipeline.Create{ID: way, Name: "Sales", Stages: stages})
	_, opened := b.give(t, deal.Open{ID: identity.NewID().String(), Pipeline: pipeline.Pipeline{ID: way}, Fields: deal.Fields{Title: new("Big"), Value: &value.Money{Currency: "EUR"}}})
	require.Equal(t, stages[0].ID, opened.State.(deal.Deal).StageID)
	order, _ := b.give(t, pipeline.Update{ID: way, Stages: stages[1:], Moves: []pipeline.Move{{From: stages[0].ID, To: stages[1].ID}}})
	stage := func() string {
		d, err := b.bus.Deals.Load(t.Context(), "acme", opened.Stream.ID)
		require.NoError(t, err)
		return d.StageID
	}
	require.Equal(t, stages[1].ID, stage())

	// The deal is named first: it can go back only after the stage is back.
	undone, err := b.bus.Undo(t.Context(), b.env(), order.CommandID, false, []commands.Object{object(opened.Stream), object(made.Stream)})
	require.NoError(t, err)
	require.Len(t, undone, 2)
	for _, u := range undone {
		require.NoError(t, u.Err)
	}
	require.Equal(t, stages[0].ID, stage())
}

func TestUndoOfAStageIsRefusedWhileDealsAreInIt(t *testing.T) {
	t.Parallel()
	b := setup(t)
	stages := []pipeline.Stage{{ID: identity.NewID().String(), Name: "New"}, {ID: identity.NewID().String(), Name: "Offer"}}
	way := identity.NewID().String()
	_, made := b.give(t, pipeline.Create{ID: way, Name: "Sales", Stages: stages[:1]})
	added, _ := b.give(t, pipeline.Update{ID: way, Stages: stages})
	b.give(t, deal.Open{ID: identity.NewID().String(), Pipeline: pipeline.Pipeline{ID: way}, StageID: stages[1].ID, Fields: deal.Fields{Title: new("Big"), Value: &value.Money{Currency: "EUR"}}})
	_, u := b.undo(t, added.CommandID, made.Stream, false)
	var refusal *fault.Error
	require.ErrorAs(t, u.Err, &refusal)
	require.Contains(t, refusal.Fields["stages"], "open deals in")
}

func TestTwoChangesOfDifferentCustomFieldsDoNotClash(t *testing.T) {
	t.Parallel()
	b := setup(t)
	set := customfield.ID("acme", customfield.Contact)
	define := func(label string) customfield.Define {
		return customfield.Define{ID: set, Object: customfield.Contact, Field: customfield.Definition{Label: label, Type: customfield.Text}}
	}
	_, made := b.give(t, define("Size"))
	b.give(t, define("Hat"))
	size, _ := b.give(t, customfield.Change{ID: set, Key: "size", Label: new("Shoe size")})
	b.give(t, customfield.Change{ID: set, Key: "hat", Label: new("Hat size")})
	_, u := b.undo(t, size.CommandID, made.Stream, false)
	require.NoError(t, u.Err)
	require.Equal(t, []string{"fields.size.label"}, u.Restored)
	again, _ := b.give(t, customfield.Change{ID: set, Key: "size", Label: new("Foot")})
	b.give(t, customfield.Change{ID: set, Key: "size", Label: new("Feet")})
	_, u = b.undo(t, again.CommandID, made.Stream, false)
	require.Equal(t, fault.Conflict, fault.CodeOf(u.Err))

	restored, err := b.bus.RestoreValue(t.Context(), b.env(), commands.Restoration{Object: object(made.Stream), Field: "fields.hat.label", Revision: 2})
	require.NoError(t, err)
	hat, _ := restored.State.(customfield.Set).Field("hat")
	require.Equal(t, "Hat", hat.Label)
}

func TestUndoOfAMemberWhoIsInactiveAlready(t *testing.T) {
	t.Parallel()
	b := setup(t)
	creation, made := b.give(t, member.Create{ID: identity.NewID().String(), Fields: member.Fields{Name: new("M"), Email: new("m@example.com"), Active: new(false)}})
	_, u := b.undo(t, creation.CommandID, made.Stream, false)
	require.NoError(t, u.Err)
	require.Empty(t, u.Restored)
}
