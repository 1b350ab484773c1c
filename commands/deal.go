package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/value"
)

func bindDeal(s store, r reserve, refs references) *Aggregate[deal.Deal, deal.Command, deal.Event] {
	return &Aggregate[deal.Deal, deal.Command, deal.Event]{
		store: s, category: deal.Category, decider: deal.Decider, reserve: r,
		revert:       revertDeal,
		starts:       func(cmd deal.Command) bool { _, ok := cmd.(deal.Open); return ok },
		uniqueFields: uniqueFields(refs, customfield.Deal, func(d deal.Deal) (value.Custom, bool) { return d.Custom, d.Exists() }),
		complete: func(ctx context.Context, env Envelope, d deal.Deal, cmd deal.Command) (deal.Command, error) {
			return completeDeal(ctx, refs, env, d, cmd)
		},
	}
}

// completeDeal gives a command the pipeline that its stage must be of. An
// open command names the pipeline; a move stays in the deal's own.
func completeDeal(ctx context.Context, refs references, env Envelope, d deal.Deal, cmd deal.Command) (deal.Command, error) {
	var err error
	switch c := cmd.(type) {
	case deal.Open:
		if c.Pipeline, err = refs.bus.Pipelines.Load(ctx, env.Actor.Tenant, c.Pipeline.ID); err != nil {
			return nil, err
		}
		err = dealRefs(ctx, refs, env, d, &c.Fields, true)
		return c, err
	case deal.Update:
		err = dealRefs(ctx, refs, env, d, &c.Fields, false)
		return c, err
	case deal.Move:
		if d.PipelineID == "" {
			return c, nil
		}
		if c.Pipeline, err = refs.bus.Pipelines.Load(ctx, env.Actor.Tenant, d.PipelineID); err != nil {
			return nil, err
		}
		return c, nil
	}
	return cmd, nil
}

func dealRefs(ctx context.Context, refs references, env Envelope, d deal.Deal, f *deal.Fields, creating bool) error {
	check := refs.of(env)
	check.company(ctx, "companyId", d.CompanyID, f.CompanyID)
	check.contacts(ctx, "contactIds", d.ContactIDs, f.ContactIDs)
	check.member(ctx, "ownerId", d.OwnerID, f.OwnerID)
	f.Custom = check.custom(ctx, customfield.Deal, d.Custom, f.Custom, creating)
	return check.Err()
}
