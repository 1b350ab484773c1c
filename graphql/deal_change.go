package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// dealPayload is a deal as a command left it.
type dealPayload struct {
	Deal     *dealNode
	Position Position
}

func dealAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*dealPayload, error) {
	row := dealRow(receipt)
	node, err := only(s.deals(ctx, []readmodels.Deal{row}, selected(ctx)["deal"]))
	return &dealPayload{node, Position(receipt.Position.String())}, err
}

type createDealInput struct {
	PipelineID ID
	StageID    optText
	dealInput
}

// CreateDeal opens a deal. Codes: VALIDATION_ERROR.
func (r *resolver) CreateDeal(ctx context.Context, args struct{ Input createDealInput }) (*dealPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, r.openDeal(ctx, args.Input), dealAnswer)
}

func (r *resolver) openDeal(ctx context.Context, in createDealInput) commands.Wish {
	return func(env *commands.Envelope) (domain.Command, error) {
		cmd, err := in.command(*env)
		if err == nil && cmd.Fields.Value == nil && len(in.LineItems.Value) == 0 {
			cmd.Fields.Value, err = r.nothingYet(ctx, env.Actor.Tenant)
		}
		return cmd, err
	}
}

func (in createDealInput) command(env commands.Envelope) (deal.Open, error) {
	var r refs
	fields := in.fields(&r)
	fields.OwnerID = callerUnlessSaid(env, fields.OwnerID)
	way, stage := string(in.PipelineID), in.StageID.Value
	if way == "" {
		r.Add("pipelineId", "must be given")
	}
	cmd := deal.Open{
		ID: newID(env, "deal"), Fields: fields, ContactIDs: r.many("contactIds", in.ContactIDs.pointer()), At: env.Now,
		Pipeline: pipeline.Pipeline{ID: *r.one("pipelineId", &way)}, StageID: *r.one("stageId", &stage),
	}
	return cmd, r.Err()
}

// nothingYet is the value of a deal that has none: 0 in the tenant's currency.
func (r *resolver) nothingYet(ctx context.Context, tenant string) (*value.Money, error) {
	t, err := r.Reads.Tenant(ctx, tenant)
	if err != nil {
		return nil, err
	}
	if t == nil {
		return nil, fault.Field("value", "must be given: the currency of this tenant is not known yet")
	}
	return &value.Money{Currency: t.Currency}, nil
}

type updateDealInput struct {
	ID           ID
	BaseRevision optInt
	dealInput
}

// UpdateDeal changes the fields that are said. Codes: VALIDATION_ERROR,
// NOT_FOUND, CONFLICT.
func (r *resolver) UpdateDeal(ctx context.Context, args struct{ Input updateDealInput }) (*dealPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, args.Input.update, dealAnswer)
}

func (in updateDealInput) update(env *commands.Envelope) (domain.Command, error) {
	id, err := target(in.ID)
	if err != nil {
		return nil, err
	}
	if err := seen(env, in.BaseRevision); err != nil {
		return nil, err
	}
	var p refs
	cmd := deal.Update{ID: id, Fields: in.fields(&p), ContactIDs: p.many("contactIds", in.ContactIDs.pointer()), At: env.Now}
	return cmd, p.Err()
}

type moveDealInput struct {
	ID, StageID           ID
	PipelineID, CommandID optText
}

// MoveDeal takes an open deal to another stage. Codes: VALIDATION_ERROR,
// NOT_FOUND, CONFLICT.
func (r *resolver) MoveDeal(ctx context.Context, args struct{ Input moveDealInput }) (*dealPayload, error) {
	return carryOut(ctx, r, args.Input.CommandID, args.Input.move, dealAnswer)
}

func (in moveDealInput) move(env *commands.Envelope) (domain.Command, error) {
	id, err := target(in.ID)
	if err != nil {
		return nil, err
	}
	var p refs
	move := deal.Move{ID: id, Pipeline: pipeline.Pipeline{ID: *p.one("pipelineId", &in.PipelineID.Value)}, At: env.Now}
	var ok bool
	if move.StageID, ok = parseID(in.StageID); !ok {
		p.Add("stageId", "is not an id")
	}
	return move, p.Err()
}

type closeDealInput struct {
	ID        ID
	CommandID optText
}

// WinDeal closes a deal as won. Codes: NOT_FOUND, CONFLICT.
func (r *resolver) WinDeal(ctx context.Context, args struct{ Input closeDealInput }) (*dealPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, deal.Win{ID: id, At: env.Now}, dealAnswer)
}

type loseDealInput struct {
	ID        ID
	Reason    text
	CommandID optText
}

// LoseDeal closes a deal as lost. Codes: VALIDATION_ERROR, NOT_FOUND, CONFLICT.
func (r *resolver) LoseDeal(ctx context.Context, args struct{ Input loseDealInput }) (*dealPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, deal.Lose{ID: id, Reason: string(args.Input.Reason), At: env.Now}, dealAnswer)
}

// ArchiveDeal takes a deal out of the usual lists. Codes: NOT_FOUND.
func (r *resolver) ArchiveDeal(ctx context.Context, args struct{ Input archiveInput }) (*dealPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, deal.Archive{ID: id, At: env.Now}, dealAnswer)
}

// RestoreDeal brings an archived or deleted deal back. Codes: NOT_FOUND,
// CONFLICT when its pipeline is gone.
func (r *resolver) RestoreDeal(ctx context.Context, args struct{ Input restoreInput }) (*dealPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, deal.Restore{ID: id, At: env.Now}, dealAnswer)
}

// ReopenDeal opens a closed deal again. Codes: NOT_FOUND, CONFLICT.
func (r *resolver) ReopenDeal(ctx context.Context, args struct{ Input closeDealInput }) (*dealPayload, error) {
	env, id, err := r.on(ctx, args.Input.ID, args.Input.CommandID)
	if err != nil {
		return nil, err
	}
	return answer(ctx, r, env, deal.Reopen{ID: id, At: env.Now}, dealAnswer)
}

// DeleteDeal takes a deal off every list. Codes: NOT_FOUND.
func (r *resolver) DeleteDeal(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return deal.Delete{ID: id, At: env.Now}
	})
}
