package graphql_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
)

const bob = "01980000-0000-7000-8000-00000000000b"

func TestSavedView_TakesWhatItIsGiven(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := at(a.data(`mutation ($columns: [String!]) { createSavedView(input: {object: CONTACT, name: "Hot", filter: {ownerId: "x", and: [{leadStatus: {in: ["hot"]}}]},
		sort: {field: "NAME"}, columns: $columns}) { savedView { id name object filter sort columns shared revision owner { name } } } }`,
		vars{"columns": []any{"name", "email"}}), "createSavedView", "savedView").(vars)
	viewID := made["id"].(string)
	delete(made, "id")
	require.Equal(t, vars{
		"name": "Hot", "object": "CONTACT", "sort": vars{"field": "NAME"}, "columns": []any{"name", "email"}, "shared": false, "revision": 0.0,
		"filter": vars{"ownerId": "x", "and": []any{vars{"leadStatus": vars{"in": []any{"hot"}}}}}, "owner": vars{"name": "Ana"},
	}, made)

	const update = `mutation ($id: ID!, $filter: JSONObject, $sort: JSONObject, $columns: [String!], $shared: Boolean) {
		updateSavedView(input: {id: $id, filter: $filter, sort: $sort, columns: $columns, shared: $shared}) { savedView { filter sort columns shared } } }`
	a.data(update, vars{"id": viewID})
	require.Equal(t, savedview.Fields{}, given[savedview.Update](a.desk).Fields, "what is left out stays")
	cleared := a.data(update, vars{"id": viewID, "filter": nil, "sort": vars{}, "columns": nil, "shared": true})
	require.Equal(t, vars{"filter": nil, "sort": nil, "columns": []any{}, "shared": true}, at(cleared, "updateSavedView", "savedView"))
	for _, wrong := range []any{"text", 5.0, []any{}, vars{"a": strings.Repeat("x", 10_000)}, vars{"a": "b\x00"}} {
		require.Equal(t, fault.Invalid, a.refusal(update, vars{"id": viewID, "filter": wrong}).Extensions.Code, "%v", wrong)
	}

	a.actor = identity.Actor{Tenant: a.tenant, Member: bob, Role: identity.Rep}
	require.Equal(t, fault.Forbidden, a.refusal(update, vars{"id": viewID, "shared": false}).Extensions.Code)
	require.Equal(t, fault.Forbidden, a.refusal(`mutation ($id: ID!) { deleteSavedView(input: {id: $id}) { id } }`, vars{"id": viewID}).Extensions.Code)
	a.actor.Role = identity.Admin
	a.data(`mutation ($id: ID!) { deleteSavedView(input: {id: $id}) { id } }`, vars{"id": viewID})
	require.Equal(t, "Hot", at(a.data(`mutation ($id: ID!) { restoreSavedView(input: {id: $id}) { savedView { name } } }`, vars{"id": viewID}), "restoreSavedView", "savedView", "name"))
}

func TestSavedViews_PrivateOnesAreTheOwnersAlone(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	rows := readmodels.NewRows()
	for i, v := range []readmodels.SavedView{
		{Name: "Ana's own", OwnerID: ana, Object: "CONTACT", Filter: `{"a":1}`}, {Name: "Bob's own", OwnerID: bob, Object: "CONTACT", Columns: []string{"name"}},
		{Name: "Bob's for all", OwnerID: bob, Object: "CONTACT", Shared: true}, {Name: "Deals", OwnerID: ana, Object: "DEAL", Shared: true},
	} {
		v.ID, v.Versioned = id('6', i), row(1)
		rows.Views[v.ID] = &v
	}
	a.save(readmodels.Changes{Rows: rows})
	names := func(args string) (found []string) {
		data := a.data(`{ savedViews`+args+` { totalCount edges { node { name owner { name } } } } }`, nil)
		for _, e := range at(data, "savedViews", "edges").([]any) {
			found = append(found, at(e, "node", "name").(string))
		}
		require.EqualValues(t, len(found), at(data, "savedViews", "totalCount"))
		return found
	}
	one := func(n int) any {
		return a.data(`query ($id: ID!) { savedView(id: $id) { name } }`, vars{"id": id('6', n)})["savedView"]
	}
	require.Equal(t, []string{"Ana's own", "Bob's for all", "Deals"}, names(""), "an admin too sees no other's")
	require.Equal(t, []string{"Ana's own", "Bob's for all"}, names("(object: CONTACT)"))
	require.NotNil(t, one(0))
	require.Nil(t, one(1))
	require.NotNil(t, one(2))
	a.actor = identity.Actor{Tenant: a.tenant, Member: bob, Role: identity.Viewer}
	require.Equal(t, []string{"Bob's for all", "Bob's own", "Deals"}, names(""))
	require.Nil(t, one(0))
	require.NotNil(t, one(1))
	a.actor = identity.Actor{Tenant: a.tenant, Name: "test", Role: identity.System}
	require.Equal(t, []string{"Bob's for all", "Deals"}, names(""))
	require.Nil(t, one(1))
	require.Nil(t, a.data(`{ savedView(id: "none") { name } }`, nil)["savedView"])
}
