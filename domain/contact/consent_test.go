package contact_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/internal/fault"
)

func consent(s contact.Consent) contact.SetConsent {
	return contact.SetConsent{ID: jane, Consent: s, At: tuesday}
}

func agreed() []contact.Event {
	return append(created(), contact.ConsentSet{
		ID: jane, Channel: contact.ByEmail, Status: contact.Granted, Basis: contact.Agreement, Date: "2026-03-01", Source: "fair", Moment: on(monday),
	})
}

func TestConsent(t *testing.T) {
	t.Parallel()
	granted := contact.Consent{Channel: contact.ByEmail, Status: contact.Granted, Basis: contact.Agreement, Source: "fair"}
	t.Run("granted, of today when no date is said", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(consent(granted)).Then(contact.ConsentSet{
			ID: jane, Channel: contact.ByEmail, Status: contact.Granted, Basis: contact.Agreement, Date: "2026-03-03", Source: "fair", Moment: on(tuesday),
		})
	})
	t.Run("said again changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, agreed()).When(consent(granted)).ThenNothing()
	})
	t.Run("denied needs no basis", func(t *testing.T) {
		t.Parallel()
		given(t, agreed()).When(consent(contact.Consent{Channel: contact.ByEmail, Status: contact.Denied, Date: "2026-03-02"})).
			Then(contact.ConsentSet{ID: jane, Channel: contact.ByEmail, Status: contact.Denied, Date: "2026-03-02", Moment: on(tuesday)})
	})
	t.Run("taken back", func(t *testing.T) {
		t.Parallel()
		unknown := contact.Consent{Channel: contact.ByEmail, Status: contact.Unknown}
		gone := contact.ConsentSet{ID: jane, Channel: contact.ByEmail, Status: contact.Unknown, Moment: on(tuesday)}
		given(t, agreed()).When(consent(unknown)).Then(gone)
		given(t, created()).When(consent(unknown)).ThenNothing()
		require.Empty(t, contact.Decider.Fold(contact.Contact{}, append(agreed(), gone)...).Consents)
	})
	t.Run("one a channel", func(t *testing.T) {
		t.Parallel()
		post := contact.ConsentSet{ID: jane, Channel: contact.ByPost, Status: contact.Denied, Moment: on(tuesday)}
		email := contact.ConsentSet{ID: jane, Channel: contact.ByEmail, Status: contact.Denied, Moment: on(tuesday)}
		require.Equal(t, []contact.Consent{
			{Channel: contact.ByEmail, Status: contact.Denied}, {Channel: contact.ByPost, Status: contact.Denied},
		}, contact.Decider.Fold(contact.Contact{}, append(agreed(), post, email)...).Consents)
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(consent(granted)).ThenError(fault.NotFound)
		given(t, deleted()).When(consent(granted)).ThenError(fault.NotFound)
		given(t, created()).When(consent(contact.Consent{})).ThenError(fault.Invalid, "channel", "status")
		given(t, created()).When(consent(contact.Consent{Channel: contact.ByPost, Status: contact.Granted})).ThenError(fault.Invalid, "basis")
		given(t, created()).When(consent(contact.Consent{
			Channel: contact.ByPost, Status: contact.Denied, Basis: "WHIM", Date: "1.1.2026", Source: "a\nb", Note: "\x00",
		})).ThenError(fault.Invalid, "basis", "date", "source", "note")
	})
}

func TestArchiveAndRestore(t *testing.T) {
	t.Parallel()
	archived := append(agreed(), contact.Archived{ID: jane, Moment: on(monday)})
	archive, restore := contact.Archive{ID: jane, At: tuesday}, contact.Restore{ID: jane, At: tuesday}
	t.Run("archive", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(archive).Then(contact.Archived{ID: jane, Moment: on(tuesday)})
		given(t, archived).When(archive).ThenNothing()
		given(t, archived).When(update(contact.Fields{JobTitle: new("CEO")})).Then(updated(contact.Fields{JobTitle: new("CEO")}))
		require.Len(t, contact.Decider.Fold(contact.Contact{}, archived...).Unique(), 1, "an archived contact keeps its address")
	})
	t.Run("restore from the archive", func(t *testing.T) {
		t.Parallel()
		given(t, archived).When(restore).Then(contact.Restored{ID: jane, Moment: on(tuesday)})
		given(t, created()).When(restore).ThenNothing()
	})
	t.Run("restore after a deletion says all that the contact had", func(t *testing.T) {
		t.Parallel()
		gone := append(agreed(), contact.Deleted{ID: jane, Moment: on(monday)})
		back := contact.Restored{
			ID: jane, Moment: on(tuesday), CreatedAt: &monday,
			Consents: []contact.Consent{{Channel: contact.ByEmail, Status: contact.Granted, Basis: contact.Agreement, Date: "2026-03-01", Source: "fair"}},
			Fields:   contact.Fields{FirstName: new("Jane"), LastName: new("Doe"), Emails: emails("Jane@Example.com"), JobTitle: new("CTO")},
		}
		given(t, gone).When(restore).Then(back)
		want := contact.Decider.Fold(contact.Contact{}, agreed()...)
		want.UpdatedAt = tuesday
		require.Equal(t, want, contact.Decider.Fold(contact.Contact{}, append(gone, back)...), "as it was")
		alone := contact.Decider.Fold(contact.Contact{ID: jane}, back)
		require.Equal(t, want, alone, "and so for those who had let go of it")
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(restore).ThenError(fault.NotFound)
		given(t, erased()).When(restore).ThenError(fault.NotFound)
		given(t, nil).When(archive).ThenError(fault.NotFound)
		given(t, deleted()).When(archive).ThenError(fault.NotFound)
	})
}
