package commands_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/internal/fault"
)

// seen is the envelope of one who has seen a revision.
func (b *bundle) seen(revision uint64) commands.Envelope {
	env := b.env()
	env.Base = &revision
	return env
}

func TestEditsOfDifferentFieldsMerge(t *testing.T) {
	t.Parallel()
	b := setup(t)
	made, err := b.create(t.Context(), b.env(), "jane@example.com")
	require.NoError(t, err)
	edit := func(f contact.Fields) (commands.Receipt, error) {
		return b.bus.Dispatch(t.Context(), b.seen(made.Revision), contact.Update{ID: made.Stream.ID, Fields: f})
	}
	_, err = edit(contact.Fields{JobTitle: new("CTO"), LastName: new("Roe")})
	require.NoError(t, err)

	// The second form was opened before, and sends all that it shows.
	second, err := edit(contact.Fields{JobTitle: new(""), LastName: new("Roe"), Phone: new("+49301234567")})
	require.NoError(t, err)
	c := second.State.(contact.Contact)
	require.Equal(t, []string{"CTO", "Roe", "+49301234567"}, []string{c.JobTitle, c.LastName, c.Phone})

	last, err := b.codec.Decode(t.Context(), b.events(t, made.Stream)[2])
	require.NoError(t, err)
	phones := []contact.PhoneNumber{{Number: "+49301234567", Raw: "+49301234567", Primary: true}}
	require.Equal(t, contact.Fields{Phones: &phones}, last.Event.(contact.Updated).Fields)
}

func TestEditsOfTheSameFieldClash(t *testing.T) {
	t.Parallel()
	b := setup(t)
	made, err := b.create(t.Context(), b.env(), "jane@example.com")
	require.NoError(t, err)
	for _, title := range []string{"CTO", "CEO"} {
		_, err = b.bus.Dispatch(t.Context(), b.env(), contact.Update{ID: made.Stream.ID, Fields: contact.Fields{JobTitle: &title}})
		require.NoError(t, err)
	}
	_, err = b.bus.Dispatch(t.Context(), b.seen(1), contact.Update{
		ID: made.Stream.ID, Fields: contact.Fields{JobTitle: new("CFO"), Phone: new("+49301234567")},
	})
	var refusal *fault.Error
	require.ErrorAs(t, err, &refusal)
	want := &fault.Error{
		Code: fault.Conflict, Message: "Somebody else has changed this meanwhile.",
		Fields:  map[string]string{"jobTitle": "was changed by somebody else meanwhile"},
		Clashes: []fault.Clash{{Field: "jobTitle", Base: "CTO", Current: "CEO", Wanted: "CFO"}},
	}
	require.Empty(t, cmp.Diff(want, refusal))
	require.NotContains(t, err.Error(), "CEO")
	require.Len(t, b.events(t, made.Stream), 3)

	// With what is there now as the base, it goes through.
	_, err = b.bus.Dispatch(t.Context(), b.seen(2), contact.Update{ID: made.Stream.ID, Fields: contact.Fields{JobTitle: new("CFO")}})
	require.NoError(t, err)
}

func TestBaseThatNeverWasIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	made, err := b.create(t.Context(), b.env(), "jane@example.com")
	require.NoError(t, err)
	_, err = b.bus.Dispatch(t.Context(), b.seen(9), contact.Update{ID: made.Stream.ID, Fields: contact.Fields{JobTitle: new("CFO")}})
	require.Equal(t, fault.Invalid, fault.CodeOf(err))
	_, err = b.bus.Dispatch(t.Context(), b.seen(0), contact.Delete{ID: "0198c0de-0000-7000-8000-000000000000"})
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
}

func TestCommandWithABaseSentAgainGivesTheFirstResult(t *testing.T) {
	t.Parallel()
	b := setup(t)
	made, err := b.create(t.Context(), b.env(), "jane@example.com")
	require.NoError(t, err)
	env, cmd := b.seen(0), contact.Update{ID: made.Stream.ID, Fields: contact.Fields{JobTitle: new("CFO")}}
	first, err := b.bus.Dispatch(t.Context(), env, cmd)
	require.NoError(t, err)
	_, err = b.bus.Dispatch(t.Context(), b.env(), contact.Update{ID: made.Stream.ID, Fields: contact.Fields{JobTitle: new("CEO")}})
	require.NoError(t, err)
	again, err := b.bus.Dispatch(t.Context(), env, cmd)
	require.NoError(t, err)
	require.Equal(t, first.Revision, again.Revision)
	require.Equal(t, first.State, again.State)
}
