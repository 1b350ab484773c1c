package auth

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

var off = Limits{Off: true}

func TestMigrate_CanBeRunAgain(t *testing.T) {
	t.Parallel()
	pool := setUpBundle(t, off).pool
	done := make(chan error)
	for range 4 {
		go func() { done <- Migrate(t.Context(), pool) }()
	}
	for range 4 {
		require.NoError(t, <-done)
	}
}

func TestLogin(t *testing.T) {
	t.Parallel()
	b := setUpBundle(t, off)
	g := b.login(t)
	require.Equal(t, identity.Actor{Tenant: b.tenant, Member: "ana", Role: identity.Rep}, g.Actor)
	actor, err := b.tokens.Verify(g.AccessToken)
	require.NoError(t, err)
	require.Equal(t, g.Actor, actor)

	for name, in := range map[string]Login{
		"wrong password":    {Email: "ana@example.com", Password: "wrong horse!", Tenant: b.tenant},
		"no password":       {Email: "ana@example.com", Tenant: b.tenant},
		"unknown address":   {Email: "bo@example.com", Password: password, Tenant: b.tenant},
		"unknown tenant":    {Email: "ana@example.com", Password: password, Tenant: "nowhere"},
		"NUL":               {Email: "ana\x00@example.com", Password: password, Tenant: b.tenant},
		"NUL in the tenant": {Email: "ana@example.com", Password: password, Tenant: "\x00"},
		"huge password":     {Email: "ana@example.com", Password: string(make([]byte, 1<<20)), Tenant: b.tenant},
		"SQL":               {Email: "' OR 1=1 --", Password: password},
	} {
		_, err := b.Login(t.Context(), in)
		require.Equal(t, error(wrongLogin), err, "%s: one answer to all", name)
	}
}

func TestLogin_DisabledAndEnabled(t *testing.T) {
	t.Parallel()
	b := setUpBundle(t, off)
	g := b.login(t)
	require.NoError(t, b.Disable(t.Context(), b.tenant, "ana"))
	_, err := b.Login(t.Context(), Login{Email: "ana@example.com", Password: password, Tenant: b.tenant})
	requireCode(t, fault.Unauthenticated, err)
	_, err = b.Refresh(t.Context(), g.RefreshToken)
	requireCode(t, fault.Unauthenticated, err)
	require.NoError(t, b.Enable(t.Context(), b.tenant, "ana"))
	b.login(t)
}

func TestLogin_MemberWhoLeft(t *testing.T) {
	t.Parallel()
	b := setUpBundle(t, off)
	g := b.login(t)
	delete(b.members, "ana")
	_, err := b.Refresh(t.Context(), g.RefreshToken)
	requireCode(t, fault.Unauthenticated, err)
	_, err = b.Login(t.Context(), Login{Email: "ana@example.com", Password: password, Tenant: b.tenant})
	requireCode(t, fault.Unauthenticated, err)
}

func TestLogin_InSeveralTenants(t *testing.T) {
	t.Parallel()
	b, address := setUpBundle(t, off), "several@example.com"
	b.members["one"], b.members["two"], b.members["three"] = identity.Admin, identity.Viewer, identity.Rep
	require.NoError(t, b.SetPassword(t.Context(), b.tenant+"x", "one", address, password))
	require.NoError(t, b.SetPassword(t.Context(), b.tenant+"y", "two", address, password))
	require.NoError(t, b.SetPassword(t.Context(), b.tenant+"z", "three", address, "another password"))

	_, err := b.Login(t.Context(), Login{Email: address, Password: password})
	requireCode(t, fault.Invalid, err)
	require.ErrorContains(t, err, "say which tenant")
	g, err := b.Login(t.Context(), Login{Email: address, Password: password, Tenant: b.tenant + "y"})
	require.NoError(t, err)
	require.Equal(t, "two", g.Actor.Member)
	g, err = b.Login(t.Context(), Login{Email: address, Password: "another password"})
	require.NoError(t, err, "the password fits one of them only")
	require.Equal(t, "three", g.Actor.Member)
}

func TestSetPassword(t *testing.T) {
	t.Parallel()
	b := setUpBundle(t, off)
	requireCode(t, fault.Invalid, b.SetPassword(t.Context(), b.tenant, "ana", "ana@example.com", "short"))
	requireCode(t, fault.Invalid, b.SetPassword(t.Context(), b.tenant, "ana", "ana@example.com", string(make([]byte, 500))))
	requireCode(t, fault.DuplicateEmail, b.SetPassword(t.Context(), b.tenant, "bo", "ANA@example.com", password))

	g := b.login(t)
	require.NoError(t, b.SetPassword(t.Context(), b.tenant, "ana", "ana@example.com", "a new password"))
	_, err := b.Refresh(t.Context(), g.RefreshToken)
	requireCode(t, fault.Unauthenticated, err)
	_, err = b.Login(t.Context(), Login{Email: "ana@example.com", Password: password, Tenant: b.tenant})
	requireCode(t, fault.Unauthenticated, err)
}

func TestLogin_Limits(t *testing.T) {
	t.Parallel()
	b := setUpBundle(t, Limits{LoginAddress: Rate{PerMinute: 1, Burst: 2}, LoginClient: Rate{PerMinute: 60, Burst: 100}})
	try := func(client string) error {
		_, err := b.Login(t.Context(), Login{Email: "ana@example.com", Password: "wrong horse!", Tenant: b.tenant, Client: client})
		return err
	}
	requireCode(t, fault.Unauthenticated, try("10.0.0.1"))
	requireCode(t, fault.Unauthenticated, try("10.0.0.1"))
	err := try("10.0.0.1")
	requireCode(t, fault.RateLimited, err)
	var later *TooMany
	require.ErrorAs(t, err, &later)
	require.InDelta(t, 60, later.RetryAfter(), 2)
	requireCode(t, fault.Unauthenticated, try("10.0.0.2"))
}

func TestRefresh_Rotates(t *testing.T) {
	t.Parallel()
	b := setUpBundle(t, off)
	first := b.login(t)
	b.members["ana"] = identity.Admin
	second, err := b.Refresh(t.Context(), first.RefreshToken)
	require.NoError(t, err)
	require.NotEqual(t, first.RefreshToken, second.RefreshToken)
	require.Equal(t, identity.Admin, second.Actor.Role, "a new role counts from the next refresh")

	t.Run("the answer got lost", func(t *testing.T) {
		b.clock.at = b.clock.at.Add(grace - time.Second)
		again, err := b.Refresh(t.Context(), first.RefreshToken)
		require.NoError(t, err)
		_, err = b.Refresh(t.Context(), again.RefreshToken)
		require.NoError(t, err)
		_, err = b.Refresh(t.Context(), second.RefreshToken)
		require.NoError(t, err, "two tabs may both have got one")
	})
	t.Run("an old token ends the session for all", func(t *testing.T) {
		b.clock.at = b.clock.at.Add(grace)
		third, err := b.Refresh(t.Context(), b.login(t).RefreshToken)
		require.NoError(t, err)
		_, err = b.Refresh(t.Context(), first.RefreshToken)
		requireCode(t, fault.Unauthenticated, err)
		_, err = b.Refresh(t.Context(), second.RefreshToken)
		requireCode(t, fault.Unauthenticated, err)
		_, err = b.Refresh(t.Context(), third.RefreshToken)
		require.NoError(t, err, "another session goes on")
	})
}

func TestRefresh_Ends(t *testing.T) {
	t.Parallel()
	b := setUpBundle(t, off)
	_, err := b.Refresh(t.Context(), "")
	requireCode(t, fault.Unauthenticated, err)
	_, err = b.Refresh(t.Context(), "made up")
	requireCode(t, fault.Unauthenticated, err)

	g := b.login(t)
	require.NoError(t, b.Logout(t.Context(), g.RefreshToken))
	_, err = b.Refresh(t.Context(), g.RefreshToken)
	requireCode(t, fault.Unauthenticated, err)
	require.NoError(t, b.Logout(t.Context(), "made up"))

	g = b.login(t)
	b.clock.at = b.clock.at.Add(RefreshTokenLife + time.Second)
	_, err = b.Refresh(t.Context(), g.RefreshToken)
	requireCode(t, fault.Unauthenticated, err)
}
