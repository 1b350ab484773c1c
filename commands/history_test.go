package commands_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestHistoryTellsEveryField(t *testing.T) {
	t.Parallel()
	b := setup(t)
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	_, made := b.give(t, contact.Create{ID: identity.NewID().String(), Fields: contact.Fields{LastName: new("Doe")}, At: long})
	edit, _ := b.give(t, contact.Update{ID: made.Stream.ID, Fields: contact.Fields{LastName: new("Roe"), Address: &value.Address{City: "Ulm"}}})
	b.give(t, contact.Delete{ID: made.Stream.ID})

	category, entries, err := b.bus.History(t.Context(), "acme", commands.Object{ID: made.Stream.ID})
	require.NoError(t, err)
	require.Equal(t, "contact", category)
	require.Len(t, entries, 3)
	require.Equal(t, []domain.Change{{Field: "lastName", From: "", To: "Doe"}}, entries[0].Changes)
	require.Equal(t, long, entries[0].Occurred)
	require.WithinDuration(t, time.Now(), entries[0].Recorded, time.Minute)
	require.Contains(t, entries[1].Changes, domain.Change{Field: "lastName", From: "Doe", To: "Roe"})
	require.Contains(t, entries[1].Changes, domain.Change{Field: "address", From: value.Address{}, To: value.Address{City: "Ulm"}})
	require.Equal(t, edit.CommandID.String(), entries[1].CommandID)
	require.Equal(t, []string{"contact.Deleted", "system:test"}, []string{entries[2].Type, entries[2].Actor})
	require.Equal(t, []domain.Change{{Field: "deleted", From: false, To: true}}, entries[2].Changes)

	_, _, err = b.bus.History(t.Context(), "acme", commands.Object{ID: identity.NewID().String()})
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
	_, _, err = b.bus.History(t.Context(), "other", commands.Object{ID: made.Stream.ID})
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
}

func TestHistoryOfAnErasedPersonHoldsNoPersonalValue(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, made := b.give(t, contact.Create{ID: identity.NewID().String(), Fields: contact.Fields{LastName: new("Doe"), Source: new("fair")}})
	b.give(t, contact.Erase{ID: made.Stream.ID, Reason: "asked for it"})
	require.NoError(t, b.keys.Destroy(t.Context(), "acme", made.Stream.ID))

	_, entries, err := b.bus.History(t.Context(), "acme", commands.Object{Category: "contact", ID: made.Stream.ID})
	require.NoError(t, err)
	require.True(t, entries[0].Erased)
	require.Equal(t, []domain.Change{{Field: "source", From: "", To: "fair"}}, entries[0].Changes)

	receipt, found, erased, err := b.bus.AsOf(t.Context(), "acme", commands.Object{Category: "contact", ID: made.Stream.ID}, entries[0].Recorded)
	require.NoError(t, err)
	require.True(t, found && erased)
	require.Empty(t, receipt.State.(contact.Contact).LastName)
}

func TestAsOfIsAFoldOfTheBeginning(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := identity.NewID().String()
	of := commands.Object{Category: company.Category, ID: id}
	start := time.Now()
	var states []company.Company
	_, receipt := b.give(t, company.Create{ID: id, Fields: company.Fields{Name: new("Acme")}, At: start})
	states = append(states, receipt.State.(company.Company))
	for _, name := range []string{"B", "C", "D"} {
		time.Sleep(2 * time.Millisecond)
		_, receipt = b.give(t, company.Update{ID: id, Fields: company.Fields{Name: &name}, At: start.AddDate(-1, 0, 0)})
		states = append(states, receipt.State.(company.Company))
	}
	_, entries, err := b.bus.History(t.Context(), "acme", of)
	require.NoError(t, err)
	for i, e := range entries {
		then, found, _, err := b.bus.AsOf(t.Context(), "acme", of, e.Recorded)
		require.NoError(t, err)
		require.True(t, found)
		require.Equal(t, uint64(i), then.Revision)
		require.Empty(t, cmp.Diff(states[i], then.State))
	}
	_, found, _, err := b.bus.AsOf(t.Context(), "acme", of, entries[0].Recorded.Add(-time.Microsecond))
	require.NoError(t, err)
	require.False(t, found, "it happened by then, but nobody could know")
	now, _, _, err := b.bus.AsOf(t.Context(), "acme", of, time.Now().Add(time.Hour))
	require.NoError(t, err)
	require.Equal(t, "D", now.State.(company.Company).Name)
}

// Random edits, then the undo of one of them: each of its fields that was not
// changed again since is as it was before it, and every other field is as it
// was before the undo.
func TestUndoGivesTheStateOfBefore(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for seed := range uint64(25) {
		dice := rand.New(rand.NewPCG(seed, 7))
		id := identity.NewID().String()
		_, made := b.give(t, company.Create{ID: id, Fields: company.Fields{Name: new("Acme")}})
		states := []company.Company{made.State.(company.Company)}
		var envs []commands.Envelope
		for range 1 + dice.IntN(6) {
			env, receipt := b.give(t, company.Update{ID: id, Fields: randomFields(dice)})
			if receipt.Changed {
				envs, states = append(envs, env), append(states, receipt.State.(company.Company))
			}
		}
		if len(envs) == 0 {
			continue
		}
		pick := dice.IntN(len(envs))
		before, after, now := states[pick], states[pick+1], states[len(states)-1]
		touched := domain.FieldNames(domain.Diff(before, after))
		again := overlapping(touched, domain.FieldNames(domain.Diff(after, now)), domain.FieldNames(domain.Diff(before, now)))
		_, u := b.undo(t, envs[pick].CommandID, made.Stream, false)
		if again {
			require.Equal(t, fault.Conflict, fault.CodeOf(u.Err), "walk %d", seed)
			_, u = b.undo(t, envs[pick].CommandID, made.Stream, true)
		}
		require.NoError(t, u.Err, "walk %d", seed)
		want := domain.Patch(now, before, touched...)
		require.Empty(t, domain.Diff(want, u.Receipt.State.(company.Company)), "walk %d", seed)
	}
}

func randomFields(dice *rand.Rand) company.Fields {
	return company.Fields{
		Name:      domaintest.Maybe(dice, "Acme", "Ltd", "Inc"),
		Industry:  domaintest.Maybe(dice, "", "Tools", "Birds"),
		Domain:    domaintest.Maybe(dice, "", "a.example", "b.example"),
		Employees: domaintest.Maybe(dice, 0, 1, 2),
		Address:   domaintest.Maybe(dice, value.Address{}, value.Address{City: "Ulm"}),
	}
}

// overlapping says whether a touched field was changed again, and is not what
// it was before.
func overlapping(touched, later, apart []string) bool {
	return slices.ContainsFunc(touched, func(name string) bool { return slices.Contains(later, name) && slices.Contains(apart, name) })
}
