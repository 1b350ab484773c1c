package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/task"
)

func bindTask(s store, refs references) *Aggregate[task.Task, task.Command, task.Event] {
	return &Aggregate[task.Task, task.Command, task.Event]{
		store: s, category: task.Category, decider: task.Decider,
		revert: revertTask,
		starts: func(cmd task.Command) bool { _, ok := cmd.(task.Create); return ok },
		complete: func(ctx context.Context, env Envelope, t task.Task, cmd task.Command) (task.Command, error) {
			check := refs.of(env)
			switch cmd := cmd.(type) {
			case task.Create:
				check.contact(ctx, "contactId", "", &cmd.Links.ContactID)
				check.company(ctx, "companyId", "", &cmd.Links.CompanyID)
				check.deal(ctx, "dealId", "", &cmd.Links.DealID)
				check.member(ctx, "assigneeId", "", cmd.Fields.AssigneeID)
			case task.Update:
				check.member(ctx, "assigneeId", t.AssigneeID, cmd.Fields.AssigneeID)
			}
			return cmd, check.Err()
		},
	}
}
