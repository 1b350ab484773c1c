package analyst

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// No server is at hand that has users, so the statements are looked at here.
func TestUsersOfATenant(t *testing.T) {
	t.Parallel()
	engine, err := NewEngine("https://daybook:pass@ch.example:8443/", func(tenant string) (string, error) { return "tenant_" + tenant, nil })
	require.NoError(t, err)
	engine = engine.WithUsers([]byte("a secret of the installation"))
	user, password := engine.login("acme")
	_, other := engine.login("rival")
	require.Equal(t, "daybook_acme", user)
	require.NotEqual(t, password, other)

	statements := strings.Join(engine.userStatements("acme", "tenant_acme", DefaultLimits()), "\n")
	require.NotContains(t, statements, password, "the server gets its hash")
	require.Contains(t, statements, "GRANT SELECT, SHOW ON tenant_acme.* TO daybook_acme")
	require.Contains(t, statements, "readonly = 2 CONST")
	require.Contains(t, statements, "max_execution_time = 20 MIN 1 MAX 20")
	require.Contains(t, statements, "CREATE QUOTA OR REPLACE daybook_acme FOR INTERVAL 1 minute")

	request, err := engine.request(t.Context(), "acme", map[string][]string{}, "SELECT 1")
	require.NoError(t, err)
	require.Equal(t, user, request.Header.Get("X-Clickhouse-User"))
	require.Equal(t, password, request.Header.Get("X-Clickhouse-Key"))
	require.Equal(t, "tenant_acme", request.URL.Query().Get("database"))
	require.Empty(t, request.URL.Query().Get("readonly"), "the user's profile says it")
}

func TestAddressOfTheEngine(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"clickhouse://h:9000", "h:8123", "", "http://", "ftp://h"} {
		_, err := NewEngine(address, nil)
		require.ErrorContains(t, err, "HTTP interface", address)
	}
}
