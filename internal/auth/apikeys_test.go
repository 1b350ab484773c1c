package auth

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestAPIKeys(t *testing.T) {
	t.Parallel()
	b := setUpBundle(t, off)
	ana := identity.Actor{Tenant: b.tenant, Member: "ana", Role: identity.Rep}
	secret, made, err := b.MakeKey(t.Context(), ana, "  Grafana ")
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(secret, "dbk_"))
	require.Equal(t, "Grafana", made.Name)

	actor, err := b.UseKey(t.Context(), secret, "client")
	require.NoError(t, err)
	require.Equal(t, ana, actor)
	keys, err := b.Keys(t.Context(), b.tenant)
	require.NoError(t, err)
	require.Len(t, keys, 1)
	require.Equal(t, made.ID, keys[0].ID)
	require.WithinDuration(t, b.now(), *keys[0].UsedAt, time.Minute)
	others, err := b.Keys(t.Context(), b.tenant+"x")
	require.NoError(t, err)
	require.Empty(t, others)

	_, err = b.RevokeKey(t.Context(), b.tenant+"x", made.ID)
	requireCode(t, fault.NotFound, err)
	_, err = b.RevokeKey(t.Context(), b.tenant, "no id")
	requireCode(t, fault.NotFound, err)
	revoked, err := b.RevokeKey(t.Context(), b.tenant, made.ID)
	require.NoError(t, err)
	again, err := b.RevokeKey(t.Context(), b.tenant, made.ID)
	require.NoError(t, err)
	require.Equal(t, revoked.RevokedAt, again.RevokedAt)
	_, err = b.UseKey(t.Context(), secret, "client")
	requireCode(t, fault.Unauthenticated, err)
}

func TestAPIKey_EndsWithItsMember(t *testing.T) {
	t.Parallel()
	b := setUpBundle(t, off)
	secret, _, err := b.MakeKey(t.Context(), identity.Actor{Tenant: b.tenant, Member: "ana"}, "BI")
	require.NoError(t, err)
	delete(b.members, "ana")
	_, err = b.UseKey(t.Context(), secret, "client")
	requireCode(t, fault.Unauthenticated, err)
}

func TestAPIKeys_Refusals(t *testing.T) {
	t.Parallel()
	b := setUpBundle(t, Limits{LoginClient: Rate{PerMinute: 1, Burst: 3}, LoginAddress: Rate{PerMinute: 1, Burst: 3}})
	ana := identity.Actor{Tenant: b.tenant, Member: "ana"}
	for _, name := range []string{"", "  ", "a\x00b", strings.Repeat("x", 81)} {
		_, _, err := b.MakeKey(t.Context(), ana, name)
		requireCode(t, fault.Invalid, err)
	}
	for range maxKeys {
		_, _, err := b.MakeKey(t.Context(), ana, "BI")
		require.NoError(t, err)
	}
	_, _, err := b.MakeKey(t.Context(), ana, "one too many")
	requireCode(t, fault.Invalid, err)
	for _, secret := range []string{"", "dbk_", "\x00"} {
		_, err := b.UseKey(t.Context(), secret, "guesser")
		requireCode(t, fault.Unauthenticated, err)
	}
	_, err = b.UseKey(t.Context(), "dbk_guess", "guesser")
	requireCode(t, fault.RateLimited, err)
}
