package graphql_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/readmodels"
)

const searching = `query ($query: String!, $objects: [SearchObject!], $first: Int, $after: String) {
	search(query: $query, objects: $objects, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { object id title score
		node { __typename ... on Contact { name company { name owner { name } } } ... on Deal { title company { name } } ... on Company { owner { name } } ... on Task { title deal { title } } } } } } }`

func TestSearch_FindsNotesAndProducts(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withDeals(1)
	rows := readmodels.NewRows()
	rows.Notes[id('9', 1)] = &readmodels.Note{ID: id('9', 1), Body: "## Rang\nwants an anvil", AuthorID: ana, DealID: id('d', 0), Versioned: row(1)}
	rows.Products[id('a', 1)] = &readmodels.Product{ID: id('a', 1), Name: "Anvil", SKU: "ANV-100", Versioned: row(1)}
	a.save(readmodels.Changes{Rows: rows})
	const query = `{ search(query: "anvil") { edges { node { object title subtitle node { __typename ... on Note { author { name } deal { title } } ... on Product { sku } } } } } }`
	require.Equal(t, []any{
		map[string]any{"node": map[string]any{"object": "PRODUCT", "title": "Anvil", "subtitle": "ANV-100", "node": map[string]any{"__typename": "Product", "sku": "ANV-100"}}},
		map[string]any{"node": map[string]any{"object": "NOTE", "title": "Rang wants an anvil", "subtitle": "2026-01-02", "node": map[string]any{
			"__typename": "Note", "author": map[string]any{"name": "Ana"}, "deal": map[string]any{"title": "Deal 0"},
		}}},
	}, at(a.data(query, nil), "search", "edges"))
}

func TestSearch_FindsObjectsOfAllKinds(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withDeals(12)
	ctx, queries := counting(t.Context())
	resp := a.execIn(ctx, graphql.Request{Query: searching, Variables: vars{"query": "deal 1"}})
	require.Empty(t, resp.Errors)
	text := string(resp.Data)
	require.Contains(t, text, `"edges":[{"node":{"object":"DEAL","id":"`+id('d', 1), "the exact one first")
	require.Contains(t, text, `"__typename":"Deal","title":"Deal 1","company":{"name":"Company 1"}`)
	require.LessOrEqual(t, queries.Load(), int64(8))

	found := at(a.data(searching, vars{"query": "contakt", "objects": []any{"CONTACT"}, "first": float64(3)}), "search")
	require.Len(t, at(found, "edges"), 3)
	require.Equal(t, true, at(found, "pageInfo", "hasNextPage"))
	require.Equal(t, "Ana", at(at(found, "edges").([]any)[0], "node", "node", "company", "owner", "name"))
	more := at(a.data(searching, vars{"query": "contakt", "objects": []any{"CONTACT"}, "first": float64(200), "after": at(found, "pageInfo", "endCursor")}), "search", "edges")
	require.Len(t, more, 21)

	require.Empty(t, at(a.data(searching, vars{"query": " "}), "search", "edges"))
	for _, bad := range []vars{{"query": "x\x00"}, {"query": strings.Repeat("x", 501)}, {"query": "x", "first": float64(0)}, {"query": "x", "after": "y"}} {
		require.Equal(t, "VALIDATION_ERROR", string(a.refusal(searching, bad).Extensions.Code))
	}
}
