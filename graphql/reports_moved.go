package graphql

import (
	"context"
	"time"

	"github.com/daybook-crm/daybook/reporting"
)

type movedReport struct {
	Opening, Closing worthNode
	Kinds            []movedTotal
	Deals            []movedDealRow
	MissingRates     []string
}

type movedTotal struct {
	Kind  string
	Worth worthNode
}

type movedDealRow struct {
	Kind                     string
	Deal                     *dealNode
	DealID                   ID
	Amount                   money
	FromStage, ToStage       *stageNode
	FromExpected, ToExpected *Date
}

// Moved answers reports.moved. Codes: VALIDATION_ERROR.
func (r *reports) Moved(ctx context.Context, args struct {
	From   Date
	To     optDate
	First  optInt
	Filter *reportFilter
}) (*movedReport, error) {
	most, err := whole(args.First, "first")
	if err != nil {
		return nil, err
	}
	q := r.question(periodArgs{optDate{Value: string(args.From)}, args.To, args.Filter})
	report, err := r.Deps.Reports.Movement(ctx, r.tenant, q, most)
	if err != nil {
		return nil, err
	}
	node := &movedReport{r.worth(report.Opening), r.worth(report.Closing), []movedTotal{}, []movedDealRow{}, some(report.MissingRates)}
	for _, c := range report.Changes {
		node.Kinds = append(node.Kinds, movedTotal{c.Kind, r.worth(c.Worth)})
	}
	return node, r.movedDeals(ctx, report.Deals, node, selected(ctx)["deals"]["deal"])
}

// movedDeals adds the deals that moved, with what is wanted of them.
func (r *reports) movedDeals(ctx context.Context, moved []reporting.MovedDeal, node *movedReport, want fields) error {
	deals, err := named(ctx, r.scope, want, pluck(moved, func(d *reporting.MovedDeal) string { return d.DealID }), r.Reads.DealsByID, r.deals)
	if err != nil {
		return err
	}
	ways, err := r.ways(ctx, append(pluck(moved, func(d *reporting.MovedDeal) string { return d.FromPipelineID }),
		pluck(moved, func(d *reporting.MovedDeal) string { return d.ToPipelineID })...))
	if err != nil {
		return err
	}
	for _, d := range moved {
		row := movedDealRow{
			Kind: d.Kind, Deal: deals[d.DealID], DealID: ID(d.DealID), Amount: money{Amount(d.Amount.Amount), d.Amount.Currency},
			ToStage: way(ways, d.ToPipelineID).stage(d.ToStageID), FromExpected: expected(d.FromExpected), ToExpected: expected(d.ToExpected),
		}
		if d.FromStageID != "" {
			row.FromStage = way(ways, d.FromPipelineID).stage(d.FromStageID)
		}
		node.Deals = append(node.Deals, row)
	}
	return nil
}

func expected(day *time.Time) *Date {
	if day == nil {
		return nil
	}
	return dayNode(*day)
}
