package graphql_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

func TestTags(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := at(a.data(`mutation { createTag(input: {name: " Key  account ", color: "#FF0000"}) { tag { id name color revision createdAt updatedAt } position } }`, nil), "createTag", "tag")
	require.Equal(t, "Key account", at(made, "name"))
	require.Equal(t, "#ff0000", at(made, "color"))
	tagID := at(made, "id").(string)
	changed := a.data(`mutation ($id: ID!) { updateTag(input: {id: $id, color: null}) { tag { name color } } }`, vars{"id": tagID})
	require.Equal(t, vars{"name": "Key account", "color": ""}, at(changed, "updateTag", "tag"))
	require.Equal(t, tag.Fields{Color: new("")}, given[tag.Update](a.desk).Fields)
	require.Equal(t, tagID, at(a.data(`mutation ($id: ID!) { deleteTag(input: {id: $id}) { id } }`, vars{"id": tagID}), "deleteTag", "id"))
	back := a.data(`mutation ($id: ID!) { restoreTag(input: {id: $id}) { tag { name } } }`, vars{"id": tagID})
	require.Equal(t, "Key account", at(back, "restoreTag", "tag", "name"))
	require.Equal(t, fault.Invalid, a.refusal(`mutation { createTag(input: {name: "x", color: "red"}) { position } }`, nil).Extensions.Code)
}

func TestTagsAreListedByName(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	rows := readmodels.NewRows()
	for i, name := range []string{"VIP", "partner", "Äpfel"} {
		rows.Tags[id('9', i)] = &readmodels.Tag{ID: id('9', i), Name: name, Color: "#000000", Versioned: row(3)}
	}
	a.save(readmodels.Changes{Rows: rows})
	const query = `query ($search: String) { tags(search: $search) { totalCount edges { node { name } } } }`
	all := a.data(query, nil)
	require.EqualValues(t, 3, at(all, "tags", "totalCount"))
	require.Equal(t, []any{vars{"node": vars{"name": "Äpfel"}}, vars{"node": vars{"name": "partner"}}, vars{"node": vars{"name": "VIP"}}}, at(all, "tags", "edges"))
	require.Len(t, at(a.data(query, vars{"search": "part"}), "tags", "edges"), 1)
	require.Equal(t, vars{"name": "VIP", "revision": 3.0}, a.data(`query ($id: ID!) { tag(id: $id) { name revision } }`, vars{"id": id('9', 0)})["tag"])
	require.Nil(t, a.data(`{ tag(id: "none") { name } }`, nil)["tag"])
}
