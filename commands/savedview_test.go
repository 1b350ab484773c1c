package commands_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Who gives a command is known from the token, whatever the command says.
func TestOnlyTheOwnerOrAnAdminChangesAView(t *testing.T) {
	t.Parallel()
	b := setup(t)
	as := func(member string, role identity.Role) commands.Envelope {
		return commands.NewEnvelope(identity.Actor{Tenant: "acme", Member: member, Role: role})
	}
	joe, ann, id := identity.NewID().String(), identity.NewID().String(), identity.NewID().String()
	made, err := b.bus.Dispatch(t.Context(), as(joe, identity.Rep), savedview.Create{
		ID: id, By: savedview.By{MemberID: ann}, Object: savedview.Deals, Fields: savedview.Fields{Name: new("Mine"), Filter: new(`{"search":"Jane"}`)},
	})
	require.NoError(t, err)
	require.Equal(t, joe, made.State.(savedview.View).OwnerID)
	for _, r := range b.events(t, eventstore.StreamID{Tenant: "acme", Category: savedview.Category, ID: id}) {
		require.NotContains(t, string(r.Data), "Jane")
	}

	change := savedview.Update{ID: id, By: savedview.By{MemberID: joe, Admin: true}, Fields: savedview.Fields{Shared: new(true)}}
	_, err = b.bus.Dispatch(t.Context(), as(ann, identity.Rep), change)
	require.Equal(t, fault.NotFound, fault.CodeOf(err), "what is private is not there for others")
	_, err = b.bus.Dispatch(t.Context(), as(joe, identity.Rep), change)
	require.NoError(t, err)
	_, err = b.bus.Dispatch(t.Context(), as(ann, identity.Rep), savedview.Delete{ID: id})
	require.Equal(t, fault.Forbidden, fault.CodeOf(err))
	_, err = b.bus.Dispatch(t.Context(), as(ann, identity.Admin), savedview.Delete{ID: id})
	require.NoError(t, err)
	_, err = b.bus.Dispatch(t.Context(), as(joe, identity.Rep), savedview.Restore{ID: id})
	require.NoError(t, err)
}
