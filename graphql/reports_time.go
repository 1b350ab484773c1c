package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/reporting"
)

type forecastReport struct {
	Periods          []forecastRow
	Overdue, Undated worthNode
	Backtest         []backtestRow
	MissingRates     []string
}

type forecastRow struct {
	First                                                Date
	Closed, Open, Commit, BestCase, Weighted, Historical worthNode
}

type backtestRow struct {
	forecastRow
	Actual worthNode
}

// Forecast answers reports.forecast. Codes: VALIDATION_ERROR.
func (r *reports) Forecast(ctx context.Context, args struct {
	From, To optDate
	Every    optEnum
	Backtest optInt
	Filter   *reportFilter
}) (*forecastReport, error) {
	backtest, err := whole(args.Backtest, "backtest")
	if err != nil {
		return nil, err
	}
	report, err := r.Deps.Reports.Forecast(ctx, r.tenant, r.question(periodArgs{args.From, args.To, args.Filter}), reporting.Every(args.Every.Value), backtest)
	if err != nil {
		return nil, err
	}
	node := &forecastReport{[]forecastRow{}, r.worth(report.Overdue), r.worth(report.Undated), []backtestRow{}, some(report.MissingRates)}
	for _, p := range report.Periods {
		node.Periods = append(node.Periods, r.forecastRow(p))
	}
	for _, b := range report.Backtest {
		node.Backtest = append(node.Backtest, backtestRow{r.forecastRow(b.ForecastPeriod), r.worth(b.Actual)})
	}
	return node, nil
}

func (r *reports) forecastRow(p reporting.ForecastPeriod) forecastRow {
	return forecastRow{
		mustDay(p.First), r.worth(p.Closed), r.worth(p.Open), r.worth(p.Commit), r.worth(p.BestCase), r.worth(p.Weighted), r.worth(p.Historical),
	}
}

type weeklyReport struct {
	Weeks        []weekRow
	MissingRates []string
}

type weekRow struct {
	First          Date
	New, Won, Lost worthNode
	Slipped        *worthNode
}

// Weekly answers reports.weekly. Codes: VALIDATION_ERROR.
func (r *reports) Weekly(ctx context.Context, args periodArgs) (*weeklyReport, error) {
	report, err := r.Deps.Reports.Weekly(ctx, r.tenant, r.question(args))
	if err != nil {
		return nil, err
	}
	node := &weeklyReport{[]weekRow{}, some(report.MissingRates)}
	for _, w := range report.Weeks {
		row := weekRow{First: mustDay(w.First), New: r.worth(w.New), Won: r.worth(w.Won), Lost: r.worth(w.Lost)}
		if w.Slipped != nil {
			row.Slipped = new(r.worth(*w.Slipped))
		}
		node.Weeks = append(node.Weeks, row)
	}
	return node, nil
}

type cohortReport struct {
	Rows         []cohortRow
	MissingRates []string
}

type cohortRow struct {
	Month              Date
	Source             string
	Contacts, WithDeal int32
	WonBy              []int32
	Won                worthNode
}

// Cohorts answers reports.cohorts. Codes: VALIDATION_ERROR.
func (r *reports) Cohorts(ctx context.Context, args struct {
	From, To optDate
	Months   optInt
	Filter   *reportFilter
}) (*cohortReport, error) {
	months, err := whole(args.Months, "months")
	if err != nil {
		return nil, err
	}
	report, err := r.Deps.Reports.Cohorts(ctx, r.tenant, r.question(periodArgs{args.From, args.To, args.Filter}), months)
	if err != nil {
		return nil, err
	}
	node := &cohortReport{[]cohortRow{}, some(report.MissingRates)}
	for _, c := range report.Rows {
		row := cohortRow{mustDay(c.Month), c.Source, clamp(c.Contacts), clamp(c.WithDeal), []int32{}, r.worth(c.Won)}
		for _, n := range c.WonBy {
			row.WonBy = append(row.WonBy, clamp(n))
		}
		node.Rows = append(node.Rows, row)
	}
	return node, nil
}
