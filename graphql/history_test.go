package graphql_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
)

const history = `query ($id: ID!, $first: Int, $after: String) { changes(id: $id, object: CONTACT, first: $first, after: $after) {
	totalCount pageInfo { hasNextPage endCursor } edges { cursor node { revision type at recordedAt actor { name } actorName commandId
	deviceId device { name member { name } } deviceTime erased fields { field from to } } } } }`

func TestChanges(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	id, tablet, at := uuid.NewString(), uuid.NewString(), time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	a.save(readmodels.Changes{Rows: readmodels.Rows{Devices: map[string]*readmodels.Device{tablet: {ID: tablet, MemberID: ana, Name: "Tablet", RegisteredAt: at}}}})
	a.desk.past.entries = []commands.Entry{
		{Revision: 0, Type: "contact.Created", Recorded: at, Occurred: at.AddDate(-1, 0, 0), Actor: "system:import", CommandID: uuid.NewString(), Erased: true},
		{
			Revision: 1, Type: "contact.Updated", Recorded: at, Occurred: at, Actor: ana, CommandID: uuid.NewString(), DeviceID: tablet, DeviceTime: at,
			Changes: []domain.Change{{Field: "tagIds", From: []string{}, To: []string{"x"}}, {Field: "completedAt", From: nil, To: at}},
		},
		{Revision: 2, Type: "contact.Deleted", Recorded: at, Occurred: at, Actor: ana, CommandID: uuid.NewString()},
	}
	data := a.data(history, vars{"id": id, "first": 2.0})
	require.Equal(t, commands.Object{Category: "contact", ID: id}, a.desk.past.asked)
	require.InDelta(t, 3, at2(data, "totalCount"), 0)
	edges := at2(data, "edges").([]any)
	require.Len(t, edges, 2)
	require.Equal(t, "contact.Deleted", at3(edges[0], "type"))
	require.Equal(t, "Tablet", at3(edges[1], "device", "name"))
	require.Equal(t, "Ana", at3(edges[1], "device", "member", "name"))
	require.Equal(t, "2026-03-02T12:00:00.000Z", at3(edges[1], "deviceTime"))
	require.Equal(t, []any{
		vars{"field": "tagIds", "from": []any{}, "to": []any{"x"}},
		vars{"field": "completedAt", "from": nil, "to": "2026-03-02T12:00:00Z"},
	}, at3(edges[1], "fields"))

	data = a.data(history, vars{"id": id, "after": at2(data, "pageInfo", "endCursor")})
	edges = at2(data, "edges").([]any)
	require.Len(t, edges, 1)
	require.Equal(t, []any{true, "import", nil}, []any{at3(edges[0], "erased"), at3(edges[0], "actorName"), at3(edges[0], "actor")})
	require.Equal(t, false, at2(data, "pageInfo", "hasNextPage"))

	e := a.refusal(history, vars{"id": id, "after": "x"})
	require.Contains(t, e.Extensions.Fields, "after")
	require.Equal(t, fault.NotFound, a.refusal(history, vars{"id": "x"}).Extensions.Code)
}

func at2(data any, path ...string) any { return at(at(data, "changes"), path...) }

func at3(edge any, path ...string) any { return at(at(edge, "node"), path...) }

func TestAsOf(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	id := uuid.NewString()
	ask := func(noun, fields string) any {
		data := a.data(`query ($id: ID!) { `+noun+`AsOf(id: $id, at: "2026-03-02T12:00:00Z") { id revision `+fields+` } }`, vars{"id": id})
		return at(data, noun+"AsOf")
	}
	require.Nil(t, ask("contact", "lastName"))
	a.desk.past.found, a.desk.past.erased = true, true
	a.desk.past.receipt = commands.Receipt{Revision: 4, State: contact.Contact{ID: id, LastName: "Doe", OwnerID: ana}}
	c := ask("contact", "lastName erased owner { name }")
	require.Equal(t, []any{"Doe", true, "Ana"}, []any{at(c, "lastName"), at(c, "erased"), at(c, "owner", "name")})
	require.InDelta(t, 4, at(c, "revision"), 0)
	require.Equal(t, time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC), a.desk.past.at.UTC())
	a.desk.past.receipt.State = contact.Contact{ID: id, Deleted: true}
	require.Nil(t, ask("contact", "lastName"))

	a.desk.past.receipt.State = company.Company{ID: id, Name: "Acme"}
	require.Equal(t, "Acme", at(ask("company", "name"), "name"))
	a.desk.past.receipt.State = deal.Deal{ID: id, Title: "Big", Status: deal.StatusOpen}
	require.Equal(t, "Big", at(ask("deal", "title"), "title"))
	a.desk.past.receipt.State = task.Task{ID: id, Title: "Call"}
	require.Equal(t, "Call", at(ask("task", "title"), "title"))
}

const undo = `mutation ($input: UndoInput!) { undo(input: $input) { results { object id restored error { code message conflicts { field current wanted } } } position } }`

func TestUndo(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	command, one, two := uuid.NewString(), uuid.NewString(), uuid.NewString()
	feed := func(position int64, id string) *readmodels.Change {
		return &readmodels.Change{Commit: position, Object: "contact", ID: id, Kind: "contact.Updated", At: time.Now(), CommandID: command, Keys: []string{id}}
	}
	a.save(readmodels.Changes{Feed: []*readmodels.Change{feed(1, one), feed(2, two), feed(3, one)}})
	receipt := commands.Receipt{}
	receipt.Position.Commit, receipt.Position.Prepare = 9, 9
	a.desk.past.undone = []commands.Undone{
		{Object: commands.Object{Category: "contact", ID: one}, Restored: []string{"phone"}, Receipt: receipt},
		{Object: commands.Object{Category: "contact", ID: two}, Err: fault.Clashing("Changed again.", []fault.Clash{{Field: "phone", Current: "1", Wanted: ""}})},
	}
	data := a.data(undo, vars{"input": vars{"command": command, "force": true}})
	require.Equal(t, []commands.Object{{Category: "contact", ID: one}, {Category: "contact", ID: two}}, a.desk.past.objects)
	require.True(t, a.desk.past.force)
	require.Equal(t, "9", at(data, "undo", "position"))
	results := at(data, "undo", "results").([]any)
	require.Equal(t, vars{"object": "CONTACT", "id": one, "restored": []any{"phone"}, "error": nil}, results[0])
	require.Equal(t, "CONFLICT", at(results[1], "error", "code"))
	require.Equal(t, vars{"field": "phone", "current": "1", "wanted": ""}, at(results[1], "error", "conflicts").([]any)[0])

	a.desk.past.err = fault.New(fault.NotFound, "There is no such command.")
	require.Equal(t, fault.NotFound, a.refusal(undo, vars{"input": vars{"command": uuid.NewString()}}).Extensions.Code)
	require.Equal(t, fault.NotFound, a.refusal(undo, vars{"input": vars{"command": "x"}}).Extensions.Code)
}

func TestRestoreValue(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	id := uuid.NewString()
	const restore = `mutation ($input: RestoreValueInput!) { restoreValue(input: $input) { contact { id lastName } company { id name } deal { id } task { id }
		note { id } product { id } tag { id } savedView { id } pipeline { id } team { id } member { id } customFields { setId } position } }`
	for _, c := range []struct {
		object, key string
		state       any
	}{
		{"CONTACT", "contact", contact.Contact{ID: id}},
		{"COMPANY", "company", company.Company{ID: id}},
		{"DEAL", "deal", deal.Deal{ID: id}},
		{"TASK", "task", task.Task{ID: id}},
		{"NOTE", "note", note.Note{ID: id}},
		{"PRODUCT", "product", product.Product{ID: id}},
		{"TAG", "tag", tag.Tag{ID: id}},
		{"PIPELINE", "pipeline", pipeline.Pipeline{ID: id}},
		{"TEAM", "team", team.Team{ID: id}},
		{"MEMBER", "member", member.Member{ID: id, Active: true}},
	} {
		a.desk.past.receipt = commands.Receipt{State: c.state}
		data := a.data(restore, vars{"input": vars{"object": c.object, "id": id, "field": "name", "revision": 3.0}})
		require.Equal(t, id, at(data, "restoreValue", c.key, "id"))
		require.Equal(t, commands.Restoration{Object: commands.Object{Category: c.key, ID: id}, Field: "name", Revision: 3}, a.desk.past.wish)
	}
	e := a.refusal(restore, vars{"input": vars{"object": "DEAL", "id": id, "field": "name", "revision": -1.0}})
	require.Contains(t, e.Extensions.Fields, "revision")
}

func TestRestoreValueOfCustomFields(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	id := uuid.NewString()
	a.desk.past.receipt = commands.Receipt{State: customfield.Set{ID: id, Fields: []customfield.Definition{{Key: "size"}, {Key: "hat", Archived: true}}}}
	data := a.data(`mutation ($input: RestoreValueInput!) { restoreValue(input: $input) { customFields { setId key archived } } }`,
		vars{"input": vars{"object": "CUSTOM_FIELDS", "id": id, "field": "fields.size.label", "revision": 0.0}})
	require.Equal(t, commands.Object{Category: "customfield", ID: id}, a.desk.past.wish.Object)
	require.Equal(t, []any{
		vars{"setId": id, "key": "size", "archived": false}, vars{"setId": id, "key": "hat", "archived": true},
	}, at(data, "restoreValue", "customFields"))
}

func TestThePastOfASavedViewIsItsOwners(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	id := uuid.NewString()
	a.desk.past.found = true
	a.desk.past.receipt = commands.Receipt{State: savedview.View{ID: id, OwnerID: uuid.NewString(), Shared: true}}
	const changes = `query ($id: ID!) { changes(id: $id, object: SAVED_VIEW) { totalCount } }`
	const restore = `mutation ($input: RestoreValueInput!) { restoreValue(input: $input) { savedView { id } } }`
	wish := vars{"input": vars{"object": "SAVED_VIEW", "id": id, "field": "name", "revision": 0.0}}
	a.actor.Role = identity.Rep
	require.Equal(t, fault.NotFound, a.refusal(changes, vars{"id": id}).Extensions.Code)
	require.Equal(t, fault.NotFound, a.refusal(restore, wish).Extensions.Code)

	a.desk.past.receipt = commands.Receipt{State: savedview.View{ID: id, OwnerID: ana}}
	a.data(changes, vars{"id": id})
	require.Equal(t, id, at(a.data(restore, wish), "restoreValue", "savedView", "id"))
}

func TestUndoOfAMemberBringsTheSignInAlong(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	id, command := uuid.NewString(), uuid.NewString()
	of := commands.Object{Category: "member", ID: id}
	a.desk.past.undone = []commands.Undone{{Object: of, Receipt: commands.Receipt{State: member.Member{ID: id, Active: false}}}}
	data := a.data(undo, vars{"input": vars{"command": command}})
	require.Equal(t, "MEMBER", at(at(data, "undo", "results").([]any)[0], "object"))
	require.True(t, a.desk.disabled[id])
	a.desk.past.undone[0].Receipt.State = member.Member{ID: id, Active: true}
	a.data(undo, vars{"input": vars{"command": command}})
	require.False(t, a.desk.disabled[id])
}
