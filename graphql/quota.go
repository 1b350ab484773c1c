package graphql

import (
	"cmp"
	"context"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/readmodels"
)

// quotaNode is a quota; most of its fields are the row's.
type quotaNode struct {
	readmodels.Quota
	Member *memberNode
	Team   *teamNode
}

// ID is the quota's id.
func (q *quotaNode) ID() ID { return ID(q.Quota.ID) }

// Period is the first day of its period.
func (q *quotaNode) Period() *Date { return someDate(q.Quota.Period) }

// Months is how long its period is.
func (q *quotaNode) Months() int32 { return clamp(q.Quota.Months) }

// Value is what is to be won; null for a number of deals.
func (q *quotaNode) Value() *money { return someMoney(q.Amount, q.Currency) }

// Deals is how many are to be won; null for an amount.
func (q *quotaNode) Deals() *int32 {
	if q.Quota.Deals == 0 {
		return nil
	}
	return new(clamp(q.Quota.Deals))
}

// CreatedAt is when it was first set.
func (q *quotaNode) CreatedAt() Time { return Time{q.Quota.CreatedAt} }

// UpdatedAt is when it was last set.
func (q *quotaNode) UpdatedAt() Time { return Time{q.Quota.UpdatedAt} }

// quotas makes nodes of rows, with the relations that are wanted of them.
func (s *scope) quotas(ctx context.Context, rows []readmodels.Quota, want fields) ([]*quotaNode, error) {
	memberIDs := pluck(rows, func(q *readmodels.Quota) string { return q.MemberID })
	members, err := belongsTo(ctx, s, want["member"], memberIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return nil, err
	}
	teamIDs := pluck(rows, func(q *readmodels.Quota) string { return q.TeamID })
	teams, err := belongsTo(ctx, s, want["team"], teamIDs, s.Reads.TeamsByID, s.teams)
	if err != nil {
		return nil, err
	}
	nodes := make([]*quotaNode, len(rows))
	for i, row := range rows {
		nodes[i] = &quotaNode{row, members[row.MemberID], teams[row.TeamID]}
	}
	return nodes, nil
}

type quotasArgs struct {
	First            optInt
	After            optText
	MemberID, TeamID optText
	Period           optDate
}

// Quotas answers the query quotas.
func (r *resolver) Quotas(ctx context.Context, args quotasArgs) (*connection[quotaNode], error) {
	s, err := r.query(ctx, "quotas")
	if err != nil {
		return nil, err
	}
	var c criteria
	q := readmodels.QuotaQuery{MemberID: c.id("memberId", args.MemberID), TeamID: c.id("teamId", args.TeamID), Period: args.Period.Value}
	if err := c.Err(); err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, 2*usualPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.Quotas(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.quotas, func() (int, error) { return s.Reads.CountQuotas(ctx, s.tenant, q) })
}

// quotaPayload is a quota as a command left it.
type quotaPayload struct {
	Quota    *quotaNode
	Position Position
}

func quotaAnswer(ctx context.Context, s *scope, receipt commands.Receipt) (*quotaPayload, error) {
	q := receipt.State.(quota.Quota)
	row := readmodels.Quota{
		ID: q.ID, MemberID: q.MemberID, TeamID: q.TeamID, Period: q.Period, Months: q.Months, Measure: string(q.Measure),
		Amount: q.Value.Amount, Currency: q.Value.Currency, Deals: q.Count,
		Versioned: readmodels.Versioned{Revision: int64(receipt.Revision), CreatedAt: q.CreatedAt, UpdatedAt: q.UpdatedAt},
	}
	node, err := only(s.quotas(ctx, []readmodels.Quota{row}, selected(ctx)["quota"]))
	return &quotaPayload{node, Position(receipt.Position.String())}, err
}

type setQuotaInput struct {
	MemberID, TeamID optText
	Period           Date
	Months           optInt
	Value            optMoney
	Deals            optInt
	CommandID        optText
}

// SetQuota says what a member or a team is to win in a period, in place of
// what was said before. Codes: FORBIDDEN, VALIDATION_ERROR.
func (r *resolver) SetQuota(ctx context.Context, args struct{ Input setQuotaInput }) (*quotaPayload, error) {
	in := args.Input
	return carryOut(ctx, r, in.CommandID, func(env *commands.Envelope) (domain.Command, error) {
		var of refs
		memberID, teamID := of.one("memberId", &in.MemberID.Value), of.one("teamId", &in.TeamID.Value)
		cmd := quota.Set{Count: in.Deals.Value, Value: in.Value.Value, At: env.Now, Purpose: quota.Purpose{
			MemberID: *memberID, TeamID: *teamID, Period: string(in.Period), Months: cmp.Or(in.Months.Value, quota.Month), Measure: quota.Amount,
		}}
		if in.Deals.Said && !in.Deals.Null {
			cmd.Measure = quota.Deals
		}
		cmd.ID = quota.ID(env.Actor.Tenant, cmd.Purpose)
		return cmd, of.Err()
	}, quotaAnswer)
}

// DeleteQuota takes a quota away; setting it again brings it back. Codes:
// FORBIDDEN, NOT_FOUND.
func (r *resolver) DeleteQuota(ctx context.Context, args struct{ Input deleteInput }) (*deletePayload, error) {
	return r.remove(ctx, args.Input, func(id string, env commands.Envelope) domain.Command {
		return quota.Delete{ID: id, At: env.Now}
	})
}
