package readmodels

import (
	"context"
	"fmt"
	"slices"
)

var tasks = newTable("tasks", ifNewer, slices.Concat([]column[Task]{
	{"id", func(t *Task) any { return (*id)(&t.ID) }},
	{"title", func(t *Task) any { return &t.Title }},
	{"description", func(t *Task) any { return &t.Description }},
	{"kind", func(t *Task) any { return &t.Kind }},
	{"priority", func(t *Task) any { return &t.Priority }},
	{"due", func(t *Task) any { return (*day)(&t.Due) }},
	{"due_time", func(t *Task) any { return &t.DueTime }},
	{"reminder", func(t *Task) any { return (*instant)(&t.Reminder) }},
	{"repeat_every", func(t *Task) any { return &t.Repeat.Every }},
	{"repeat_interval", func(t *Task) any { return &t.Repeat.Interval }},
	{"repeat_until", func(t *Task) any { return (*day)(&t.Repeat.Until) }},
	{"repeat_day", func(t *Task) any { return &t.Repeat.DayOfMonth }},
	{"custom", func(t *Task) any { return &t.Custom }},
	{"assignee_id", func(t *Task) any { return (*id)(&t.AssigneeID) }},
	{"contact_id", func(t *Task) any { return (*id)(&t.ContactID) }},
	{"company_id", func(t *Task) any { return (*id)(&t.CompanyID) }},
	{"deal_id", func(t *Task) any { return (*id)(&t.DealID) }},
	{"completed_at", func(t *Task) any { return (*instant)(&t.CompletedAt) }},
}, versioned(func(t *Task) *Versioned { return &t.Versioned }))...)

var taskSorts = map[string]sortKey{SortDue: byDay("due"), SortCreated: byCreated, SortUpdated: byUpdated}

// taskFilters are what tasks can be filtered by.
var taskFilters = map[string]filterColumn{
	"title": {"title", textColumn}, "kind": {"kind", textColumn}, "priority": {"priority", textColumn}, "due": {"due", dayColumn},
	"assigneeId": {"assignee_id", idColumn}, "teamId": {"assignee_id", teamColumn}, "contactId": {"contact_id", personColumn},
	"companyId": {"company_id", idColumn}, "dealId": {"deal_id", idColumn}, "completedAt": {"completed_at", instantColumn},
	"createdAt": {"created_at", instantColumn}, "updatedAt": {"updated_at", instantColumn},
}

func (q TaskQuery) selection() *selection {
	s := &selection{}
	s.refers("assignee_id", q.AssigneeID)
	s.match("contact_id", fmt.Sprintf(ofSamePerson, survivorOf), q.ContactID)
	s.refers("company_id", q.CompanyID)
	s.refers("deal_id", q.DealID)
	if q.Completed != nil {
		s.conditions = append(s.conditions, "(completed_at IS NOT NULL) = "+s.arg(*q.Completed))
	}
	s.match("assignee_id", ofTeam("assignee_id"), q.TeamID)
	s.fulfil(q.Filter, taskFilters)
	s.search(q.Search)
	s.kind = findTasks.object
	return s
}

// Task gives a task; nil when there is none. The fields of the columns that
// nobody looks at may come back empty.
func (s *Store) Task(ctx context.Context, tenant, id string, without ...string) (*Task, error) {
	return tasks.without(without).get(ctx, s, tenant, id)
}

// Tasks gives a page of tasks.
func (s *Store) Tasks(ctx context.Context, tenant string, q TaskQuery, p Page) (List[Task], error) {
	sel := q.selection()
	o, err := sel.orderIn(q.Sort, taskSorts)
	if err != nil {
		return List[Task]{}, err
	}
	return tasks.list(ctx, s, tenant, sel, o, p)
}

// CountTasks counts what Tasks gives on all pages.
func (s *Store) CountTasks(ctx context.Context, tenant string, q TaskQuery) (int, error) {
	return tasks.count(ctx, s, tenant, q.selection())
}

// nextDue puts open tasks first: what was done is not due.
const nextDue = "completed_at IS NOT NULL, coalesce(due, 'infinity'), id"

// TasksByContact gives each contact's tasks, next due first, done ones last.
func (s *Store) TasksByContact(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Task, error) {
	return tasks.grouped(ctx, s, tenant, fmt.Sprintf(ofSamePerson, "k.id"), nextDue, ids, limit)
}

// TasksByCompany gives each company's tasks, in the same order.
func (s *Store) TasksByCompany(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Task, error) {
	return tasks.grouped(ctx, s, tenant, "company_id = k.id", nextDue, ids, limit)
}

// TasksByDeal gives each deal's tasks, in the same order.
func (s *Store) TasksByDeal(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Task, error) {
	return tasks.grouped(ctx, s, tenant, "deal_id = k.id", nextDue, ids, limit)
}

// TasksByID gives those of the tasks that there are.
func (s *Store) TasksByID(ctx context.Context, tenant string, ids []string) (map[string]Task, error) {
	return tasks.getAll(ctx, s, tenant, ids, func(t *Task) string { return t.ID })
}

// EachTask visits every task, in no order.
func (s *Store) EachTask(ctx context.Context, tenant string, visit func(Task) error) error {
	return tasks.each(ctx, s, tenant, visit)
}
