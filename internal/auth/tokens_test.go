package auth

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestTokens(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	now := func() time.Time { return at }
	tokens, err := newTokens([]byte("a master key of 32 bytes or more"), now)
	require.NoError(t, err)
	others, err := newTokens([]byte("another master key, also 32 bytes"), now)
	require.NoError(t, err)
	ana := identity.Actor{Tenant: "acme", Member: "m1", Role: identity.Rep}
	issue := func(tokens *Tokens, actor identity.Actor) string {
		token, err := tokens.Issue(actor, "s1")
		require.NoError(t, err)
		return token
	}
	good := issue(tokens, ana)
	actor, err := tokens.Verify(good)
	require.NoError(t, err)
	require.Equal(t, ana, actor)

	part := func(v any) string {
		text, err := json.Marshal(v)
		require.NoError(t, err)
		return base64.RawURLEncoding.EncodeToString(text)
	}
	body := map[string]any{"iss": issuer, "sub": "m1", "ten": "acme", "rol": "ADMIN", "exp": at.Add(time.Hour).Unix()}
	pieces := strings.Split(good, ".")
	signed := func(claims jwt.MapClaims, method jwt.SigningMethod) string {
		text, err := jwt.NewWithClaims(method, claims).SignedString(tokens.key)
		require.NoError(t, err)
		return text
	}
	for name, token := range map[string]string{
		"empty":              "",
		"nonsense":           "a.b.c",
		"of another key":     issue(others, ana),
		"alg none":           part(map[string]string{"alg": "none", "typ": "JWT"}) + "." + part(body) + ".",
		"alg None":           part(map[string]string{"alg": "None"}) + "." + part(body) + "." + pieces[2],
		"alg HS512":          signed(jwt.MapClaims(body), jwt.SigningMethodHS512),
		"other body":         pieces[0] + "." + part(body) + "." + pieces[2],
		"no signature":       pieces[0] + "." + pieces[1] + ".",
		"without expiry":     signed(jwt.MapClaims{"iss": issuer, "sub": "m1", "ten": "acme", "rol": "ADMIN"}, jwt.SigningMethodHS256),
		"of another issuer":  signed(jwt.MapClaims{"iss": "x", "sub": "m1", "ten": "acme", "rol": "ADMIN", "exp": at.Add(time.Hour).Unix()}, jwt.SigningMethodHS256),
		"without a tenant":   issue(tokens, identity.Actor{Member: "m1", Role: identity.Rep}),
		"without a member":   issue(tokens, identity.Actor{Tenant: "acme", Role: identity.Rep}),
		"of the system":      issue(tokens, identity.Actor{Tenant: "acme", Member: "m1", Role: identity.System}),
		"of an unknown role": issue(tokens, identity.Actor{Tenant: "acme", Member: "m1", Role: "ROOT"}),
	} {
		_, err := tokens.Verify(token)
		require.Equal(t, fault.Unauthenticated, fault.CodeOf(err), name)
	}

	at = at.Add(AccessTokenLife + time.Second)
	_, err = tokens.Verify(good)
	requireCode(t, fault.Unauthenticated, err)
	require.ErrorContains(t, err, "expired")

	_, err = NewTokens([]byte("short"))
	require.Error(t, err)
}

func BenchmarkVerify(b *testing.B) {
	tokens, err := NewTokens([]byte("a master key of 32 bytes or more"))
	require.NoError(b, err)
	token, err := tokens.Issue(identity.Actor{Tenant: "acme", Member: "01980000-0000-7000-8000-00000000000a", Role: identity.Rep}, "01980000-0000-7000-8000-00000000000b")
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tokens.Verify(token); err != nil {
			b.Fatal(err)
		}
	}
}
