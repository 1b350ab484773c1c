package graphql_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// listedBy gives the names of a list under a filter, in order, run together.
func (a *api) listedBy(list, input, name string, filter vars) string {
	a.t.Helper()
	query := `query ($f: ` + input + `) { ` + list + `(filter: $f, sort: {field: CREATED_AT}) { totalCount edges { node { ` + name + ` } } } }`
	found := at(a.data(query, sent(a.t, vars{"f": filter})), list)
	var names []string
	for _, e := range at(found, "edges").([]any) {
		names = append(names, at(e, "node", name).(string)[:1])
	}
	require.InDelta(a.t, len(names), at(found, "totalCount"), 0)
	return strings.Join(names, "")
}

func all(filters ...vars) (list []any) {
	for _, f := range filters {
		list = append(list, f)
	}
	return list
}

func TestFiltersOfProducts(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	rows, set := readmodels.NewRows(), customfield.ID(a.tenant, customfield.Product)
	rows.FieldSets[set] = &readmodels.FieldSet{ID: set, Object: "PRODUCT", Versioned: row(1), Fields: []readmodels.CustomField{{Key: "size", Type: "NUMBER"}}}
	for i, p := range []readmodels.Product{
		{Name: "Anvil", SKU: "AN-1", Description: "Heavy", TagIDs: []string{id('9', 1)}, Custom: readmodels.Custom{"size": 3.0}},
		{Name: "Bellows", SKU: "be-1", Custom: readmodels.Custom{"size": 10.0}},
		{Name: "Crucible", SKU: "CR-1", TagIDs: []string{id('9', 1), id('9', 2)}},
		{Name: "Dross", SKU: "DR-1", Archived: true},
	} {
		p.ID, p.Versioned = id('6', i), row(1)
		p.CreatedAt = p.CreatedAt.AddDate(0, 0, i)
		rows.Products[p.ID] = &p
	}
	a.save(readmodels.Changes{Rows: rows})
	for name, c := range map[string]struct {
		filter vars
		want   string
	}{
		"nothing":          {vars{}, "ABC"},
		"text":             {vars{"name": vars{"contains": "LL"}}, "B"},
		"empty":            {vars{"description": vars{"isEmpty": false}}, "A"},
		"sku as written":   {vars{"skuFilter": vars{"in": []any{"BE-1", "AN-1"}}}, "A"},
		"sku in any case":  {vars{"or": all(vars{"sku": "BE-1"}, vars{"sku": "cr-1"})}, "BC"},
		"tag":              {vars{"tagFilter": vars{"eq": id('9', 2)}}, "C"},
		"no tag":           {vars{"tagFilter": vars{"isNull": true}}, "B"},
		"not":              {vars{"not": vars{"tagId": id('9', 1)}}, "B"},
		"custom":           {vars{"custom": all(vars{"field": "size", "gt": 3})}, "B"},
		"custom or none":   {vars{"or": all(vars{"custom": all(vars{"field": "size", "isSet": false})}, vars{"custom": all(vars{"field": "size", "eq": 3})})}, "AC"},
		"and":              {vars{"and": all(vars{"name": vars{"startsWith": "a"}}, vars{"tagId": id('9', 1)})}, "A"},
		"time":             {vars{"createdAt": vars{"gt": "2026-01-02T12:00:00Z"}}, "BC"},
		"archived besides": {vars{"archived": true, "name": vars{"startsWith": "d"}}, "D"},
	} {
		require.Equal(t, c.want, a.listedBy("products", "ProductFilter", "name", c.filter), name)
	}
	const list = `query ($f: ProductFilter) { products(filter: $f) { totalCount } }`
	for field, filter := range map[string]vars{
		"filter.or.archived": {"or": all(vars{"archived": true})}, "filter.custom.hat": {"custom": all(vars{"field": "hat", "eq": 1})},
		"filter.tagFilter": {"tagFilter": vars{"eq": "x"}},
	} {
		e := a.refusal(list, sent(t, vars{"f": filter}))
		require.Equal(t, fault.Invalid, e.Extensions.Code)
		require.Contains(t, e.Extensions.Fields, field)
	}
}

func TestFiltersOfNotes(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	rows, bob := readmodels.NewRows(), id('8', 2)
	rows.Contacts[id('1', 1)] = &readmodels.Contact{ID: id('1', 1), LastName: "Doe", Versioned: row(1)}
	rows.Contacts[id('1', 2)] = &readmodels.Contact{ID: id('1', 2), LastName: "Do", MergedInto: id('1', 1), Versioned: row(1)}
	for i, n := range []readmodels.Note{
		{Body: "Ask again", AuthorID: ana, ContactID: id('1', 1), Pinned: true},
		{Body: "Bought", AuthorID: bob, ContactID: id('1', 2), Mentions: []string{ana}},
		{Body: "Called", AuthorID: bob, DealID: id('4', 1), Mentions: []string{ana, bob}},
		{Body: "Dînner", CompanyID: id('3', 1)},
	} {
		n.ID, n.Versioned = id('7', i), row(1)
		n.CreatedAt = n.CreatedAt.AddDate(0, 0, i)
		rows.Notes[n.ID] = &n
	}
	a.save(readmodels.Changes{Rows: rows})
	for name, c := range map[string]struct {
		filter vars
		want   string
	}{
		"nothing":                {vars{}, "ABCD"},
		"text":                   {vars{"body": vars{"startsWith": "dinn"}}, "D"},
		"the person":             {vars{"contactFilter": vars{"eq": id('1', 1)}}, "AB"},
		"about nobody":           {vars{"contactFilter": vars{"isNull": true}}, "CD"},
		"one of two":             {vars{"or": all(vars{"dealId": id('4', 1)}, vars{"companyFilter": vars{"in": []any{id('3', 1)}}})}, "CD"},
		"author":                 {vars{"authorFilter": vars{"eq": bob}}, "BC"},
		"mentioned":              {vars{"mentionFilter": vars{"eq": bob}}, "C"},
		"mentions and not deals": {vars{"mentionId": ana, "not": vars{"dealFilter": vars{"isNull": false}}}, "B"},
		"pinned or late":         {vars{"or": all(vars{"pinned": true}, vars{"createdAt": vars{"gte": "2026-01-05T00:00:00Z"}})}, "AD"},
		"not pinned":             {vars{"not": vars{"pinned": true}}, "BCD"},
	} {
		require.Equal(t, c.want, a.listedBy("notes", "NoteFilter", "body", c.filter), name)
	}
}
