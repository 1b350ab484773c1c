package graphql_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/readmodels"
)

func TestCompany_TakesWhatItIsGiven(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := at(a.data(`mutation ($parent: ID, $tags: [ID!]) { createCompany(input: {
		name: "Acme", domain: "https://www.Acme.com/x", website: "acme.com", description: "Steel", parentId: $parent, tagIds: $tags,
		revenue: {amount: 9007199254740991, currency: "EUR"}, employees: 12
	}) { company { id name domain website description revenue { amount currency } archived employees revision } } }`,
		vars{"parent": id('b', 9), "tags": []any{id('9', 2), id('9', 1)}}), "createCompany", "company").(vars)
	companyID := made["id"].(string)
	delete(made, "id")
	require.Equal(t, vars{
		"name": "Acme", "domain": "acme.com", "website": "https://acme.com", "description": "Steel", "archived": false, "employees": 12.0, "revision": 0.0,
		"revenue": vars{"amount": 9007199254740991.0, "currency": "EUR"},
	}, made)
	created := given[company.Create](a.desk)
	require.Equal(t, id('b', 9), *created.Fields.ParentID)
	require.Equal(t, []string{id('9', 2), id('9', 1)}, *created.Fields.TagIDs)

	const update = `mutation ($id: ID!, $revenue: MoneyInput, $parent: ID, $tags: [ID!], $website: String) {
		updateCompany(input: {id: $id, revenue: $revenue, parentId: $parent, tagIds: $tags, website: $website}) { company { revenue { amount } } } }`
	a.data(update, vars{"id": companyID})
	require.Equal(t, company.Fields{}, given[company.Update](a.desk).Fields, "what is left out stays")
	cleared := a.data(update, vars{"id": companyID, "revenue": nil, "parent": nil, "tags": nil, "website": nil})
	require.Equal(t, company.Fields{Revenue: &value.Money{}, ParentID: new(""), TagIDs: &[]string{}, Website: new("")}, given[company.Update](a.desk).Fields)
	require.Nil(t, at(cleared, "updateCompany", "company", "revenue"))

	require.Equal(t, true, at(a.data(`mutation ($id: ID!) { archiveCompany(input: {id: $id}) { company { archived } } }`, vars{"id": companyID}), "archiveCompany", "company", "archived"))
	require.Equal(t, false, at(a.data(`mutation ($id: ID!) { restoreCompany(input: {id: $id}) { company { archived } } }`, vars{"id": companyID}), "restoreCompany", "company", "archived"))
	a.data(`mutation ($id: ID!) { deleteCompany(input: {id: $id}) { id } }`, vars{"id": companyID})
	require.Equal(t, "Acme", at(a.data(`mutation ($id: ID!) { restoreCompany(input: {id: $id}) { company { name } } }`, vars{"id": companyID}), "restoreCompany", "company", "name"))

	refused := a.refusal(update, vars{"id": companyID, "revenue": vars{"amount": 1.5, "currency": "EUR"}, "website": "javascript://alert(1)"})
	require.NotEmpty(t, refused.Extensions.Fields)
	require.Equal(t, "VALIDATION_ERROR", string(a.refusal(update, vars{"id": companyID, "parent": "none"}).Extensions.Code))
}

// withFamilies writes companies with a parent, two children, two tags each.
func (a *api) withFamilies(n int) {
	a.t.Helper()
	rows := readmodels.NewRows()
	for i := range 3 {
		rows.Tags[id('9', i)] = &readmodels.Tag{ID: id('9', i), Name: fmt.Sprintf("Tag %d", i), Versioned: row(1)}
	}
	for i := range n {
		c := &readmodels.Company{ID: id('b', i), Name: fmt.Sprintf("Company %04d", i), TagIDs: []string{id('9', i%3), id('9', 7)}, Archived: i%10 == 9, Versioned: row(1)}
		if i > 0 {
			c.ParentID = id('b', (i-1)/2)
		}
		rows.Companies[c.ID] = c
	}
	a.save(readmodels.Changes{Rows: rows})
}

func TestCompaniesPage_CostsABoundedNumberOfQueries(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withFamilies(60)
	var costs []int64
	for _, first := range []int{5, 50} {
		ctx, queries := counting(t.Context())
		resp := a.execIn(ctx, graphql.Request{Query: `query ($first: Int) { companies(first: $first, sort: {field: NAME}) { totalCount edges { node {
			name tags { name } parent { name tags { name } } children { name } contacts { id } deals { id } owner { name } } } } }`, Variables: vars{"first": float64(first)}})
		require.Empty(t, resp.Errors)
		costs = append(costs, queries.Load())
	}
	require.Equal(t, costs[0], costs[1])
	require.LessOrEqual(t, costs[1], int64(9))
}

func TestCompanies_FamilyTagsAndArchive(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withFamilies(20)
	found := a.data(`query ($id: ID!) { company(id: $id) { parent { name } children { name } tags { name } archived } }`, vars{"id": id('b', 4)})
	require.Equal(t, vars{
		"parent": vars{"name": "Company 0001"}, "children": []any{vars{"name": "Company 0010"}}, // the other child is archived
		"tags": []any{vars{"name": "Tag 1"}}, "archived": false,
	}, found["company"])
	require.Equal(t, []any{}, at(a.data(`query ($id: ID!) { company(id: $id) { children { name } } }`, vars{"id": id('b', 19)}), "company", "children"))

	count := func(filter string) any {
		return at(a.data(`{ companies(filter: {`+filter+`}) { totalCount } }`, nil), "companies", "totalCount")
	}
	require.EqualValues(t, 18, at(a.data(`{ companies { totalCount } }`, nil), "companies", "totalCount"))
	require.EqualValues(t, 2, count(`archived: true`))
	require.EqualValues(t, 18, count(`archived: false`))
	require.EqualValues(t, 1, count(`parentId: "`+id('b', 4)+`"`))
	require.EqualValues(t, 6, count(`tagId: "`+id('9', 1)+`"`))
}
