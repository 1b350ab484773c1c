package projections_test

import (
	"math/big"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/reporting"
)

// weekly is the report "By week".
func (p *past) weekly() reporting.Weekly {
	sums, missing := p.sums()
	report := reporting.Weekly{Weeks: []reporting.WeekOfDeals{}}
	for first := firstOf(reporting.Week, p.From); !first.After(p.To); first = nextOf(reporting.Week, first) {
		next := nextOf(reporting.Week, first)
		in := func(day time.Time) bool { return !day.Before(first) && day.Before(next) }
		created, won, lost, slipped := sums(), sums(), sums(), sums()
		for _, of := range p.deals {
			if d := of.now(); !d.Deleted && p.passes(d) {
				if in(p.day(d.CreatedAt)) {
					created.add(d.Value, p.day(d.CreatedAt), one)
				}
				if d.Status == deal.StatusWon && in(p.day(d.ClosedAt)) {
					won.add(d.Value, p.day(d.ClosedAt), one)
				}
				if d.Status == deal.StatusLost && in(p.day(d.ClosedAt)) {
					lost.add(d.Value, p.day(d.ClosedAt), one)
				}
			}
			before, _ := of.at(p.begins(first))
			after, _ := of.at(p.begins(next))
			if over := !p.begins(next).After(p.Now); over && p.promised(before, in) && piped(after) {
				slipped.add(before.Value, first, one)
			}
		}
		week := reporting.WeekOfDeals{First: first, New: created.worth(), Won: won.worth(), Lost: lost.worth()}
		if !p.begins(next).After(p.Now) {
			week.Slipped = new(slipped.worth())
		}
		report.Weeks = append(report.Weeks, week)
	}
	report.MissingRates = missing()
	return report
}

// promised says whether a deal is in the pipeline, passes the filter, and is expected in some days.
func (p *past) promised(d deal.Deal, in func(time.Time) bool) bool {
	if !piped(d) || !p.passes(d) || d.ExpectedClose == "" {
		return false
	}
	return in(date(d.ExpectedClose))
}

func date(text string) time.Time {
	day, _ := time.Parse(time.DateOnly, text)
	return day
}

// expectation is a period of a forecast in the making.
type expectation struct{ closed, open, commit, best, weighted, historical *sum }

func (e expectation) add(p *past, d deal.Deal, rated, today time.Time) {
	e.open.add(d.Value, rated, one)
	likely, category := p.likely(d), d.Forecast
	if category == "" {
		category = deal.ForecastAt(int(new(big.Rat).Mul(likely, big.NewRat(100, 1)).Num().Int64()))
	}
	switch category {
	case deal.ForecastOmitted:
		return
	case deal.ForecastCommit:
		e.commit.add(d.Value, rated, one)
		e.best.add(d.Value, rated, one)
	case deal.ForecastBestCase:
		e.best.add(d.Value, rated, one)
	}
	e.weighted.add(d.Value, rated, likely)
	e.historical.add(d.Value, rated, p.converted(d, today))
}

// converted is the historical conversion of a deal's stage on a day.
func (p *past) converted(d deal.Deal, on time.Time) *big.Rat {
	won, closed := int64(0), int64(0)
	for _, of := range p.deals {
		other := of.now()
		if other.Status == deal.StatusOpen || other.Deleted {
			continue
		}
		day := p.day(other.ClosedAt)
		if day.Before(on.AddDate(0, 0, -365)) || !day.Before(on) {
			continue
		}
		for _, v := range other.Visits {
			if v.PipelineID == d.PipelineID && v.StageID == d.StageID {
				closed++
				if other.Status == deal.StatusWon {
					won++
				}
				break
			}
		}
	}
	if closed == 0 {
		return p.likely(d)
	}
	return big.NewRat(won, closed)
}

func (e expectation) period(first time.Time) reporting.ForecastPeriod {
	return reporting.ForecastPeriod{
		First: first, Closed: e.closed.worth(), Open: e.open.worth(), Commit: e.commit.worth(), BestCase: e.best.worth(),
		Weighted: e.weighted.worth(), Historical: e.historical.worth(),
	}
}

// forecast is the report "Forecast".
func (p *past) forecast(every reporting.Every, backtest int) reporting.Forecast {
	sums, missing := p.sums()
	expecting := func() expectation { return expectation{sums(), sums(), sums(), sums(), sums(), sums()} }
	report := reporting.Forecast{Periods: []reporting.ForecastPeriod{}, Backtest: []reporting.Backtest{}}
	overdue, undated := sums(), sums()
	begin := firstOf(every, p.From)
	for _, of := range p.deals {
		if d := of.now(); piped(d) && p.passes(d) {
			if d.ExpectedClose == "" {
				undated.add(d.Value, p.today(), one)
			} else if date(d.ExpectedClose).Before(begin) {
				overdue.add(d.Value, p.today(), one)
			}
		}
	}
	for first := begin; !first.After(p.To); first = nextOf(every, first) {
		next := nextOf(every, first)
		in := func(day time.Time) bool { return !day.Before(first) && day.Before(next) }
		e := expecting()
		for _, of := range p.deals {
			d := of.now()
			if p.wonIn(d, in) {
				for _, s := range []*sum{e.closed, e.commit, e.best, e.weighted, e.historical} {
					s.add(d.Value, p.day(d.ClosedAt), one)
				}
			}
			if p.promised(d, in) {
				e.add(p, d, p.today(), p.today())
			}
		}
		report.Periods = append(report.Periods, e.period(first))
	}
	past := []time.Time{}
	for first := firstOf(every, p.today()); len(past) < backtest; {
		first = firstOf(every, first.AddDate(0, 0, -1))
		past = append([]time.Time{first}, past...)
	}
	for _, first := range past {
		next := nextOf(every, first)
		in := func(day time.Time) bool { return !day.Before(first) && day.Before(next) }
		e, actual := expecting(), sums()
		for _, of := range p.deals {
			if d, _ := of.at(p.begins(first)); p.promised(d, in) {
				e.add(p, d, first, first)
			}
			if d := of.now(); p.wonIn(d, in) {
				actual.add(d.Value, p.day(d.ClosedAt), one)
			}
		}
		report.Backtest = append(report.Backtest, reporting.Backtest{ForecastPeriod: e.period(first), Actual: actual.worth()})
	}
	report.Overdue, report.Undated, report.MissingRates = overdue.worth(), undated.worth(), missing()
	return report
}

func (p *past) wonIn(d deal.Deal, in func(time.Time) bool) bool {
	return d.Status == deal.StatusWon && !d.Deleted && in(p.day(d.ClosedAt)) && p.passes(d)
}
