package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/readmodels"
)

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
