package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
)

// companyResult is what became of one company.
type companyResult struct {
	Index   int32
	Company *companyNode
	Error   *itemError
}

func (r *resolver) bulkCompanies(ctx context.Context, commandID optText, field string, list []commands.Wish) (*bulkPayload[companyResult], error) {
	return bulk(ctx, r, commandID, field, list,
		func(ctx context.Context, s *scope, done []commands.Receipt, want fields) ([]*companyNode, error) {
			return s.companies(ctx, rowsOf(done, companyRow), want["company"])
		},
		func(index int32, node *companyNode, refusal *itemError) companyResult {
			return companyResult{index, node, refusal}
		})
}

// CreateCompanies makes many companies.
func (r *resolver) CreateCompanies(ctx context.Context, args struct{ Input bulkInput[companyInput] }) (*bulkPayload[companyResult], error) {
	list := wishes(args.Input.Items, func(in companyInput) optText { return in.CommandID }, companyInput.create)
	return r.bulkCompanies(ctx, args.Input.CommandID, "items", list)
}

// UpdateCompanies changes many companies, each in its own way.
func (r *resolver) UpdateCompanies(ctx context.Context, args struct{ Input bulkInput[updateCompanyInput] }) (*bulkPayload[companyResult], error) {
	list := wishes(args.Input.Items, func(in updateCompanyInput) optText { return in.CommandID }, updateCompanyInput.update)
	return r.bulkCompanies(ctx, args.Input.CommandID, "items", list)
}

// AssignCompanies gives many companies one owner.
func (r *resolver) AssignCompanies(ctx context.Context, args struct{ Input assignInput }) (*bulkPayload[companyResult], error) {
	list, err := args.Input.wishes(func(id string, owner *string, env *commands.Envelope) domain.Command {
		return company.Update{ID: id, Fields: company.Fields{OwnerID: owner}, At: env.Now}
	})
	if err != nil {
		return nil, err
	}
	return r.bulkCompanies(ctx, args.Input.CommandID, "ids", list)
}

// DeleteCompanies takes many companies off every list.
func (r *resolver) DeleteCompanies(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[deleteResult], error) {
	return r.removeMany(ctx, args.Input, func(id string, env *commands.Envelope) domain.Command {
		return company.Delete{ID: id, At: env.Now}
	})
}

// ArchiveCompanies takes many companies off the usual lists.
func (r *resolver) ArchiveCompanies(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[companyResult], error) {
	return r.bulkCompanies(ctx, args.Input.CommandID, "ids", forEach(args.Input.IDs, func(id string, env *commands.Envelope) domain.Command {
		return company.Archive{ID: id, At: env.Now}
	}))
}

// RestoreCompanies brings many archived or deleted companies back.
func (r *resolver) RestoreCompanies(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[companyResult], error) {
	return r.bulkCompanies(ctx, args.Input.CommandID, "ids", forEach(args.Input.IDs, func(id string, env *commands.Envelope) domain.Command {
		return company.Restore{ID: id, At: env.Now}
	}))
}
