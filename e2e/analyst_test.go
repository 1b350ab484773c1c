package e2e_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// An analyst gets a key from an admin, and asks ClickHouse with it; whoever
// has the machine asks with `daybook sql`.
func TestAnAnalystAsksInSQL(t *testing.T) {
	t.Parallel()
	d := start(t, dataFolder(t))
	client, err := d.SignIn(t.Context())
	require.NoError(t, err)
	require.NoError(t, client.Do(t.Context(), `mutation { createCompany(input: {name: "Acme", industry: "Tools"}) { position } }`, nil, nil))
	var made struct {
		Created struct {
			Secret string
			Key    struct{ ID string }
		}
	}
	require.NoError(t, client.Do(t.Context(), `mutation { created: createApiKey(input: {name: "BI"}) { secret key: apiKey { id } } }`, nil, &made))

	const count = "SELECT industry, count() FROM companies FINAL GROUP BY industry"
	ask := func(statement string) (status int, text string) {
		address := d.URL + "/clickhouse/?" + url.Values{"query": {statement}, "password": {made.Created.Secret}}.Encode()
		response, err := http.Get(address)
		require.NoError(t, err)
		defer func() { _ = response.Body.Close() }()
		body, err := io.ReadAll(response.Body)
		require.NoError(t, err)
		return response.StatusCode, strings.TrimSpace(string(body))
	}
	require.Eventually(t, func() bool { _, text := ask(count); return text == "Tools\t1" }, 20*time.Second, 100*time.Millisecond)
	status, text := ask("DROP TABLE companies")
	require.Equal(t, http.StatusForbidden, status, text)
	status, text = ask("SELECT name FROM daybook.tenants")
	require.Equal(t, http.StatusForbidden, status, text)

	output, err := tool(t, d.Data, "sql", "--format", "CSV", count)
	require.NoError(t, err, output)
	require.Contains(t, output, `"Tools",1`)
	output, err = tool(t, d.Data, "sql", "DROP TABLE companies")
	require.Error(t, err)
	require.Contains(t, output, "READONLY")

	revoke := `mutation ($id: ID!) { revokeApiKey(input: {id: $id}) { apiKey { revokedAt } } }`
	require.NoError(t, client.Do(t.Context(), revoke, map[string]any{"id": made.Created.Key.ID}, nil))
	status, _ = ask(count)
	require.Equal(t, http.StatusUnauthorized, status)
}
