package graphql

import (
	"cmp"
	"context"
	"slices"

	"github.com/daybook-crm/daybook/reporting"
)

type stageReport struct {
	Rows            []*stageOwnerRow
	Total, Weighted worthNode
	MissingRates    []string
}

type stageOwnerRow struct {
	Pipeline        *pipelineNode
	Stage           *stageNode
	Owner           *memberNode
	Worth, Weighted worthNode
}

// Pipeline answers reports.pipeline. Codes: VALIDATION_ERROR.
func (r *reports) Pipeline(ctx context.Context, args struct {
	On     optDate
	Filter *reportFilter
}) (*stageReport, error) {
	report, err := r.Deps.Reports.PipelineByStage(ctx, r.tenant, r.question(periodArgs{Filter: args.Filter}), day(args.On))
	if err != nil {
		return nil, err
	}
	ways, err := r.ways(ctx, pluck(report.Rows, func(row *reporting.StageOwner) string { return row.PipelineID }))
	if err != nil {
		return nil, err
	}
	want := selected(ctx)["rows"]["owner"]
	owners, err := named(ctx, r.scope, want, pluck(report.Rows, func(row *reporting.StageOwner) string { return row.OwnerID }), r.Reads.MembersByID, r.members)
	if err != nil {
		return nil, err
	}
	node := &stageReport{[]*stageOwnerRow{}, r.worth(report.Total), r.worth(report.Weighted), some(report.MissingRates)}
	for _, row := range report.Rows {
		in := way(ways, row.PipelineID)
		node.Rows = append(node.Rows, &stageOwnerRow{in, in.stage(row.StageID), owners[row.OwnerID], r.worth(row.Worth), r.worth(row.Weighted)})
	}
	slices.SortStableFunc(node.Rows, func(a, b *stageOwnerRow) int {
		return cmp.Or(cmp.Compare(a.Pipeline.Name, b.Pipeline.Name), cmp.Compare(a.Pipeline.ID, b.Pipeline.ID), cmp.Compare(placeOf(a), placeOf(b)))
	})
	return node, nil
}

func placeOf(row *stageOwnerRow) int {
	return slices.IndexFunc(row.Pipeline.Stages, func(s stageNode) bool { return s.ID == row.Stage.ID })
}

// ways reads pipelines with their stages.
func (r *reports) ways(ctx context.Context, ids []string) (map[string]*pipelineNode, error) {
	return named(ctx, r.scope, fields{}, ids, r.Reads.PipelinesByID, pipelines)
}

type funnelReport struct {
	Cohort, Won  worthNode
	Stages       []funnelStage
	MissingRates []string
}

type funnelStage struct {
	Stage                   *stageNode
	Reached                 worthNode
	Visited, Open, Lost     int32
	Conversion              *float64
	Stays                   int32
	AverageDays, MedianDays *float64
}

// Funnel answers reports.funnel. Codes: NOT_FOUND, VALIDATION_ERROR.
func (r *reports) Funnel(ctx context.Context, args struct {
	PipelineID ID
	From, To   optDate
	Filter     *reportFilter
}) (*funnelReport, error) {
	in, err := r.pipeline(ctx, args.PipelineID)
	if err != nil {
		return nil, err
	}
	report, err := r.Deps.Reports.Funnel(ctx, r.tenant, r.question(periodArgs{args.From, args.To, args.Filter}), string(in.ID))
	if err != nil {
		return nil, err
	}
	node := &funnelReport{r.worth(report.Cohort), r.worth(report.Won), []funnelStage{}, some(report.MissingRates)}
	for _, s := range report.Stages {
		node.Stages = append(node.Stages, funnelStage{
			in.stage(s.StageID), r.worth(s.Reached), clamp(s.Visited), clamp(s.Open), clamp(s.Lost), s.Conversion,
			clamp(s.Stays), days(s.Average, s.Stays), days(s.Median, s.Stays),
		})
	}
	return node, nil
}
