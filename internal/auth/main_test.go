package auth

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// bundle is a tenant with Ana, who can sign in.
type bundle struct {
	*Accounts
	tenant  string
	members members
	clock   *clock
}

type members map[string]identity.Role

func (m members) Role(_ context.Context, _, member string) (identity.Role, bool, error) {
	role, ok := m[member]
	return role, ok, nil
}

type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

var tenants atomic.Int64

const password = "correct horse"

func setUpBundle(t *testing.T, limits Limits) *bundle {
	t.Helper()
	pool := enginetest.Postgres(t)
	require.NoError(t, Migrate(t.Context(), pool))
	c := &clock{time.Now().UTC().Truncate(time.Millisecond)}
	tokens, err := newTokens([]byte("a master key of 32 bytes or more"), c.now)
	require.NoError(t, err)
	b := &bundle{tenant: fmt.Sprintf("t%d", tenants.Add(1)), members: members{"ana": identity.Rep}, clock: c}
	b.Accounts = NewAccounts(pool, tokens, b.members, limits)
	b.now = c.now
	require.NoError(t, b.SetPassword(t.Context(), b.tenant, "ana", "Ana@Example.com", password))
	return b
}

func (b *bundle) login(t *testing.T) Grant {
	t.Helper()
	g, err := b.Login(t.Context(), Login{Email: "ana@example.COM ", Password: password, Tenant: b.tenant, Client: "::1"})
	require.NoError(t, err)
	return g
}

func requireCode(t *testing.T, code fault.Code, err error) {
	t.Helper()
	require.Equal(t, code, fault.CodeOf(err), "%v", err)
}
