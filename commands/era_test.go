package commands_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/privacy"
)

// readable gives all that can still be read of some contacts' events.
func (b *bundle) readable(t *testing.T, ids ...string) (text string) {
	t.Helper()
	for _, id := range ids {
		for _, e := range b.events(t, eventstore.StreamID{Tenant: "acme", Category: contact.Category, ID: id}) {
			d, err := b.codec.Decode(t.Context(), e)
			require.NoError(t, err)
			said, err := json.Marshal(d.Event)
			require.NoError(t, err)
			text += string(e.Data) + string(e.Metadata) + string(said)
		}
	}
	return text
}

func (b *bundle) erase(t *testing.T, id string) {
	t.Helper()
	_, err := privacy.Eraser{Bus: b.bus, Keys: b.keys}.Erase(t.Context(), b.env(), id, "asked to")
	require.NoError(t, err)
}

// TestALoserIsErasedAfterItWasSplitOff merges jane with john and then with ann,
// edits in between, takes john out again, and erases him: of him nothing can be
// read anywhere, of the others everything that is theirs.
func TestALoserIsErasedAfterItWasSplitOff(t *testing.T) {
	t.Parallel()
	b := setup(t)
	jane, john, ann := b.person(t, "jane@example.com"), b.person(t, "secret@john.example"), b.person(t, "ann@example.com")
	first, _ := b.give(t, contact.Merge{ID: jane, LoserIDs: []string{john}})
	b.give(t, contact.Update{ID: jane, Fields: contact.Fields{JobTitle: new("CEO"), Emails: list("jane@example.com", "secret@john.example", "new@example.com")}})
	b.give(t, contact.Merge{ID: jane, LoserIDs: []string{ann}})
	b.give(t, contact.Unmerge{ID: jane, MergeID: first.CommandID.String(), Force: true})
	require.Contains(t, b.readable(t, jane), "secret@john.example")
	before := b.contact(t, jane)
	require.Contains(t, before.Unique(), "ann@example.com")

	b.erase(t, john)
	require.NotContains(t, b.readable(t, jane, john, ann), "secret@john.example")
	after := b.contact(t, jane)
	require.Equal(t, before.Unique(), after.Unique())
	require.Equal(t, "CEO", after.JobTitle)
	require.True(t, after.Exists())

	b.give(t, contact.Update{ID: jane, Fields: contact.Fields{JobTitle: new("CTO")}})
}

func TestTheSurvivorIsErasedAfterTheLoserWasSplitOff(t *testing.T) {
	t.Parallel()
	b := setup(t)
	jane, john := b.person(t, "secret@jane.example"), b.person(t, "john@example.com")
	merge, _ := b.give(t, contact.Merge{ID: jane, LoserIDs: []string{john}})
	b.give(t, contact.Update{ID: jane, Fields: contact.Fields{Emails: list("secret@jane.example", "john@example.com")}})
	b.give(t, contact.Unmerge{ID: jane, MergeID: merge.CommandID.String()})
	b.erase(t, jane)
	require.NotContains(t, b.readable(t, jane, john), "secret@jane.example")
	require.Equal(t, []string{"john@example.com"}, b.contact(t, john).Unique())
}

func TestAllWhoAreOneAreErasedTogether(t *testing.T) {
	t.Parallel()
	b := setup(t)
	jane, john := b.person(t, "secret@jane.example"), b.person(t, "secret@john.example")
	b.give(t, contact.Merge{ID: jane, LoserIDs: []string{john}})
	b.give(t, contact.Update{ID: jane, Fields: contact.Fields{JobTitle: new("secret")}})
	b.erase(t, jane)
	require.NotContains(t, b.readable(t, jane, john), "secret")
}
