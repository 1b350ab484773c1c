package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/reporting"
)

type activityReport struct{ Members []activityRow }

type activityRow struct {
	Member *memberNode
	Total  int32
	ByKind []activityCount
}

type activityCount struct {
	Kind  string
	Count int32
}

// Activity answers reports.activity. Codes: VALIDATION_ERROR.
func (r *reports) Activity(ctx context.Context, args periodArgs) (*activityReport, error) {
	report, err := r.Deps.Reports.Activity(ctx, r.tenant, r.question(args))
	if err != nil {
		return nil, err
	}
	ids := pluck(report.Members, func(m *reporting.MemberActivity) string { return m.MemberID })
	members, err := named(ctx, r.scope, selected(ctx)["members"]["member"], ids, r.Reads.MembersByID, r.members)
	if err != nil {
		return nil, err
	}
	node := &activityReport{[]activityRow{}}
	for _, m := range report.Members {
		row := activityRow{members[m.MemberID], clamp(m.Total), []activityCount{}}
		for _, k := range m.ByKind {
			row.ByKind = append(row.ByKind, activityCount{k.Kind, clamp(k.Count)})
		}
		node.Members = append(node.Members, row)
	}
	return node, nil
}

type quotaReport struct {
	Rows         []quotaRow
	MissingRates []string
}

type quotaRow struct {
	QuotaID             ID
	Member              *memberNode
	Team                *teamNode
	First, Last         Date
	Measure             string
	Target, TargetBase  *money
	TargetDeals         *int32
	Won, Open, Weighted worthNode
	Attainment          *float64
}

// Quotas answers reports.quotas. Codes: VALIDATION_ERROR.
func (r *reports) Quotas(ctx context.Context, args periodArgs) (*quotaReport, error) {
	report, err := r.Deps.Reports.Quotas(ctx, r.tenant, r.question(args))
	if err != nil {
		return nil, err
	}
	want := selected(ctx)["rows"]
	members, err := named(ctx, r.scope, want["member"], pluck(report.Rows, func(q *reporting.QuotaAttainment) string { return q.MemberID }), r.Reads.MembersByID, r.members)
	if err != nil {
		return nil, err
	}
	teams, err := named(ctx, r.scope, want["team"], pluck(report.Rows, func(q *reporting.QuotaAttainment) string { return q.TeamID }), r.Reads.TeamsByID, r.teams)
	if err != nil {
		return nil, err
	}
	node := &quotaReport{[]quotaRow{}, some(report.MissingRates)}
	for _, q := range report.Rows {
		row := quotaRow{
			QuotaID: ID(q.QuotaID), Member: members[q.MemberID], Team: teams[q.TeamID], First: mustDay(q.First), Last: mustDay(q.Last), Measure: q.Measure,
			Won: r.worth(q.Won), Open: r.worth(q.Open), Weighted: r.worth(q.Weighted), Attainment: q.Attainment,
		}
		if q.Measure == reporting.MeasureDeals {
			row.TargetDeals = new(clamp(q.TargetDeals))
		} else {
			row.Target = &money{Amount(q.Target.Amount), q.Target.Currency}
			row.TargetBase = &money{Amount(q.TargetBase), r.tenantNow.Currency}
		}
		node.Rows = append(node.Rows, row)
	}
	return node, nil
}
