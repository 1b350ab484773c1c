package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/readmodels"
)

// taskNode is a task; most of its fields are the row's.
type taskNode struct {
	readmodels.Task
	siblings *taskSet
}

// taskSet is tasks that were read together.
type taskSet struct {
	*scope
	rows      []readmodels.Task
	assignees once[map[string]*memberNode]
	contacts  once[map[string]*contactNode]
	companies once[map[string]*companyNode]
	deals     once[map[string]*dealNode]
}

func taskNodes(s *scope, rows []readmodels.Task) []*taskNode {
	set, nodes := &taskSet{scope: s, rows: rows}, make([]*taskNode, len(rows))
	for i, row := range rows {
		nodes[i] = &taskNode{row, set}
	}
	return nodes
}

// ID is the task's id.
func (t *taskNode) ID() ID { return ID(t.Task.ID) }

// Due is the day the task is due.
func (t *taskNode) Due() *Date { return someDate(t.Task.Due) }

// CompletedAt is when it was done.
func (t *taskNode) CompletedAt() *Time { return someTime(t.Task.CompletedAt) }

// CreatedAt is when the task was made.
func (t *taskNode) CreatedAt() Time { return Time{t.Task.CreatedAt} }

// UpdatedAt is when it was last changed.
func (t *taskNode) UpdatedAt() Time { return Time{t.Task.UpdatedAt} }

// Assignee is the member who does the task.
func (t *taskNode) Assignee(ctx context.Context) (*memberNode, error) {
	s := t.siblings
	all, err := s.assignees.get(func() (map[string]*memberNode, error) {
		ids := pluck(s.rows, func(t *readmodels.Task) string { return t.AssigneeID })
		return belongsTo(ctx, s.scope, ids, s.Reads.MembersByID, memberNodes)
	})
	return all[t.AssigneeID], err
}

// Contact is the contact that the task is about.
func (t *taskNode) Contact(ctx context.Context) (*contactNode, error) {
	s := t.siblings
	all, err := s.contacts.get(func() (map[string]*contactNode, error) {
		ids := pluck(s.rows, func(t *readmodels.Task) string { return t.ContactID })
		return belongsTo(ctx, s.scope, ids, s.Reads.ContactsByID, contactNodes)
	})
	return all[t.ContactID], err
}

// Company is the company that the task is about.
func (t *taskNode) Company(ctx context.Context) (*companyNode, error) {
	s := t.siblings
	all, err := s.companies.get(func() (map[string]*companyNode, error) {
		ids := pluck(s.rows, func(t *readmodels.Task) string { return t.CompanyID })
		return belongsTo(ctx, s.scope, ids, s.Reads.CompaniesByID, companyNodes)
	})
	return all[t.CompanyID], err
}

// Deal is the deal that the task is about.
func (t *taskNode) Deal(ctx context.Context) (*dealNode, error) {
	s := t.siblings
	all, err := s.deals.get(func() (map[string]*dealNode, error) {
		ids := pluck(s.rows, func(t *readmodels.Task) string { return t.DealID })
		return belongsTo(ctx, s.scope, ids, s.Reads.DealsByID, dealNodes)
	})
	return all[t.DealID], err
}

// Timeline is what happened to the task.
func (t *taskNode) Timeline(ctx context.Context, args timelineArgs) (*timelineConnection, error) {
	return t.siblings.timeline(ctx, t.Task.ID, args)
}

// Task answers the query task.
func (r *resolver) Task(ctx context.Context, args struct{ ID ID }) (*taskNode, error) {
	s, err := r.query(ctx, "task")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	row, err := s.Reads.Task(ctx, s.tenant, id)
	if err != nil || row == nil {
		return nil, err
	}
	return taskNodes(s, []readmodels.Task{*row})[0], nil
}

type taskFilter struct {
	AssigneeID, ContactID, CompanyID, DealID optText
	Completed                                optBool
}

type tasksArgs struct {
	First  optInt
	After  optText
	Search optText
	Filter *taskFilter
	Sort   *order
}

func (a tasksArgs) query() (readmodels.TaskQuery, error) {
	var c criteria
	q := readmodels.TaskQuery{Search: c.search(a.Search), Sort: a.Sort.sort()}
	if f := a.Filter; f != nil {
		q.AssigneeID, q.ContactID = c.id("assigneeId", f.AssigneeID), c.id("contactId", f.ContactID)
		q.CompanyID, q.DealID = c.id("companyId", f.CompanyID), c.id("dealId", f.DealID)
		if f.Completed.Said && !f.Completed.Null {
			q.Completed = &f.Completed.Value
		}
	}
	return q, c.Err()
}

// Tasks answers the query tasks.
func (r *resolver) Tasks(ctx context.Context, args tasksArgs) (*connection[taskNode], error) {
	s, err := r.query(ctx, "tasks")
	if err != nil {
		return nil, err
	}
	q, err := args.query()
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
	return connect(s, list, taskNodes, func(ctx context.Context) (int, error) {
		return s.Reads.CountTasks(ctx, s.tenant, q)
	}), nil
}

// taskPayload is a task as a command left it.
type taskPayload struct {
	Task     *taskNode
	Position Position
}

func taskAnswer(s *scope, receipt commands.Receipt, err error) (*taskPayload, error) {
	if err != nil {
		return nil, err
	}
	t := receipt.State.(task.Task)
	row := readmodels.Task{
		ID: t.ID, Title: t.Title, Description: t.Description, Kind: string(t.Kind), Priority: string(t.Priority),
		Due: t.Due, AssigneeID: t.AssigneeID, CompletedAt: t.CompletedAt,
		ContactID: t.Links.ContactID, CompanyID: t.Links.CompanyID, DealID: t.Links.DealID,
		Versioned: readmodels.Versioned{CreatedAt: t.CreatedAt, UpdatedAt: t.UpdatedAt},
	}
	return &taskPayload{taskNodes(s, []readmodels.Task{row})[0], Position(receipt.Position.String())}, nil
}

// taskInput is what creating and updating have in common.
type taskInput struct {
	Title, Description optText
	Kind, Priority     optEnum
	Due                optDate
	AssigneeID         optText
	CommandID          optText
}

func (in taskInput) fields(r *refs) task.Fields {
	return task.Fields{
		Title: in.Title.pointer(), Description: in.Description.pointer(),
		Kind: enum[task.Kind](in.Kind), Priority: enum[task.Priority](in.Priority),
		Due: in.Due.pointer(), AssigneeID: r.one("assigneeId", in.AssigneeID.pointer()),
	}
}

type createTaskInput struct {
	taskInput
	ContactID, CompanyID, DealID optText
}

// CreateTask makes a task. Codes: VALIDATION_ERROR.
func (r *resolver) CreateTask(ctx context.Context, args struct{ Input createTaskInput }) (*taskPayload, error) {
	in := args.Input
	env, err := r.envelope(ctx, in.CommandID)
	if err != nil {
		return nil, err
	}
	var p refs
	fields := in.fields(&p)
	fields.AssigneeID = callerUnlessSaid(env, fields.AssigneeID)
	links := task.Links{
		ContactID: *p.one("contactId", &in.ContactID.Value),
		CompanyID: *p.one("companyId", &in.CompanyID.Value),
		DealID:    *p.one("dealId", &in.DealID.Value),
	}
	if err := p.Err(); err != nil {
		return nil, err
	}
	return taskAnswer(r.dispatch(ctx, env, task.Create{ID: newID(env, "task"), Fields: fields, Links: links, At: env.Now}))
}

type updateTaskInput struct {
	ID ID
	taskInput
}

// UpdateTask changes the fields that are said. Codes: VALIDATION_ERROR,
// NOT_FOUND, CONFLICT.
func (r *resolver) UpdateTask(ctx context.Context, args struct{ Input updateTaskInput }) (*taskPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	var p refs
	fields := args.Input.fields(&p)
	if err := p.Err(); err != nil {
		return nil, err
	}
	return taskAnswer(r.dispatch(ctx, env, task.Update{ID: id, Fields: fields, At: env.Now}))
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
	return taskAnswer(r.dispatch(ctx, env, task.Complete{ID: id, At: env.Now}))
}

// DeleteTask takes a task off every list. Codes: NOT_FOUND.
func (r *resolver) DeleteTask(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return task.Delete{ID: id, At: env.Now}
	})
}
