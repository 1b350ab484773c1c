package graphql

import (
	"context"
	"strconv"

	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/reporting"
)

// sheets are the reports that can be exported, by the name in their address.
var sheets = map[string]func(*reports, context.Context, exportArgs) (*sheet, error){
	"pipeline": (*reports).pipelineSheet, "funnel": (*reports).funnelSheet, "winRates": (*reports).winRateSheet, "lostReasons": (*reports).lostReasonSheet,
	"forecast": (*reports).forecastSheet, "backtest": (*reports).backtestSheet, "activity": (*reports).activitySheet, "weekly": (*reports).weeklySheet,
	"cohorts": (*reports).cohortSheet, "quotas": (*reports).quotaSheet, "moved": (*reports).movedSheet, "movedDeals": (*reports).movedDealSheet,
}

func (r *reports) sheet() *sheet { return newSheet(r.tenantNow.Currency) }

func (r *reports) pipelineSheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.PipelineByStage(ctx, r.tenant, args.question, args.on)
	if err != nil {
		return nil, err
	}
	ways, err := r.ways(ctx, pluck(report.Rows, func(row *reporting.StageOwner) string { return row.PipelineID }))
	if err != nil {
		return nil, err
	}
	owners, err := r.memberNames(ctx, pluck(report.Rows, func(row *reporting.StageOwner) string { return row.OwnerID }))
	if err != nil {
		return nil, err
	}
	s := r.sheet()
	lines(s, report.Rows, func(l *line, row reporting.StageOwner) {
		in := way(ways, row.PipelineID)
		l.text("Pipeline", in.Name).text("Stage", in.stage(row.StageID).Name).text("Owner", owners[row.OwnerID]).
			worth("Worth", row.Worth).worth("Weighted", row.Weighted)
	})
	return s, nil
}

func (r *reports) funnelSheet(ctx context.Context, args exportArgs) (*sheet, error) {
	in, err := r.pipeline(ctx, ID(args.pipelineID))
	if err != nil {
		return nil, err
	}
	report, err := r.Deps.Reports.Funnel(ctx, r.tenant, args.question, string(in.ID))
	s := r.sheet()
	lines(s, report.Stages, func(l *line, f reporting.FunnelStage) {
		l.text("Stage", in.stage(f.StageID).Name).worth("Reached", f.Reached).count("Visited", f.Visited).count("Open", f.Open).
			count("Lost", f.Lost).number("Conversion", f.Conversion).count("Stays", f.Stays).
			number("Average days", days(f.Average, f.Stays)).number("Median days", days(f.Median, f.Stays))
	})
	return s, err
}

func (r *reports) winRateSheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.WinRates(ctx, r.tenant, args.question, args.by, args.every)
	if err != nil {
		return nil, err
	}
	labels, err := r.labels(ctx, args.by, pluck(report.Rows, func(row *reporting.ClosedGroup) string { return row.Key }))
	if err != nil {
		return nil, err
	}
	s := r.sheet()
	lines(s, report.Rows, func(l *line, row reporting.ClosedGroup) {
		l.text("By", labels[row.Key]).day("From", row.First).worth("Won", row.Won).worth("Lost", row.Lost).number("Win rate", &row.Rate).
			number("Average days", days(row.Average, row.Won.Count)).number("Median days", days(row.Median, row.Won.Count))
	})
	return s, nil
}

func (r *reports) lostReasonSheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.WinRates(ctx, r.tenant, args.question, reporting.ByNothing, reporting.Always)
	s := r.sheet()
	lines(s, report.LostReasons, func(l *line, row reporting.LostReason) {
		l.text("Reason", r.word(tenant.LostReasons, row.Key)).worth("Lost", row.Lost)
	})
	return s, err
}

func (r *reports) forecastSheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.Forecast(ctx, r.tenant, args.question, args.every, 0)
	s := r.sheet()
	lines(s, report.Periods, func(l *line, p reporting.ForecastPeriod) {
		l.day("From", p.First).worth("Closed", p.Closed).worth("Open", p.Open).worth("Commit", p.Commit).
			worth("Best case", p.BestCase).worth("Weighted", p.Weighted).worth("Historical", p.Historical)
	})
	return s, err
}

func (r *reports) backtestSheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.Forecast(ctx, r.tenant, args.question, args.every, args.backtest)
	s := r.sheet()
	lines(s, report.Backtest, func(l *line, b reporting.Backtest) {
		l.day("From", b.First).worth("Open", b.Open).worth("Commit", b.Commit).worth("Best case", b.BestCase).
			worth("Weighted", b.Weighted).worth("Historical", b.Historical).worth("Actual", b.Actual)
	})
	return s, err
}

func (r *reports) weeklySheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.Weekly(ctx, r.tenant, args.question)
	s := r.sheet()
	lines(s, report.Weeks, func(l *line, w reporting.WeekOfDeals) {
		l.day("Week of", w.First).worth("New", w.New).worth("Won", w.Won).worth("Lost", w.Lost)
		if w.Slipped != nil {
			l.worth("Slipped", *w.Slipped)
		}
	})
	return s, err
}

func (r *reports) cohortSheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.Cohorts(ctx, r.tenant, args.question, args.months)
	s := r.sheet()
	lines(s, report.Rows, func(l *line, c reporting.Cohort) {
		l.day("Month", c.Month).text("Source", c.Source).count("Contacts", c.Contacts).count("With a deal", c.WithDeal)
		for k, n := range c.WonBy {
			l.count("Won by month "+strconv.Itoa(k), n)
		}
		l.worth("Won", c.Won)
	})
	return s, err
}

func (r *reports) activitySheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.Activity(ctx, r.tenant, args.question)
	if err != nil {
		return nil, err
	}
	names, err := r.memberNames(ctx, pluck(report.Members, func(m *reporting.MemberActivity) string { return m.MemberID }))
	s := r.sheet()
	lines(s, report.Members, func(l *line, m reporting.MemberActivity) {
		l.text("Member", names[m.MemberID]).count("All", m.Total)
		for _, k := range m.ByKind {
			l.count(k.Kind, k.Count)
		}
	})
	return s, err
}

func (r *reports) quotaSheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.Quotas(ctx, r.tenant, args.question)
	if err != nil {
		return nil, err
	}
	members, err := r.memberNames(ctx, pluck(report.Rows, func(q *reporting.QuotaAttainment) string { return q.MemberID }))
	if err != nil {
		return nil, err
	}
	teams, err := named(ctx, r.scope, fields{}, pluck(report.Rows, func(q *reporting.QuotaAttainment) string { return q.TeamID }), r.Reads.TeamsByID, r.teams)
	s := r.sheet()
	lines(s, report.Rows, func(l *line, q reporting.QuotaAttainment) {
		team := ""
		if t := teams[q.TeamID]; t != nil {
			team = t.Name
		}
		l.text("Member", members[q.MemberID]).text("Team", team).day("From", q.First).day("To", q.Last)
		if q.Measure == reporting.MeasureDeals {
			l.count("Target deals", q.TargetDeals)
		} else {
			l.money("Target", q.Target)
		}
		l.worth("Won", q.Won).worth("Open", q.Open).worth("Weighted", q.Weighted).number("Attainment", q.Attainment)
	})
	return s, err
}

func (r *reports) movedSheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.Movement(ctx, r.tenant, args.question, 0)
	if err != nil {
		return nil, err
	}
	s := r.sheet()
	s.line().text("Kind", "OPENING").worth("Worth", report.Opening)
	for _, c := range report.Changes {
		s.line().text("Kind", c.Kind).worth("Worth", c.Worth)
	}
	s.line().text("Kind", "CLOSING").worth("Worth", report.Closing)
	return s, nil
}

func (r *reports) movedDealSheet(ctx context.Context, args exportArgs) (*sheet, error) {
	report, err := r.Deps.Reports.Movement(ctx, r.tenant, args.question, args.first)
	if err != nil {
		return nil, err
	}
	node := &movedReport{}
	if err := r.movedDeals(ctx, report.Deals, node, fields{}); err != nil {
		return nil, err
	}
	owners, err := r.memberNames(ctx, pluck(report.Deals, func(d *reporting.MovedDeal) string { return d.OwnerID }))
	s, all := r.sheet(), make([]movedLine, len(node.Deals))
	for i, d := range node.Deals {
		all[i] = movedLine{d, report.Deals[i]}
	}
	lines(s, all, func(l *line, d movedLine) {
		l.text("Kind", d.of.Kind).text("Deal", titleOf(d.shown.Deal)).text("Deal id", d.of.DealID).text("Owner", owners[d.of.OwnerID]).
			text("From stage", stageName(d.shown.FromStage)).text("To stage", stageName(d.shown.ToStage)).money("Amount", d.of.Amount).
			dayOrNone("Expected before", d.of.FromExpected).dayOrNone("Expected", d.of.ToExpected)
	})
	return s, err
}

// movedLine is a deal that moved, with the names of what it shows.
type movedLine struct {
	shown movedDealRow
	of    reporting.MovedDeal
}

func titleOf(d *dealNode) string {
	if d == nil {
		return ""
	}
	return d.Title
}

func stageName(s *stageNode) string {
	if s == nil {
		return ""
	}
	return s.Name
}

var errNoReport = fault.New(fault.NotFound, "There is no report of this name.")
