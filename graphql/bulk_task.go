package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/task"
)

// taskResult is what became of one task.
type taskResult struct {
	Index int32
	Task  *taskNode
	Error *itemError
}

func (r *resolver) bulkTasks(ctx context.Context, commandID optText, field string, list []commands.Wish) (*bulkPayload[taskResult], error) {
	return bulk(ctx, r, commandID, field, list,
		func(ctx context.Context, s *scope, done []commands.Receipt, want fields) ([]*taskNode, error) {
			return s.tasks(ctx, rowsOf(done, taskRow), want["task"])
		},
		func(index int32, node *taskNode, refusal *itemError) taskResult {
			return taskResult{index, node, refusal}
		})
}

// CreateTasks makes many tasks.
func (r *resolver) CreateTasks(ctx context.Context, args struct{ Input bulkInput[createTaskInput] }) (*bulkPayload[taskResult], error) {
	list := wishes(args.Input.Items, func(in createTaskInput) optText { return in.CommandID }, createTaskInput.create)
	return r.bulkTasks(ctx, args.Input.CommandID, "items", list)
}

// UpdateTasks changes many tasks, each in its own way.
func (r *resolver) UpdateTasks(ctx context.Context, args struct{ Input bulkInput[updateTaskInput] }) (*bulkPayload[taskResult], error) {
	list := wishes(args.Input.Items, func(in updateTaskInput) optText { return in.CommandID }, updateTaskInput.update)
	return r.bulkTasks(ctx, args.Input.CommandID, "items", list)
}

// CompleteTasks marks many tasks as done.
func (r *resolver) CompleteTasks(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[taskResult], error) {
	list := forEach(args.Input.IDs, func(id string, env *commands.Envelope) domain.Command {
		return task.Complete{ID: id, At: env.Now}
	})
	return r.bulkTasks(ctx, args.Input.CommandID, "ids", list)
}

// AssignTasks gives many tasks to one member.
func (r *resolver) AssignTasks(ctx context.Context, args struct{ Input assignInput }) (*bulkPayload[taskResult], error) {
	list, err := args.Input.wishes(func(id string, owner *string, env *commands.Envelope) domain.Command {
		return task.Update{ID: id, Fields: task.Fields{AssigneeID: owner}, At: env.Now}
	})
	if err != nil {
		return nil, err
	}
	return r.bulkTasks(ctx, args.Input.CommandID, "ids", list)
}

// DeleteTasks takes many tasks off every list.
func (r *resolver) DeleteTasks(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[deleteResult], error) {
	return r.removeMany(ctx, args.Input, func(id string, env *commands.Envelope) domain.Command {
		return task.Delete{ID: id, At: env.Now}
	})
}

// ReopenTasks takes back that many tasks are done.
func (r *resolver) ReopenTasks(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[taskResult], error) {
	return r.bulkTasks(ctx, args.Input.CommandID, "ids", forEach(args.Input.IDs, func(id string, env *commands.Envelope) domain.Command {
		return task.Reopen{ID: id, At: env.Now}
	}))
}

// RestoreTasks brings many deleted tasks back.
func (r *resolver) RestoreTasks(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[taskResult], error) {
	return r.bulkTasks(ctx, args.Input.CommandID, "ids", forEach(args.Input.IDs, func(id string, env *commands.Envelope) domain.Command {
		return task.Restore{ID: id, At: env.Now}
	}))
}
