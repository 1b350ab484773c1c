package commands

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/tenant"
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
// open command names the pipeline, a move can; else it is the deal's own.
func completeDeal(ctx context.Context, refs references, env Envelope, d deal.Deal, cmd deal.Command) (deal.Command, error) {
	var err error
	switch c := cmd.(type) {
	case deal.Open:
		if c.Pipeline, err = refs.pipeline(ctx, env, c.Pipeline.ID); err != nil {
			return nil, err
		}
		err = dealRefs(ctx, refs, env, d, &c.Fields, c.ContactIDs, true)
		return c, err
	case deal.Update:
		err = dealRefs(ctx, refs, env, d, &c.Fields, c.ContactIDs, false)
		return c, err
	case deal.Move:
		if c.Pipeline.ID == "" {
			c.Pipeline.ID = d.PipelineID
		}
		c.Pipeline, err = refs.pipeline(ctx, env, c.Pipeline.ID)
		return c, err
	case deal.Reopen:
		c.Pipeline, err = refs.pipeline(ctx, env, d.PipelineID)
		return c, err
	case deal.Restore:
		c.Pipeline, err = refs.pipeline(ctx, env, d.PipelineID)
		return c, err
	case deal.Lose:
		return completeLose(ctx, refs, env, c)
	}
	return cmd, nil
}

// pipeline loads a pipeline; of no id it is none.
func (r references) pipeline(ctx context.Context, env Envelope, id string) (pipeline.Pipeline, error) {
	if id == "" {
		return pipeline.Pipeline{}, nil
	}
	return r.bus.Pipelines.Load(ctx, env.Actor.Tenant, id)
}

// completeLose finds the reason in the tenant's list.
func completeLose(ctx context.Context, refs references, env Envelope, c deal.Lose) (deal.Command, error) {
	check := refs.of(env)
	if entry, listed := check.list(ctx, tenant.LostReasons).Find(c.Reason); listed {
		if c.Key = entry.Key; c.Reason == entry.Key {
			c.Reason = entry.Label
		}
		return c, check.Err()
	}
	check.listed(ctx, "reason", tenant.LostReasons, "", &c.Reason)
	return c, check.Err()
}

func dealRefs(ctx context.Context, refs references, env Envelope, d deal.Deal, f *deal.Fields, contactIDs *[]string, creating bool) error {
	check := refs.of(env)
	check.company(ctx, "companyId", d.CompanyID, f.CompanyID)
	check.contacts(ctx, "contactIds", d.ContactIDs(), contactIDs)
	if f.Contacts != nil {
		check.dealContacts(ctx, d.ContactIDs(), deal.ContactIDs(*f.Contacts))
	}
	check.member(ctx, "ownerId", d.OwnerID, f.OwnerID)
	f.LineItems = check.lineItems(ctx, d.LineItems, f.LineItems)
	f.Custom = check.custom(ctx, customfield.Deal, d.Custom, f.Custom, creating)
	check.tags(ctx, "tagIds", d.TagIDs, f.TagIDs)
	check.listed(ctx, "source", tenant.DealSources, d.Source, f.Source)
	return check.Err()
}

func (c *checks) dealContacts(ctx context.Context, current, ids []string) {
	for i, id := range ids {
		c.contacts(ctx, fmt.Sprintf("contacts[%d].contactId", i), current, &[]string{id})
	}
}

// lineItems gives the lines of products the name and price that the product
// has, where these were left out: they are copied, and stay when the product
// changes. A product that the deal has already may have been deleted since.
func (c *checks) lineItems(ctx context.Context, current []deal.LineItem, lines *[]deal.LineItem) *[]deal.LineItem {
	if lines == nil {
		return nil
	}
	complete := slices.Clone(*lines)
	for i := range complete {
		if l := &complete[i]; l.ProductID != "" && c.err == nil {
			c.lineItem(ctx, fmt.Sprintf("lineItems[%d].", i), current, l)
		}
	}
	return &complete
}

func (c *checks) lineItem(ctx context.Context, field string, current []deal.LineItem, l *deal.LineItem) {
	p, err := c.loadProduct(ctx, l.ProductID)
	if err != nil {
		c.err = err
		return
	}
	known := slices.ContainsFunc(current, func(have deal.LineItem) bool { return have.ProductID == l.ProductID })
	if !p.Exists() && !known {
		c.problems.Add(field+"productId", "refers to something that does not exist")
		return
	}
	if l.Name == "" {
		l.Name = p.Name
	}
	if l.Price != (value.Money{}) {
		return
	}
	if len(p.Prices) == 0 {
		c.problems.Add(field+"price", "must be given: the product has none")
		return
	}
	l.Price = p.Prices[0]
	if own, ok := p.Price(c.tenant(ctx).Currency); ok {
		l.Price = own
	}
}

func (c *checks) loadProduct(ctx context.Context, id string) (product.Product, error) {
	if isID := uuid.Validate(id) == nil; !isID {
		return product.Product{}, nil
	}
	return c.refs.bus.Products.Load(ctx, c.env.Actor.Tenant, id)
}
