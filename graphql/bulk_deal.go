package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/deal"
)

// dealResult is what became of one deal.
type dealResult struct {
	Index int32
	Deal  *dealNode
	Error *itemError
}

func (r *resolver) bulkDeals(ctx context.Context, commandID optText, field string, list []commands.Wish) (*bulkPayload[dealResult], error) {
	return bulk(ctx, r, commandID, field, list,
		func(ctx context.Context, s *scope, done []commands.Receipt, want fields) ([]*dealNode, error) {
			return s.deals(ctx, rowsOf(done, dealRow), want["deal"])
		},
		func(index int32, node *dealNode, refusal *itemError) dealResult {
			return dealResult{index, node, refusal}
		})
}

// CreateDeals opens many deals.
func (r *resolver) CreateDeals(ctx context.Context, args struct{ Input bulkInput[createDealInput] }) (*bulkPayload[dealResult], error) {
	list := wishes(args.Input.Items, func(in createDealInput) optText { return in.CommandID },
		func(in createDealInput, env *commands.Envelope) (domain.Command, error) {
			return r.openDeal(ctx, in)(env)
		})
	return r.bulkDeals(ctx, args.Input.CommandID, "items", list)
}

// UpdateDeals changes many deals, each in its own way.
func (r *resolver) UpdateDeals(ctx context.Context, args struct{ Input bulkInput[updateDealInput] }) (*bulkPayload[dealResult], error) {
	list := wishes(args.Input.Items, func(in updateDealInput) optText { return in.CommandID }, updateDealInput.update)
	return r.bulkDeals(ctx, args.Input.CommandID, "items", list)
}

// MoveDeals takes many open deals to other stages.
func (r *resolver) MoveDeals(ctx context.Context, args struct{ Input bulkInput[moveDealInput] }) (*bulkPayload[dealResult], error) {
	list := wishes(args.Input.Items, func(in moveDealInput) optText { return in.CommandID }, moveDealInput.move)
	return r.bulkDeals(ctx, args.Input.CommandID, "items", list)
}

// AssignDeals gives many deals one owner.
func (r *resolver) AssignDeals(ctx context.Context, args struct{ Input assignInput }) (*bulkPayload[dealResult], error) {
	list, err := args.Input.wishes(func(id string, owner *string, env *commands.Envelope) domain.Command {
		return deal.Update{ID: id, Fields: deal.Fields{OwnerID: owner}, At: env.Now}
	})
	if err != nil {
		return nil, err
	}
	return r.bulkDeals(ctx, args.Input.CommandID, "ids", list)
}

// DeleteDeals takes many deals off every list.
func (r *resolver) DeleteDeals(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[deleteResult], error) {
	return r.removeMany(ctx, args.Input, func(id string, env *commands.Envelope) domain.Command {
		return deal.Delete{ID: id, At: env.Now}
	})
}

// ArchiveDeals takes many deals off the usual lists.
func (r *resolver) ArchiveDeals(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[dealResult], error) {
	return r.bulkDeals(ctx, args.Input.CommandID, "ids", forEach(args.Input.IDs, func(id string, env *commands.Envelope) domain.Command {
		return deal.Archive{ID: id, At: env.Now}
	}))
}

// RestoreDeals brings many archived or deleted deals back.
func (r *resolver) RestoreDeals(ctx context.Context, args struct{ Input manyInput }) (*bulkPayload[dealResult], error) {
	return r.bulkDeals(ctx, args.Input.CommandID, "ids", forEach(args.Input.IDs, func(id string, env *commands.Envelope) domain.Command {
		return deal.Restore{ID: id, At: env.Now}
	}))
}
