package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/company"
)

func bindCompany(s store, refs references) *Aggregate[company.Company, company.Command, company.Event] {
	return &Aggregate[company.Company, company.Command, company.Event]{
		store: s, category: company.Category, decider: company.Decider,
		starts: func(cmd company.Command) bool { _, ok := cmd.(company.Create); return ok },
		complete: func(ctx context.Context, env Envelope, _ company.Company, cmd company.Command) (company.Command, error) {
			switch c := cmd.(type) {
			case company.Create:
				return cmd, refs.member(ctx, env, "ownerId", c.Fields.OwnerID)
			case company.Update:
				return cmd, refs.member(ctx, env, "ownerId", c.Fields.OwnerID)
			}
			return cmd, nil
		},
	}
}
