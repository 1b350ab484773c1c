package identity_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/identity"
)

func TestTheActorTravelsInTheContext(t *testing.T) {
	t.Parallel()
	_, ok := identity.From(t.Context())
	require.False(t, ok)
	want := identity.Actor{Tenant: "acme", Member: "joe", Role: identity.Rep}
	got, ok := identity.From(identity.With(t.Context(), want))
	require.True(t, ok)
	require.Equal(t, want, got)
}

func TestNewIDsSortAsTheyWereMade(t *testing.T) {
	t.Parallel()
	before := identity.NewID()
	require.Equal(t, uuid.Version(7), before.Version())
	for range 1000 {
		id := identity.NewID()
		require.Less(t, before.String(), id.String())
		before = id
	}
}

// These ids are in the log: the same input gives them for ever.
func TestDerivedIDsNeverChange(t *testing.T) {
	t.Parallel()
	seven, four := uuid.MustParse("01980000-0000-7000-8000-000000000001"), uuid.MustParse("c0ffee00-0000-4000-8000-000000000001")
	for want, got := range map[string]uuid.UUID{
		"01980000-0000-724c-a062-2c5ce1b19559": identity.Derive(seven, "contact"),
		"2a2a0db6-4296-5cfb-8490-e72ca9b52440": identity.Derive(four, "contact"),
		"7dc38165-d91d-5bce-b84e-69bc827d6b90": identity.EventID(seven, "contact-acme_1", 0),
		"dbe06324-1ccc-5fd7-8c91-451513e24089": identity.EventID(seven, "contact-acme_1", 1),
		"1bf824aa-954b-5203-96f7-8b78905159c5": identity.FromSource("acme", "salesforce", "Contact", "003"),
	} {
		require.Equal(t, want, got.String())
	}
}

func TestADerivedIDKeepsTheCommandsTime(t *testing.T) {
	t.Parallel()
	command := identity.NewID()
	a, b := identity.Derive(command, "contact"), identity.Derive(command, "company")
	require.NotEqual(t, a, b)
	for _, id := range []uuid.UUID{a, b} {
		require.Equal(t, uuid.Version(7), id.Version())
		require.Equal(t, uuid.RFC4122, id.Variant())
		require.Equal(t, command.Time(), id.Time())
	}
	require.Equal(t, uuid.Version(5), identity.Derive(uuid.New(), "contact").Version())
}

// No part of a source's name runs into the next.
func TestSourcesAreToldApart(t *testing.T) {
	t.Parallel()
	seen := map[uuid.UUID]bool{}
	for _, s := range [][4]string{
		{"acme", "hubspot", "contacts", "1"}, {"acme", "hubspot", "contacts", "11"}, {"acme", "hubspot", "contact", "s1"},
		{"acme", "hub", "spotcontacts", "1"}, {"acm", "ehubspot", "contacts", "1"}, {"acme", "hubspot", "companies", "1"},
	} {
		id := identity.FromSource(s[0], s[1], s[2], s[3])
		require.False(t, seen[id], "%v", s)
		seen[id] = true
	}
}
