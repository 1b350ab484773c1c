package graphql_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

func TestDuplicates(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	rows := readmodels.NewRows()
	for i, name := range []string{"Lenz", "Lentz", "Other"} {
		rows.Contacts[id('c', i)] = &readmodels.Contact{ID: id('c', i), FirstName: "Rosa", LastName: name, Phone: []string{"+49301234567", "+49301234567", "+4911111111"}[i], Versioned: row(1)}
	}
	a.save(readmodels.Changes{Rows: rows})
	const one = `query ($id: ID!, $first: Int) { duplicates(object: CONTACT, id: $id, first: $first) { id score reasons node { ... on Contact { name owner { name } } } } }`
	found := at(a.data(one, vars{"id": id('c', 0), "first": float64(5)}), "duplicates").([]any)
	require.Len(t, found, 1)
	require.Equal(t, []any{"SAME_PHONE", "SIMILAR_NAME"}, at(found[0], "reasons"))
	require.Equal(t, "Rosa Lentz", at(found[0], "node", "name"))
	require.Empty(t, at(a.data(one, vars{"id": "x", "first": float64(5)}), "duplicates"))
	require.Equal(t, "VALIDATION_ERROR", string(a.refusal(one, vars{"id": id('c', 0), "first": float64(51)}).Extensions.Code))

	const all = `query ($after: String) { duplicateGroups(object: CONTACT, after: $after) { edges { cursor node { score reasons nodes { ... on Contact { name } } } } pageInfo { hasNextPage endCursor } } }`
	groups := at(a.data(all, nil), "duplicateGroups")
	require.Len(t, at(groups, "edges"), 1)
	require.Equal(t, []any{map[string]any{"name": "Rosa Lenz"}, map[string]any{"name": "Rosa Lentz"}}, at(at(groups, "edges").([]any)[0], "node", "nodes"))
	require.Equal(t, "VALIDATION_ERROR", string(a.refusal(all, vars{"after": "%"}).Extensions.Code))
}
