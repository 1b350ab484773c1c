package graphql_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

const createMany = `mutation ($input: CreateContactsInput!) { createContacts(input: $input) {
	results { index contact { id lastName revision owner { name } } error { code message fields { field problem } conflicts { field } } } position } }`

func TestBulkGivesOneResultForEachItem(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	id := uuid.New()
	data := a.data(createMany, vars{"input": vars{"commandId": id.String(), "items": []any{
		vars{"lastName": "One"}, vars{"email": "no address"}, vars{"lastName": "Three", "commandId": uuid.NewString()},
		vars{"lastName": "Four", "companyId": "x"}, vars{"lastName": "Five"},
	}}})
	require.Equal(t, "7", at(data, "createContacts", "position"))
	results := at(data, "createContacts", "results").([]any)
	require.Len(t, results, 5)
	for i, name := range map[int]string{0: "One", 4: "Five"} {
		require.Equal(t, name, at(results[i], "contact", "lastName"))
		require.Equal(t, "Ana", at(results[i], "contact", "owner", "name"))
		require.Nil(t, at(results[i], "error"))
		require.InDelta(t, i, at(results[i], "index"), 0)
	}
	for i, field := range map[int]string{1: "email", 2: "commandId", 3: "companyId"} {
		require.Nil(t, at(results[i], "contact"))
		require.Equal(t, string(fault.Invalid), at(results[i], "error", "code"))
		require.Equal(t, field, at(at(results[i], "error", "fields").([]any)[0], "field"))
	}
	require.Equal(t, id, a.desk.last.Root)
}

func TestBulkHasABound(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	items := make([]any, 1001)
	for i := range items {
		items[i] = vars{"lastName": "X"}
	}
	e := a.refusal(`mutation ($input: CreateContactsInput!) { createContacts(input: $input) { position } }`, vars{"input": vars{"items": items}})
	require.Equal(t, fault.Invalid, e.Extensions.Code)
	require.Contains(t, e.Extensions.Fields, "items")
	require.Empty(t, a.desk.given)

	data := a.data(createMany, vars{"input": vars{"items": items[:1000]}})
	require.Len(t, at(data, "createContacts", "results"), 1000)
	data = a.data(createMany, vars{"input": vars{"items": []any{}}})
	require.Empty(t, at(data, "createContacts", "results"))
	require.Equal(t, "0", at(data, "createContacts", "position"))
}

func TestEveryBulkMutation(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	id, stage := uuid.NewString(), uuid.NewString()
	a.desk.states[id] = nil
	state := func(s any) { a.desk.states[id] = s }
	for _, c := range []struct {
		before        any
		mutation, key string
	}{
		{contact.Contact{ID: id, LastName: "A"}, `updateContacts(input: {items: [{id: $id, lastName: "B"}]}) { results { contact { id } error { code } } }`, "updateContacts"},
		{contact.Contact{ID: id, LastName: "A"}, `assignContacts(input: {ids: [$id], ownerId: $id}) { results { contact { id } error { code } } }`, "assignContacts"},
		{contact.Contact{ID: id, LastName: "A"}, `deleteContacts(input: {ids: [$id]}) { results { id error { code } } }`, "deleteContacts"},
		{contact.Contact{ID: id, LastName: "A"}, `archiveContacts(input: {ids: [$id]}) { results { contact { id } error { code } } }`, "archiveContacts"},
		{contact.Contact{ID: id, LastName: "A", Deleted: true}, `restoreContacts(input: {ids: [$id]}) { results { contact { id } error { code } } }`, "restoreContacts"},
		{company.Company{ID: id, Name: "A"}, `archiveCompanies(input: {ids: [$id]}) { results { company { id } error { code } } }`, "archiveCompanies"},
		{company.Company{ID: id, Name: "A", Deleted: true}, `restoreCompanies(input: {ids: [$id]}) { results { company { id } error { code } } }`, "restoreCompanies"},
		{nil, `createCompanies(input: {items: [{name: "B"}]}) { results { company { id } error { code } } }`, "createCompanies"},
		{company.Company{ID: id, Name: "A"}, `updateCompanies(input: {items: [{id: $id, name: "B"}]}) { results { company { id } error { code } } }`, "updateCompanies"},
		{company.Company{ID: id, Name: "A"}, `assignCompanies(input: {ids: [$id], ownerId: $id}) { results { company { id } error { code } } }`, "assignCompanies"},
		{company.Company{ID: id, Name: "A"}, `deleteCompanies(input: {ids: [$id]}) { results { id error { code } } }`, "deleteCompanies"},
		{deal.Deal{ID: id, Title: "A", StageID: stage, Status: deal.StatusOpen}, `updateDeals(input: {items: [{id: $id, title: "B"}]}) { results { deal { id } error { code } } }`, "updateDeals"},
		{deal.Deal{ID: id, Title: "A", StageID: stage, Status: deal.StatusOpen}, `moveDeals(input: {items: [{id: $id, stageId: "` + stage + `"}]}) { results { deal { id } error { code } } }`, "moveDeals"},
		{deal.Deal{ID: id, Title: "A", StageID: stage, Status: deal.StatusOpen}, `assignDeals(input: {ids: [$id], ownerId: $id}) { results { deal { id } error { code } } }`, "assignDeals"},
		{deal.Deal{ID: id, Title: "A", StageID: stage, Status: deal.StatusOpen}, `deleteDeals(input: {ids: [$id]}) { results { id error { code } } }`, "deleteDeals"},
		{nil, `createTasks(input: {items: [{title: "B"}]}) { results { task { id } error { code } } }`, "createTasks"},
		{task.Task{ID: id, Title: "A", Kind: task.ToDo, Priority: task.Normal}, `updateTasks(input: {items: [{id: $id, title: "B"}]}) { results { task { id } error { code } } }`, "updateTasks"},
		{task.Task{ID: id, Title: "A", Kind: task.ToDo, Priority: task.Normal}, `completeTasks(input: {ids: [$id]}) { results { task { id } error { code } } }`, "completeTasks"},
		{task.Task{ID: id, Title: "A", Kind: task.ToDo, Priority: task.Normal}, `reopenTasks(input: {ids: [$id]}) { results { task { id } error { code } } }`, "reopenTasks"},
		{task.Task{ID: id, Title: "A", Kind: task.ToDo, Priority: task.Normal, Deleted: true}, `restoreTasks(input: {ids: [$id]}) { results { task { id } error { code } } }`, "restoreTasks"},
		{task.Task{ID: id, Title: "A", Kind: task.ToDo, Priority: task.Normal}, `assignTasks(input: {ids: [$id], ownerId: $id}) { results { task { id } error { code } } }`, "assignTasks"},
		{task.Task{ID: id, Title: "A", Kind: task.ToDo, Priority: task.Normal}, `deleteTasks(input: {ids: [$id]}) { results { id error { code } } }`, "deleteTasks"},
	} {
		state(c.before)
		query := `mutation ($id: ID!) { ` + c.mutation + ` }`
		if c.before == nil {
			query = `mutation { ` + c.mutation + ` }`
		}
		data := a.data(query, vars{"id": id})
		result := at(data, c.key, "results").([]any)[0]
		require.Nil(t, at(result, "error"), c.key)
	}
	e := a.refusal(`mutation { assignTasks(input: {ids: [], ownerId: "x"}) { position } }`, nil)
	require.Contains(t, e.Extensions.Fields, "ownerId")
}

func TestBulkConflictsShowTheValues(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.desk.fail = fault.Clashing("Somebody else has changed this meanwhile.", []fault.Clash{{Field: "jobTitle", Base: "", Current: "CEO", Wanted: nil}})
	id := uuid.NewString()
	data := a.data(`mutation ($id: ID!) { updateContacts(input: {items: [{id: $id, jobTitle: "CTO", baseRevision: 0}]}) {
		results { error { code conflicts { field base current wanted } } } } }`, vars{"id": id})
	result := at(data, "updateContacts", "results").([]any)[0]
	require.Equal(t, vars{"field": "jobTitle", "base": "", "current": "CEO", "wanted": nil}, at(result, "error", "conflicts").([]any)[0])

	e := a.refusal(`mutation ($id: ID!) { updateContact(input: {id: $id, jobTitle: "CTO", baseRevision: 3}) { position } }`, vars{"id": id})
	require.Equal(t, fault.Conflict, e.Extensions.Code)
	require.Equal(t, "CEO", e.Extensions.Conflicts[0].Current)
	require.Equal(t, uint64(3), *a.desk.last.Base)
	e = a.refusal(`mutation ($id: ID!) { updateContact(input: {id: $id, jobTitle: "CTO", baseRevision: -1}) { position } }`, vars{"id": id})
	require.Contains(t, e.Extensions.Fields, "baseRevision")
}

func TestDeviceComesWithTheRequest(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	device := uuid.NewString()
	send := func(id, at string) int {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query": "mutation { createContact(input: {lastName: \"X\"}) { position } }"}`))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set(graphql.DeviceHeader, id)
		r.Header.Set(graphql.DeviceTimeHeader, at)
		w := httptest.NewRecorder()
		a.handler.ServeHTTP(w, r.WithContext(identity.With(r.Context(), a.actor)))
		return w.Code
	}
	require.Equal(t, http.StatusOK, send(device, "2026-03-02T12:00:00Z"))
	require.Equal(t, commands.Device{ID: device, Time: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)}, a.desk.last.Device)
	require.Equal(t, http.StatusOK, send("", "nonsense"))
	require.Empty(t, a.desk.last.Device)
	require.Equal(t, http.StatusBadRequest, send("x", ""))
	require.Equal(t, http.StatusBadRequest, send(device, "yesterday"))
}
