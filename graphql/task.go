package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/readmodels"
)

// taskNode is a task; most of its fields are the row's.
type taskNode struct {
	readmodels.Task
	Assignee *memberNode
	Contact  *contactNode
	Company  *companyNode
	Deal     *dealNode
	scope    *scope
}

// tasks makes nodes of rows, with the relations that are wanted of them.
func (s *scope) tasks(ctx context.Context, rows []readmodels.Task, want fields) ([]*taskNode, error) {
	assigneeIDs := pluck(rows, func(t *readmodels.Task) string { return t.AssigneeID })
	assignees, err := belongsTo(ctx, s, want["assignee"], assigneeIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return nil, err
	}
	contactIDs := pluck(rows, func(t *readmodels.Task) string { return t.ContactID })
	contacts, err := belongsTo(ctx, s, want["contact"], contactIDs, s.Reads.ContactsByID, s.contacts)
	if err != nil {
		return nil, err
	}
	companyIDs := pluck(rows, func(t *readmodels.Task) string { return t.CompanyID })
	companies, err := belongsTo(ctx, s, want["company"], companyIDs, s.Reads.CompaniesByID, s.companies)
	if err != nil {
		return nil, err
	}
	dealIDs := pluck(rows, func(t *readmodels.Task) string { return t.DealID })
	deals, err := belongsTo(ctx, s, want["deal"], dealIDs, s.Reads.DealsByID, s.deals)
	if err != nil {
		return nil, err
	}
	nodes := make([]*taskNode, len(rows))
	for i, row := range rows {
		nodes[i] = &taskNode{row, assignees[row.AssigneeID], contacts[row.ContactID], companies[row.CompanyID], deals[row.DealID], s}
	}
	return nodes, nil
}

// ID is the task's id.
func (t *taskNode) ID() ID { return ID(t.Task.ID) }

// Due is the day the task is due.
func (t *taskNode) Due() *Date { return someDate(t.Task.Due) }

// DueTime is the time of day it is due.
func (t *taskNode) DueTime() *string {
	if t.Task.DueTime == "" {
		return nil
	}
	return &t.Task.DueTime
}

// Reminder is when its assignee wants to be reminded.
func (t *taskNode) Reminder() *Time { return someTime(t.Task.Reminder) }

// Repeat is how it comes again; null when it does not.
func (t *taskNode) Repeat() *repeatNode {
	if t.Task.Repeat.Every == "" {
		return nil
	}
	return &repeatNode{t.Task.Repeat}
}

// CompletedAt is when it was done.
func (t *taskNode) CompletedAt() *Time { return someTime(t.Task.CompletedAt) }

// CustomFields are the values of its custom fields.
func (t *taskNode) CustomFields() CustomFields { return CustomFields(t.Custom) }

// Revision is the revision of its stream that the task shows.
func (t *taskNode) Revision() int32 { return clamp(int(t.Task.Revision)) }

// CreatedAt is when the task was made.
func (t *taskNode) CreatedAt() Time { return Time{t.Task.CreatedAt} }

// UpdatedAt is when it was last changed.
func (t *taskNode) UpdatedAt() Time { return Time{t.Task.UpdatedAt} }

// Timeline is what happened to the task.
func (t *taskNode) Timeline(ctx context.Context, args timelineArgs) (*timelineConnection, error) {
	return t.scope.timeline(ctx, t.Task.ID, args)
}

// Task answers the query task.
func (r *resolver) Task(ctx context.Context, args struct{ ID ID }) (*taskNode, error) {
	s, err := r.query(ctx, "task")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	want := selected(ctx)
	row, err := s.Reads.Task(ctx, s.tenant, id, want.unread(taskColumns)...)
	if err != nil || row == nil {
		return nil, err
	}
	return only(s.tasks(ctx, []readmodels.Task{*row}, want))
}

// taskColumns are the columns that one field alone shows.
var taskColumns = map[string]string{"customFields": "custom"}

type taskFilter struct {
	AssigneeID, TeamID, ContactID, CompanyID, DealID         optText
	Completed                                                optBool
	Title                                                    *textFilter
	Kinds, Priorities                                        *[]optEnum
	AssigneeFilter, ContactFilter, CompanyFilter, DealFilter *idFilter
	Due                                                      *dateFilter
	CompletedAt, CreatedAt, UpdatedAt                        *timeFilter
	And, Or                                                  *[]taskFilter
	Not                                                      *taskFilter
	Custom                                                   *[]customFilter
}

func (f *taskFilter) below() (and, or *[]taskFilter, not *taskFilter) { return f.And, f.Or, f.Not }

func (f *taskFilter) conditions(c *conditions) {
	c.is("assigneeId", f.AssigneeID)
	c.is("teamId", f.TeamID)
	c.is("contactId", f.ContactID)
	c.is("companyId", f.CompanyID)
	c.is("dealId", f.DealID)
	if c.nested {
		c.done("completedAt", f.Completed)
	}
	c.text("title", "title", f.Title)
	c.oneOf("kind", f.Kinds)
	c.oneOf("priority", f.Priorities)
	c.id("assigneeFilter", "assigneeId", f.AssigneeFilter)
	c.id("contactFilter", "contactId", f.ContactFilter)
	c.id("companyFilter", "companyId", f.CompanyFilter)
	c.id("dealFilter", "dealId", f.DealFilter)
	c.date("due", f.Due)
	c.time("completedAt", f.CompletedAt)
	c.time("createdAt", f.CreatedAt)
	c.time("updatedAt", f.UpdatedAt)
	c.fields(f.Custom)
}

type tasksArgs struct {
	First  optInt
	After  optText
	Search optText
	Filter *taskFilter
	Sort   *order
}

func (a tasksArgs) query(ctx context.Context, s *scope) (readmodels.TaskQuery, error) {
	var c criteria
	custom := &customFields{scope: s, ctx: ctx, object: customfield.Task}
	q := readmodels.TaskQuery{Search: c.search(a.Search), Sort: c.sort(a.Sort, custom)}
	if f := a.Filter; f != nil {
		q.TeamID = c.id("teamId", f.TeamID)
		q.AssigneeID, q.ContactID = c.id("assigneeId", f.AssigneeID), c.id("contactId", f.ContactID)
		q.CompanyID, q.DealID = c.id("companyId", f.CompanyID), c.id("dealId", f.DealID)
		if f.Completed.Said && !f.Completed.Null {
			q.Completed = &f.Completed.Value
		}
	}
	q.Filter = treeOf(conditions{criteria: &c, path: "filter.", custom: custom}, a.Filter)
	return q, c.reading(custom)
}

// Tasks answers the query tasks.
func (r *resolver) Tasks(ctx context.Context, args tasksArgs) (*connection[taskNode], error) {
	s, err := r.query(ctx, "tasks")
	if err != nil {
		return nil, err
	}
	q, err := args.query(ctx, s)
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, usualPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.Tasks(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.tasks, func() (int, error) { return s.Reads.CountTasks(ctx, s.tenant, q) })
}

// taskPayload is a task as a command left it.
