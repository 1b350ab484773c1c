package graphql_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

const (
	field       = `id object key label type required unique default options { key label archived } archived revision`
	defineField = `mutation ($in: DefineCustomFieldInput!) { defineCustomField(input: $in) { customField { ` + field + ` } position } }`
	updateField = `mutation ($in: UpdateCustomFieldInput!) { updateCustomField(input: $in) { customField { ` + field + ` } position } }`
)

func TestCustomFieldDefinitions(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := at(a.data(defineField, vars{"in": vars{
		"object": "COMPANY", "label": "Größe", "type": "SELECT", "default": "l", "options": []any{vars{"label": "S"}, vars{"label": "L"}},
	}}), "defineCustomField")
	require.Equal(t, "7", at(made, "position"))
	id := at(made, "customField", "id")
	require.Equal(t, vars{
		"id": id, "object": "COMPANY", "key": "gro_e", "label": "Größe", "type": "SELECT", "required": false, "unique": false, "default": "l", "archived": false, "revision": 0.0,
		"options": []any{vars{"key": "s", "label": "S", "archived": false}, vars{"key": "l", "label": "L", "archived": false}},
	}, at(made, "customField"))

	changed := at(a.data(updateField, vars{"in": vars{
		"object": "COMPANY", "key": "gro_e", "label": "Size", "required": true, "default": nil, "options": []any{vars{"label": "XL"}, vars{"key": "s", "label": "Small"}},
	}}), "updateCustomField", "customField")
	require.Equal(t, vars{
		"id": id, "object": "COMPANY", "key": "gro_e", "label": "Size", "type": "SELECT", "required": true, "unique": false, "default": nil, "archived": false, "revision": 0.0,
		"options": []any{vars{"key": "xl", "label": "XL", "archived": false}, vars{"key": "s", "label": "Small", "archived": false}, vars{"key": "l", "label": "L", "archived": true}},
	}, changed)
	same := at(a.data(updateField, vars{"in": vars{"object": "COMPANY", "key": "gro_e"}}), "updateCustomField", "customField")
	require.Equal(t, changed, same, "what is left out stays")

	const archive, restore = `mutation { archiveCustomField(input: {object: COMPANY, key: "gro_e"}) { customField { archived } } }`, `mutation { restoreCustomField(input: {object: COMPANY, key: "gro_e"}) { customField { archived } } }`
	require.Equal(t, true, at(a.data(archive, nil), "archiveCustomField", "customField", "archived"))
	require.Equal(t, false, at(a.data(restore, nil), "restoreCustomField", "customField", "archived"))
	require.Equal(t, fault.NotFound, a.refusal(strings.ReplaceAll(archive, "gro_e", "x"), nil).Extensions.Code)
	require.Equal(t, fault.Conflict, a.refusal(defineField, vars{"in": vars{"object": "COMPANY", "label": "gro-e", "type": "TEXT"}}).Extensions.Code)
	e := a.refusal(defineField, vars{"in": vars{"object": "DEAL", "key": `x" OR 1=1`, "label": "", "type": "NUMBER", "default": "x"}})
	require.Equal(t, fault.Invalid, e.Extensions.Code)
	require.Contains(t, e.Extensions.Fields, "key")
	require.Contains(t, e.Extensions.Fields, "label")
	require.Equal(t, fault.Invalid, a.refusal(`{ customFields(object: PIPELINE) { key } }`, nil).Extensions.Code)
}

func TestCustomFieldsOfAnObject(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	set := customfield.ID(a.tenant, customfield.Deal)
	a.save(readmodels.Changes{Rows: readmodels.Rows{FieldSets: map[string]*readmodels.FieldSet{set: {ID: set, Object: "DEAL", Versioned: row(4), Fields: []readmodels.CustomField{
		{Key: "fee", Label: "Fee", Type: "MONEY", Default: map[string]any{"amount": 5.0, "currency": "EUR"}}, {Key: "old", Label: "Old", Type: "TEXT", Archived: true},
	}}}}})
	keys := func(query string) (keys []string) {
		for _, f := range at(a.data(query, nil), "customFields").([]any) {
			keys = append(keys, at(f, "key").(string))
		}
		return keys
	}
	require.Equal(t, []string{"fee"}, keys(`{ customFields(object: DEAL) { key options { key } } }`))
	require.Equal(t, []string{"fee", "old"}, keys(`{ customFields(object: DEAL, archived: true) { key } }`))
	require.Empty(t, keys(`{ customFields(object: TASK) { key } }`))
	fee := at(a.data(`{ customFields(object: DEAL) { default revision } }`, nil), "customFields").([]any)[0]
	require.Equal(t, vars{"default": vars{"amount": 5.0, "currency": "EUR"}, "revision": 4.0}, fee)
}

// What a client sends comes to the command as JSON has it, and an object shows
// its values as they are.
func TestCustomFieldValues(t *testing.T) {
	t.Parallel()
	const create = `mutation ($in: CreateContactInput!) { createContact(input: $in) { contact { customFields } } }`
	values := vars{
		"text": "👩‍👩‍👧‍👦 \u202Eשלום <b> \\ \"", "n": 9007199254740993.0, "small": 5e-324, "list": []any{"a", "b"}, "money": vars{"amount": 5.0, "currency": "EUR"},
		"yes": true, "long": strings.Repeat("é", 1<<16), "nested": vars{"a": []any{vars{"b": nil}}},
	}
	a := newAPI(t)
	require.Equal(t, values, at(a.data(create, vars{"in": vars{"lastName": "Doe", "customFields": values}}), "createContact", "contact", "customFields"))
	require.Equal(t, vars{}, at(a.data(create, vars{"in": vars{"lastName": "Doe"}}), "createContact", "contact", "customFields"))

	a.data(`mutation { createContact(input: {lastName: "Doe", customFields: {size: 3, big: 1.5, tier: "gold", tags: ["a"], vip: true, none: null, m: {amount: 5, currency: "EUR"}}}) { position } }`, nil)
	require.Equal(t, &value.Custom{
		"size": int32(3), "big": 1.5, "tier": "gold", "tags": []any{"a"}, "vip": true, "none": nil, "m": map[string]any{"amount": int32(5), "currency": "EUR"},
	}, given[contact.Create](a.desk).Fields.Custom, "literals come as well")
	a.data(`mutation ($c: CustomFields) { createContact(input: {lastName: "Doe", customFields: $c}) { position } }`, nil)
	require.Nil(t, given[contact.Create](a.desk).Fields.Custom)
	for _, bad := range []any{"text", 5.0, []any{}, true} {
		require.Contains(t, a.refusal(create, vars{"in": vars{"lastName": "Doe", "customFields": bad}}).Extensions.Fields, "customFields")
	}
	require.Equal(t, fault.Invalid, a.refusal(`mutation { createContact(input: {lastName: "Doe", customFields: 1e400}) { position } }`, nil).Extensions.Code)
	require.Equal(t, fault.Invalid, a.refusal(`mutation { createContact(input: {lastName: "Doe", customFields: {n: 1e400}}) { position } }`, nil).Extensions.Code)
	require.Equal(t, fault.Invalid, a.refusal(`mutation { createContact(input: {lastName: "Doe", customFields: {n: 99999999999999999999}}) { position } }`, nil).Extensions.Code)
}
