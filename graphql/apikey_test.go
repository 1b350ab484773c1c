package graphql_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestAPIKeysAreShownOnce(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := a.data(`mutation { createApiKey(input: {name: "Grafana"}) { secret apiKey { id name member { name } createdAt usedAt revokedAt } } }`, nil)
	require.Contains(t, at(made, "createApiKey", "secret"), "dbk_")
	key := at(made, "createApiKey", "apiKey")
	require.Equal(t, "Ana", at(key, "member", "name"))
	require.Nil(t, at(key, "usedAt"))

	listed := a.data(`{ apiKeys { id name revokedAt } }`, nil)["apiKeys"]
	require.Equal(t, []any{vars{"id": at(key, "id"), "name": "Grafana", "revokedAt": nil}}, listed)
	const revoke = `mutation ($id: ID!) { revokeApiKey(input: {id: $id}) { apiKey { revokedAt } } }`
	require.NotNil(t, at(a.data(revoke, vars{"id": at(key, "id")}), "revokeApiKey", "apiKey", "revokedAt"))
	require.Equal(t, fault.NotFound, a.refusal(revoke, vars{"id": "none"}).Extensions.Code)
	require.Contains(t, a.refusal(`mutation { createApiKey(input: {name: " "}) { secret } }`, nil).Extensions.Fields, "name")
	require.NotContains(t, a.log.String(), "dbk_")

	a.actor.Role = identity.Rep
	for _, admins := range []string{`{ apiKeys { id } }`, `mutation { createApiKey(input: {name: "x"}) { secret } }`, `mutation { revokeApiKey(input: {id: "x"}) { apiKey { id } } }`} {
		require.Equal(t, fault.Forbidden, a.refusal(admins, nil).Extensions.Code, admins)
	}
}
