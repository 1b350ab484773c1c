package graphql_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/identity"
)

// What the API itself costs: a body read, parsed, validated, executed and
// answered, with commands that cost next to nothing behind it.
func BenchmarkCreateContact(b *testing.B) {
	a := bareAPI(b)
	benchmarkPost(b, a, `{"query":"mutation Create($input: CreateContactInput!) { createContact(input: $input) { contact { id } position } }",`+
		`"variables":{"input":{"firstName":"Ada","lastName":"Lovelace","email":"ada@example.com","phone":"","jobTitle":"Countess"}}}`)
}

// The same for a get, whose one SELECT goes to a Postgres on the same machine.
func BenchmarkGetContact(b *testing.B) {
	a := bareAPI(b)
	require.NoError(b, a.store.EnsureTenant(b.Context(), a.tenant))
	a.withDeals(2)
	benchmarkPost(b, a, `{"query":"query Get($id: ID!) { contact(id: $id) { id firstName lastName email phone jobTitle createdAt } }","variables":{"id":"`+id('c', 1)+`"}}`)
}

func BenchmarkDealsPage(b *testing.B) {
	a := bareAPI(b)
	require.NoError(b, a.store.EnsureTenant(b.Context(), a.tenant))
	a.withDeals(60)
	ctx := identity.With(b.Context(), a.actor)
	b.ReportAllocs()
	for b.Loop() {
		if resp := a.handler.Execute(ctx, graphql.Request{Query: dealsPage, Variables: vars{"first": 50.0}}); len(resp.Errors) > 0 {
			b.Fatal(resp.Errors)
		}
	}
}

func benchmarkPost(b *testing.B, a *api, body string) {
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
			r.Header.Set("Content-Type", "application/json")
			w := httptest.NewRecorder()
			a.handler.ServeHTTP(w, r.WithContext(identity.With(r.Context(), a.actor)))
			if w.Code != http.StatusOK || strings.Contains(w.Body.String(), "errors") {
				b.Fatal(w.Body.String())
			}
		}
	})
}

// A list as the contacts screen asks for it.
func BenchmarkContactsPage(b *testing.B) {
	a := bareAPI(b)
	require.NoError(b, a.store.EnsureTenant(b.Context(), a.tenant))
	a.withDeals(60)
	benchmarkPost(b, a, `{"query":"{ contacts(first: 20, sort: {field: NAME}) { edges { node { id name email company { name } owner { name } } cursor } pageInfo { hasNextPage endCursor } } }"}`)
}
