package graphql_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/value"
)

func TestTask_TimesAndRepetition(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := at(a.data(`mutation { createTask(input: {title: "Report", due: "2026-03-02", dueTime: "09:30", reminder: "2026-03-02T08:00:00+01:00",
		repeat: {every: MONTH, until: "2027-01-01", dayOfMonth: 31}}) {
		task { id due dueTime reminder repeat { every interval until dayOfMonth } completedAt } } }`, nil), "createTask", "task").(vars)
	taskID := made["id"].(string)
	delete(made, "id")
	require.Equal(t, vars{
		"due": "2026-03-02", "dueTime": "09:30", "reminder": "2026-03-02T07:00:00.000Z", "completedAt": nil,
		"repeat": vars{"every": "MONTH", "interval": 1.0, "until": "2027-01-01", "dayOfMonth": 31.0},
	}, made)
	require.Equal(t, task.Repeat{Every: task.Month, Interval: 1, Until: "2027-01-01", DayOfMonth: 31}, *given[task.Create](a.desk).Fields.Repeat)

	const update = `mutation ($id: ID!, $time: String, $reminder: Time, $repeat: RepeatInput) {
		updateTask(input: {id: $id, dueTime: $time, reminder: $reminder, repeat: $repeat}) { task { dueTime reminder repeat { every } } } }`
	a.data(update, vars{"id": taskID})
	require.Equal(t, task.Fields{}, given[task.Update](a.desk).Fields, "what is left out stays")
	cleared := at(a.data(update, vars{"id": taskID, "time": nil, "reminder": nil, "repeat": nil}), "updateTask", "task")
	require.Equal(t, vars{"dueTime": nil, "reminder": nil, "repeat": nil}, cleared)
	require.Equal(t, task.Fields{DueTime: new(""), Reminder: new(time.Time{}), Repeat: &task.Repeat{}}, given[task.Update](a.desk).Fields)
}

func TestTask_ComesBack(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	taskID := at(a.data(`mutation { createTask(input: {title: "Report"}) { task { id } } }`, nil), "createTask", "task", "id").(string)
	v := vars{"id": taskID}
	require.NotNil(t, at(a.data(`mutation ($id: ID!) { completeTask(input: {id: $id}) { task { completedAt } } }`, v), "completeTask", "task", "completedAt"))
	require.Nil(t, at(a.data(`mutation ($id: ID!) { reopenTask(input: {id: $id}) { task { completedAt } } }`, v), "reopenTask", "task", "completedAt"))
	a.data(`mutation ($id: ID!) { deleteTask(input: {id: $id}) { id } }`, v)
	require.Equal(t, "Report", at(a.data(`mutation ($id: ID!) { restoreTask(input: {id: $id}) { task { title } } }`, v), "restoreTask", "task", "title"))
}

func TestTask_HasCustomFields(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	const create = `mutation ($fields: CustomFields) { createTask(input: {title: "Visit", customFields: $fields}) { task { customFields } } }`
	made := at(a.data(create, vars{"fields": vars{"room": "B 12"}}), "createTask", "task", "customFields")
	require.Equal(t, vars{"room": "B 12"}, made)
	require.Equal(t, &value.Custom{"room": "B 12"}, given[task.Create](a.desk).Fields.Custom)
}
