package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/value"
)

func bindTask(s store, r reserve, refs references) *Aggregate[task.Task, task.Command, task.Event] {
	return &Aggregate[task.Task, task.Command, task.Event]{
		store: s, category: task.Category, decider: task.Decider, reserve: r,
		revert:       revertTask,
		uniqueFields: uniqueFields(refs, customfield.Task, func(t task.Task) (value.Custom, bool) { return t.Custom, t.Exists() }),
		starts:       func(cmd task.Command) bool { _, ok := cmd.(task.Create); return ok },
		complete: func(ctx context.Context, env Envelope, t task.Task, cmd task.Command) (task.Command, error) {
			check := refs.of(env)
			switch cmd := cmd.(type) {
			case task.Create:
				cmd.Fields.Custom = check.custom(ctx, customfield.Task, nil, cmd.Fields.Custom, true)
				check.contact(ctx, "contactId", "", &cmd.Links.ContactID)
				check.company(ctx, "companyId", "", &cmd.Links.CompanyID)
				check.deal(ctx, "dealId", "", &cmd.Links.DealID)
				check.member(ctx, "assigneeId", "", cmd.Fields.AssigneeID)
				return cmd, check.Err()
			case task.Update:
				cmd.Fields.Custom = check.custom(ctx, customfield.Task, t.Custom, cmd.Fields.Custom, false)
				check.member(ctx, "assigneeId", t.AssigneeID, cmd.Fields.AssigneeID)
				return cmd, check.Err()
			}
			return cmd, nil
		},
	}
}
