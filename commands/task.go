package commands

import (
	"context"
	"errors"

	"github.com/daybook-crm/daybook/domain/task"
)

func bindTask(s store, refs references) *Aggregate[task.Task, task.Command, task.Event] {
	return &Aggregate[task.Task, task.Command, task.Event]{
		store: s, category: task.Category, decider: task.Decider,
		starts: func(cmd task.Command) bool { _, ok := cmd.(task.Create); return ok },
		complete: func(ctx context.Context, env Envelope, _ task.Task, cmd task.Command) (task.Command, error) {
			switch c := cmd.(type) {
			case task.Create:
				return cmd, errors.Join(
					refs.contact(ctx, env, "contactId", &c.Links.ContactID),
					refs.company(ctx, env, &c.Links.CompanyID),
					refs.deal(ctx, env, &c.Links.DealID),
					refs.member(ctx, env, "assigneeId", c.Fields.AssigneeID))
			case task.Update:
				return cmd, refs.member(ctx, env, "assigneeId", c.Fields.AssigneeID)
			}
			return cmd, nil
		},
	}
}
