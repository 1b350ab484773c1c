package commands

import (
	"context"
	"fmt"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
)

func bindCompany(s store, r reserve, refs references) *Aggregate[company.Company, company.Command, company.Event] {
	return &Aggregate[company.Company, company.Command, company.Event]{
		store: s, category: company.Category, decider: company.Decider, reserve: r,
		revert:       revertCompany,
		starts:       func(cmd company.Command) bool { _, ok := cmd.(company.Create); return ok },
		uniqueFields: uniqueFields(refs, customfield.Company, func(c company.Company) (value.Custom, bool) { return c.Custom, c.Exists() }),
		complete: func(ctx context.Context, env Envelope, c company.Company, cmd company.Command) (company.Command, error) {
			check := refs.of(env)
			switch said := cmd.(type) {
			case company.Create:
				check.ofCompany(ctx, said.ID, c, &said.Fields, true)
				cmd = said
			case company.Update:
				check.ofCompany(ctx, said.ID, c, &said.Fields, false)
				cmd = said
			}
			return cmd, check.Err()
		},
		exclusive: movesInTree,
	}
}

// movesInTree gives a name to what can close a circle of parents. A new
// company cannot: nothing is below it yet.
func movesInTree(c company.Company, cmd company.Command) string {
	u, ok := cmd.(company.Update)
	if ok && u.Fields.ParentID != nil && *u.Fields.ParentID != "" && *u.Fields.ParentID != c.ParentID {
		return "company.tree"
	}
	return ""
}

func (c *checks) ofCompany(ctx context.Context, id string, current company.Company, f *company.Fields, creating bool) {
	f.Custom = c.custom(ctx, customfield.Company, current.Custom, f.Custom, creating)
	c.member(ctx, "ownerId", current.OwnerID, f.OwnerID)
	c.tags(ctx, "tagIds", current.TagIDs, f.TagIDs)
	c.listed(ctx, "industry", tenant.Industries, current.Industry, f.Industry)
	c.company(ctx, "parentId", current.ParentID, f.ParentID)
	if c.Err() == nil && f.ParentID != nil && *f.ParentID != current.ParentID {
		c.above(ctx, id, *f.ParentID)
	}
}

// maxAbove is how many companies can be above one.
const maxAbove = 20

// above walks up from a company's new parent. Companies that were deleted
// count too: they can come back.
func (c *checks) above(ctx context.Context, id, parent string) {
	for range maxAbove {
		switch parent {
		case "":
			return
		case id:
			c.problems.Add("parentId", "would put the company above itself")
			return
		}
		p, err := c.refs.bus.Companies.Load(ctx, c.env.Actor.Tenant, parent)
		if err != nil {
			c.err = err
			return
		}
		parent = p.ParentID
	}
	if parent != "" {
		c.problems.Add("parentId", fmt.Sprintf("has more than %d companies above it", maxAbove))
	}
}
