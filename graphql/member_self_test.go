package graphql_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestUpdateMe(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.actor.Role = identity.Viewer
	a.desk.states[ana] = member.Member{ID: ana, Name: "Ana", Email: "ana@example.com", Active: true}
	data := a.data(`mutation { updateMe(input: {timeZone: "Europe/Berlin"}) { member { id name timeZone } } }`, nil)
	require.Equal(t, vars{"id": ana, "name": "Ana", "timeZone": "Europe/Berlin"}, at(data, "updateMe", "member"))
	require.Equal(t, member.Place{TimeZone: new("Europe/Berlin")}, given[member.Settle](a.desk).Place)
}

func TestBaseRevisionsOfMembersAndCustomFields(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.desk.states[ana] = member.Member{ID: ana, Name: "Ana", Email: "ana@example.com", Active: true}
	a.data(`mutation ($id: ID!) { updateMember(input: {id: $id, name: "Anna", baseRevision: 4}) { position } }`, vars{"id": ana})
	require.Equal(t, new(uint64(4)), a.desk.last.Base)
	set := customfield.ID(a.tenant, customfield.Deal)
	a.desk.states[set] = customfield.Set{ID: set, Fields: []customfield.Definition{{Key: "size", Label: "Size", Type: customfield.Number}}}
	a.data(`mutation { updateCustomField(input: {object: DEAL, key: "size", label: "Sizes", baseRevision: 2}) { position } }`, nil)
	require.Equal(t, new(uint64(2)), a.desk.last.Base)
}
