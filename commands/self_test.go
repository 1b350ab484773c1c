package commands_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestAMemberSaysWhereTheyAre(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, made := b.give(t, member.Create{ID: identity.NewID().String(), Fields: member.Fields{Name: new("Ann"), Email: new("ann@example.com")}})
	settle := func(who, zone string) (commands.Receipt, error) {
		env := commands.NewEnvelope(identity.Actor{Tenant: "acme", Member: who, Role: identity.Viewer})
		return b.bus.Dispatch(t.Context(), env, member.Settle{ID: made.Stream.ID, Place: member.Place{TimeZone: &zone, Locale: new("de_at")}})
	}
	receipt, err := settle(made.Stream.ID, "Europe/Vienna")
	require.NoError(t, err)
	ann := receipt.State.(member.Member)
	require.Equal(t, []string{"Europe/Vienna", "de-AT", "Ann"}, []string{ann.TimeZone, ann.Locale, ann.Name})
	_, err = settle(made.Stream.ID, "Europe/Atlantis")
	require.Equal(t, fault.Invalid, fault.CodeOf(err))
	_, err = settle(identity.NewID().String(), "Europe/Berlin")
	require.Equal(t, fault.Forbidden, fault.CodeOf(err))
}

func TestEditsOfACustomFieldMeet(t *testing.T) {
	t.Parallel()
	b := setup(t)
	set := customfield.ID("acme", customfield.Company)
	_, made := b.give(t, customfield.Define{ID: set, Object: customfield.Company, Field: customfield.Definition{Key: "size", Label: "Size", Type: customfield.Number}})
	b.give(t, customfield.Change{ID: set, Key: "size", Required: new(true)})
	edit := func(c customfield.Change) (commands.Receipt, error) {
		c.ID, c.Key = set, "size"
		return b.bus.Dispatch(t.Context(), b.seen(made.Revision), c)
	}
	receipt, err := edit(customfield.Change{Label: new("Shoe size"), Required: new(false)})
	require.NoError(t, err)
	d, _ := receipt.State.(customfield.Set).Field("size")
	require.Equal(t, "Shoe size", d.Label)
	require.True(t, d.Required, "a form that sends what it saw takes nothing back")
	_, err = edit(customfield.Change{Label: new("Hat size")})
	var refusal *fault.Error
	require.ErrorAs(t, err, &refusal)
	require.Contains(t, refusal.Fields, "fields.size.label")
}
