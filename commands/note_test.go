package commands_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func mentioning(id string) *string { return new("Ask @[Joe](member:" + id + ")") }

func TestNotesReferToWhatThereIs(t *testing.T) {
	t.Parallel()
	b := setup(t)
	joe, nobody := identity.NewID().String(), identity.NewID().String()
	b.do(t, member.Create{ID: joe, Fields: member.Fields{Name: new("Joe"), Email: new("joe@example.com"), Role: new(identity.Rep)}})
	_, err := b.bus.Dispatch(t.Context(), b.env(), note.Create{
		ID: identity.NewID().String(), Fields: note.Fields{Body: mentioning(nobody)},
		Links: note.Links{ContactID: nobody, CompanyID: nobody, DealID: nobody},
	})
	refused(t, err, "contactId", "companyId", "dealId", "body")

	id := identity.NewID().String()
	made := b.do(t, note.Create{ID: id, Fields: note.Fields{Body: mentioning(joe)}})
	require.Equal(t, []string{joe}, made.State.(note.Note).Mentions)
	_, err = b.bus.Dispatch(t.Context(), b.env(), note.Update{ID: id, Fields: note.Fields{Body: mentioning(nobody)}})
	refused(t, err, "body")
	b.do(t, note.Update{ID: id, Fields: note.Fields{Body: new("Ask nobody")}})
}

// What is written about a person is sealed under the person's key, and is
// gone with it; the note is still there, without its text.
func TestANoteIsErasedWithItsPerson(t *testing.T) {
	t.Parallel()
	b := setup(t)
	made, err := b.create(t.Context(), b.env(), "jane@example.com")
	require.NoError(t, err)
	jane, id, plain := made.Stream.ID, identity.NewID().String(), identity.NewID().String()
	b.do(t, note.Create{ID: id, Fields: note.Fields{Body: new("Jane likes tea")}, Links: note.Links{ContactID: jane}})
	b.do(t, note.Update{ID: id, Fields: note.Fields{Body: new("Jane likes coffee")}})
	b.do(t, note.Create{ID: plain, Fields: note.Fields{Body: new("Tea is out")}})
	for _, key := range []string{id, plain} {
		for _, r := range b.events(t, eventstore.StreamID{Tenant: "acme", Category: note.Category, ID: key}) {
			require.NotContains(t, string(r.Data), "likes")
			require.NotContains(t, string(r.Data), "Tea")
		}
	}

	b.do(t, contact.Erase{ID: jane, Reason: "asked"})
	require.NoError(t, b.keys.Destroy(t.Context(), "acme", jane))
	n, err := b.bus.Notes.Load(t.Context(), "acme", id)
	require.NoError(t, err)
	require.True(t, n.Exists())
	require.Empty(t, n.Body)
	_, err = b.bus.Dispatch(t.Context(), b.env(), note.Update{ID: id, Fields: note.Fields{Body: new("Jane again")}})
	require.Equal(t, fault.NotFound, fault.CodeOf(err))
	b.do(t, note.Delete{ID: id})
	b.do(t, note.Restore{ID: id})
	n, err = b.bus.Notes.Load(t.Context(), "acme", plain)
	require.NoError(t, err)
	require.Equal(t, "Tea is out", n.Body)
}
