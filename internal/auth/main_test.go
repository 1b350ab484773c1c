package auth

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/postgres"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

var pool *pgxpool.Pool // nil where Postgres is not installed

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	if _, err := engines.Postgres(""); errors.Is(err, engines.ErrMissing) {
		return m.Run()
	}
	data, err := os.MkdirTemp("", "auth-test")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(data)
	ctx := context.Background()
	server, err := postgres.Start(ctx, postgres.Config{Data: data, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		panic(err)
	}
	defer server.Stop(ctx)
	if pool, err = pgxpool.New(ctx, server.URL()); err != nil {
		panic(err)
	}
	defer pool.Close()
	return m.Run()
}

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
	if pool == nil {
		t.Skip("Postgres is not installed")
	}
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
