package graphql_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

func TestProduct_TakesWhatItIsGiven(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := at(a.data(`mutation { createProduct(input: {name: "Anvil", sku: "AN-1", description: "Heavy",
		prices: [{amount: 1200, currency: "USD"}, {amount: 1000, currency: "EUR"}], customFields: {size: "L"}
	}) { product { id name sku description prices { amount currency } archived customFields revision } } }`, nil), "createProduct", "product").(vars)
	productID := made["id"].(string)
	delete(made, "id")
	require.Equal(t, vars{
		"name": "Anvil", "sku": "AN-1", "description": "Heavy", "archived": false, "customFields": vars{"size": "L"}, "revision": 0.0,
		"prices": []any{vars{"amount": 1000.0, "currency": "EUR"}, vars{"amount": 1200.0, "currency": "USD"}},
	}, made)

	const update = `mutation ($id: ID!, $prices: [MoneyInput!], $sku: String, $tags: [ID!]) {
		updateProduct(input: {id: $id, prices: $prices, sku: $sku, tagIds: $tags}) { product { name } } }`
	a.data(update, vars{"id": productID})
	require.Equal(t, product.Fields{}, given[product.Update](a.desk).Fields, "what is left out stays")
	a.data(update, vars{"id": productID, "prices": vars{"amount": 5.0, "currency": "GBP"}, "sku": nil, "tags": []any{id('9', 1)}})
	require.Equal(t, product.Fields{Prices: &[]value.Money{{Amount: 5, Currency: "GBP"}}, SKU: new(""), TagIDs: &[]string{id('9', 1)}}, given[product.Update](a.desk).Fields)
	a.data(update, vars{"id": productID, "prices": nil})
	require.Equal(t, product.Fields{Prices: new([]value.Money(nil))}, given[product.Update](a.desk).Fields)

	for _, wrong := range []any{
		[]any{vars{"amount": 1.5, "currency": "EUR"}}, []any{vars{"amount": -1.0, "currency": "EUR"}}, []any{vars{"amount": 1.0}}, []any{nil}, "5 EUR",
		[]any{vars{"amount": 1.0, "currency": "EUR"}, vars{"amount": 2.0, "currency": "EUR"}}, []any{vars{"amount": 1e300, "currency": "euro"}},
	} {
		require.Equal(t, fault.Invalid, a.refusal(update, vars{"id": productID, "prices": wrong}).Extensions.Code, "%v", wrong)
	}
	for _, step := range []struct {
		name     string
		archived bool
	}{{"archiveProduct", true}, {"restoreProduct", false}} {
		data := a.data(`mutation ($id: ID!) { done: `+step.name+`(input: {id: $id}) { product { archived } } }`, vars{"id": productID})
		require.Equal(t, step.archived, at(data, "done", "product", "archived"))
	}
	require.Equal(t, productID, at(a.data(`mutation ($id: ID!) { deleteProduct(input: {id: $id}) { id } }`, vars{"id": productID}), "deleteProduct", "id"))
	require.Equal(t, fault.NotFound, a.refusal(update, vars{"id": productID}).Extensions.Code)
}

func TestProducts(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	rows := readmodels.NewRows()
	rows.Tags[id('9', 1)] = &readmodels.Tag{ID: id('9', 1), Name: "Steel", Versioned: row(1)}
	for i, name := range []string{"Hammer", "anvil", "Feather"} {
		rows.Products[id('8', i)] = &readmodels.Product{
			ID: id('8', i), Name: name, SKU: []string{"H-1", "A-1", ""}[i], Prices: []readmodels.Money{{Amount: 5, Currency: "EUR"}},
			TagIDs: []string{id('9', 1)}, Archived: i == 2, Custom: readmodels.Custom{"size": "L"}, Versioned: row(2),
		}
	}
	a.save(readmodels.Changes{Rows: rows})
	names := func(args string) (found []string) {
		for _, e := range at(a.data(`{ products(`+args+`) { edges { node { name } } } }`, nil), "products", "edges").([]any) {
			found = append(found, at(e, "node", "name").(string))
		}
		return found
	}
	require.Equal(t, []string{"anvil", "Hammer"}, names(`sort: {field: NAME}`))
	require.Equal(t, []string{"Feather"}, names(`filter: {archived: true}`))
	require.Equal(t, []string{"Hammer"}, names(`filter: {sku: "h-1"}`))
	require.Equal(t, []string{"anvil"}, names(`search: "a-1"`))
	require.Len(t, names(`filter: {tagId: "`+id('9', 1)+`"}`), 2)
	require.Equal(t, vars{
		"name": "Hammer", "tags": []any{vars{"name": "Steel"}}, "prices": []any{vars{"amount": 5.0, "currency": "EUR"}}, "customFields": vars{"size": "L"}, "revision": 2.0,
		"timeline": vars{"edges": []any{}},
	}, a.data(`query ($id: ID!) { product(id: $id) { name tags { name } prices { amount currency } customFields revision timeline { edges { cursor } } } }`, vars{"id": id('8', 0)})["product"])
	require.Nil(t, a.data(`{ product(id: "none") { name } }`, nil)["product"])
}
