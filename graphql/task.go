package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/task"
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
type taskPayload struct {
	Task     *taskNode
	Position Position
}

func taskAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*taskPayload, error) {
	row := taskRow(receipt)
	node, err := only(s.tasks(ctx, []readmodels.Task{row}, selected(ctx)["task"]))
	return &taskPayload{node, Position(receipt.Position.String())}, err
}

func taskRow(receipt commands.Receipt) readmodels.Task {
	t := receipt.State.(task.Task)
	return readmodels.Task{
		ID: t.ID, Title: t.Title, Description: t.Description, Kind: string(t.Kind), Priority: string(t.Priority),
		Due: t.Due, DueTime: t.DueTime, Reminder: t.Reminder, Repeat: repeatRow(t.Repeat), Custom: readmodels.Custom(t.Custom), AssigneeID: t.AssigneeID, CompletedAt: t.CompletedAt,
		ContactID: t.Links.ContactID, CompanyID: t.Links.CompanyID, DealID: t.Links.DealID,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: t.CreatedAt, UpdatedAt: t.UpdatedAt},
	}
}

// taskInput is what creating and updating have in common.
type taskInput struct {
	Title, Description optText
	Kind, Priority     optEnum
	Due                optDate
	DueTime            optText
	Reminder           optTime
	Repeat             optRepeat
	CustomFields       optCustom
	AssigneeID         optText
	CommandID          optText
}

func (in taskInput) fields(r *refs) task.Fields {
	return task.Fields{
		Title: in.Title.pointer(), Description: in.Description.pointer(),
		Kind: enum[task.Kind](in.Kind), Priority: enum[task.Priority](in.Priority),
		Due: in.Due.pointer(), DueTime: in.DueTime.pointer(), Reminder: in.Reminder.pointer(), Repeat: in.Repeat.pointer(), Custom: in.CustomFields.pointer(),
		AssigneeID: r.one("assigneeId", in.AssigneeID.pointer()),
	}
}

type createTaskInput struct {
	taskInput
	ContactID, CompanyID, DealID optText
}

// CreateTask makes a task. Codes: VALIDATION_ERROR.
func (r *resolver) CreateTask(ctx context.Context, args struct{ Input createTaskInput }) (*taskPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, args.Input.create, taskAnswer)
}

func (in createTaskInput) create(env *commands.Envelope) (domain.Command, error) {
	var p refs
	fields := in.fields(&p)
	fields.AssigneeID = callerUnlessSaid(*env, fields.AssigneeID)
	links := task.Links{
		ContactID: *p.one("contactId", &in.ContactID.Value),
		CompanyID: *p.one("companyId", &in.CompanyID.Value),
		DealID:    *p.one("dealId", &in.DealID.Value),
	}
	return task.Create{ID: newID(*env, "task"), Fields: fields, Links: links, At: env.Now}, p.Err()
}

type updateTaskInput struct {
	ID           ID
	BaseRevision optInt
	taskInput
}

// UpdateTask changes the fields that are said. Codes: VALIDATION_ERROR,
// NOT_FOUND, CONFLICT.
func (r *resolver) UpdateTask(ctx context.Context, args struct{ Input updateTaskInput }) (*taskPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, args.Input.update, taskAnswer)
}

func (in updateTaskInput) update(env *commands.Envelope) (domain.Command, error) {
	id, err := target(in.ID)
	if err != nil {
		return nil, err
	}
	if err := seen(env, in.BaseRevision); err != nil {
		return nil, err
	}
	var p refs
	fields := in.fields(&p)
	return task.Update{ID: id, Fields: fields, At: env.Now}, p.Err()
}

// CompleteTask marks a task as done. Codes: NOT_FOUND.
func (r *resolver) CompleteTask(ctx context.Context, args struct {
	Input struct {
		ID        ID
		CommandID optText
	}
}) (*taskPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, task.Complete{ID: id, At: env.Now}, taskAnswer)
}

// ReopenTask takes back that a task is done. Codes: NOT_FOUND.
func (r *resolver) ReopenTask(ctx context.Context, args struct{ Input restoreInput }) (*taskPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, task.Reopen{ID: id, At: env.Now}, taskAnswer)
}

// RestoreTask brings a deleted task back. Codes: NOT_FOUND.
func (r *resolver) RestoreTask(ctx context.Context, args struct{ Input restoreInput }) (*taskPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, task.Restore{ID: id, At: env.Now}, taskAnswer)
}

// DeleteTask takes a task off every list. Codes: NOT_FOUND.
func (r *resolver) DeleteTask(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return task.Delete{ID: id, At: env.Now}
	})
}
