package graphql_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/graphql"
)

const asked = `{ contacts { totalCount } }`

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func named(version int, hash string) graphql.RequestExtensions {
	return graphql.RequestExtensions{PersistedQuery: &graphql.PersistedQuery{Version: version, Sha256Hash: hash}}
}

func TestPersistedQueries_AreRememberedByHash(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	ask := func(query string, e graphql.RequestExtensions) string {
		resp := a.execIn(t.Context(), graphql.Request{Query: query, Extensions: e})
		if len(resp.Errors) > 0 {
			return string(resp.Errors[0].Extensions.Code) + " " + resp.Errors[0].Message
		}
		return string(resp.Data)
	}
	require.Equal(t, "PERSISTED_QUERY_NOT_FOUND PersistedQueryNotFound", ask("", named(1, hash(asked))))
	require.JSONEq(t, `{"contacts":{"totalCount":0}}`, ask(asked, named(1, hash(asked))))
	require.JSONEq(t, `{"contacts":{"totalCount":0}}`, ask("", named(1, hash(asked))))
	require.Contains(t, ask(asked, named(1, hash("other"))), "VALIDATION_ERROR")
	require.Contains(t, ask("", named(2, hash(asked))), "VALIDATION_ERROR")
	require.Contains(t, ask("", graphql.RequestExtensions{}), "VALIDATION_ERROR")
	ask("{ nothing }", named(1, hash("{ nothing }")))
	require.Contains(t, ask("", named(1, hash("{ nothing }"))), "VALIDATION_ERROR", "held against the schema each time")

	for i := range 1200 { // more than are kept
		text := asked + "#" + string(rune('a'+i%26)) + hash(string(rune(i)))
		ask(text, named(1, hash(text)))
	}
	require.Contains(t, ask("", named(1, hash(asked))), "PERSISTED_QUERY_NOT_FOUND")
	status, codes := a.post("POST", "application/json", `{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "`+hash(asked)+`"}}}`)
	require.Equal(t, 200, status)
	require.Equal(t, []string{"PERSISTED_QUERY_NOT_FOUND"}, codes)
}

func TestPersistedQueries_CanBeAllThereAre(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	file := filepath.Join(t.TempDir(), "operations.json")
	write := func(list map[string]string) {
		text, err := json.Marshal(list)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(file, text, 0o600))
	}
	write(map[string]string{hash(asked): asked})
	allowed, err := graphql.ReadAllowed(file)
	require.NoError(t, err)
	a.handler, err = graphql.New(graphql.Deps{Commands: a.desk, Erasure: a.desk, Reads: a.store, Reports: a.reports, Passwords: a.desk, APIKeys: a.accounts(), Log: slog.New(slog.DiscardHandler), Allowed: allowed})
	require.NoError(t, err)
	require.Empty(t, a.execIn(t.Context(), graphql.Request{Query: asked}).Errors, "by its text")
	require.Empty(t, a.execIn(t.Context(), graphql.Request{Extensions: named(1, hash(asked))}).Errors, "by its hash")
	other := `{ companies { totalCount } }`
	for _, e := range []graphql.RequestExtensions{{}, named(1, hash(other))} {
		require.Equal(t, "FORBIDDEN", string(a.execIn(t.Context(), graphql.Request{Query: other, Extensions: e}).Errors[0].Extensions.Code))
	}
	require.Equal(t, "PERSISTED_QUERY_NOT_FOUND", string(a.execIn(t.Context(), graphql.Request{Extensions: named(1, hash(other))}).Errors[0].Extensions.Code))
	require.Equal(t, "FORBIDDEN", string(a.handler.Subscribe(t.Context(), graphql.Request{Query: "subscription { contactChanged { id } }"}, nil)[0].Extensions.Code))

	write(map[string]string{hash(asked): other, hash("{"): "{"})
	_, err = graphql.ReadAllowed(file)
	require.ErrorContains(t, err, hash(asked))
	require.ErrorContains(t, err, hash("{"))
	require.NoError(t, os.WriteFile(file, []byte("[]"), 0o600))
	_, err = graphql.ReadAllowed(file)
	require.ErrorContains(t, err, "JSON object")
	_, err = graphql.ReadAllowed(file + ".none")
	require.ErrorContains(t, err, "operations.json.none")
}

func TestIntrospection_CanBeTurnedOff(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	const schema = `{ __schema { queryType { name } } }`
	require.Contains(t, string(a.exec(schema, nil).Data), "Query")
	var err error
	a.handler, err = graphql.New(graphql.Deps{Commands: a.desk, Reads: a.store, Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	require.NotContains(t, string(a.exec(schema, nil).Data), "queryType")
	require.NotContains(t, string(a.exec(`{ __type(name: "Contact") { name } }`, nil).Data), "Contact")
	require.Contains(t, string(a.exec(`{ __typename }`, nil).Data), "Query", "clients need this one")
}
