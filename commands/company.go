package commands

import (
	"context"

	"github.com/daybook-crm/daybook/domain/company"
)

func bindCompany(s store, refs references) *Aggregate[company.Company, company.Command, company.Event] {
	return &Aggregate[company.Company, company.Command, company.Event]{
		store: s, category: company.Category, decider: company.Decider,
		starts: func(cmd company.Command) bool { _, ok := cmd.(company.Create); return ok },
		complete: func(ctx context.Context, env Envelope, c company.Company, cmd company.Command) (company.Command, error) {
			var f company.Fields
			switch cmd := cmd.(type) {
			case company.Create:
				f = cmd.Fields
			case company.Update:
				f = cmd.Fields
			}
			check := refs.of(env)
			check.member(ctx, "ownerId", c.OwnerID, f.OwnerID)
			return cmd, check.Err()
		},
	}
}
