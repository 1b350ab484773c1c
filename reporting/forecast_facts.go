package reporting

import (
	"context"
	"math/big"
	"slices"
	"strconv"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"

	"github.com/daybook-crm/daybook/internal/fault"
)

// forecastQuestion is a Question with the periods that a forecast shows, and
// those of the past that it is tested on.
type forecastQuestion struct {
	Question
	every Every
	ahead []time.Time
	past  []time.Time
}

const (
	usualPeriods = 3
	maxBacktest  = 36
	maxForecast  = 60
	historyDays  = 365
)

// ahead reads the periods of a forecast.
func (q Question) ahead(every Every, backtest int) (f forecastQuestion, err error) {
	if every != Week && every != Month && every != Quarter {
		return f, fault.Field("every", "a forecast is by WEEK, MONTH or QUARTER")
	}
	if backtest < 0 || backtest > maxBacktest {
		return f, fault.Field("backtest", "must lie between 0 and "+strconv.Itoa(maxBacktest))
	}
	if q.From.IsZero() {
		q.From = q.today()
	}
	if q.To.IsZero() {
		q.To = later(every.after(every.first(q.today()), usualPeriods-1), q.From)
	}
	f = forecastQuestion{Question: q, every: every}
	for n := -backtest; n < 0; n++ {
		f.past = append(f.past, every.after(every.first(q.today()), n))
	}
	f.ahead, err = every.periods(q.From, q.To, maxForecast)
	return f, err
}

// last is the last day of the period that begins on a day.
func (f forecastQuestion) last(first time.Time) time.Time {
	return f.every.after(first, 1).AddDate(0, 0, -1)
}

// during is the question with another period.
func (f forecastQuestion) during(from, to time.Time) Question {
	q := f.Question
	q.From, q.To = from, to
	return q
}

// forecastFacts are what a forecast is made of.
type forecastFacts struct {
	now, then []openRow
	closings  []closingsRow
	edges     []time.Time
}

type closingsRow struct {
	Since      uint32 `ch:"since"`
	PipelineID string `ch:"pipeline_id"`
	StageID    string `ch:"stage_id"`
	Won        uint64 `ch:"won"`
	Closed     uint64 `ch:"closed"`
}

func (s *Store) forecastFacts(ctx context.Context, db database, f forecastQuestion) (facts forecastFacts, err error) {
	where := f.Filter.where()
	from, to := f.ahead[0], f.last(f.ahead[len(f.ahead)-1])
	if len(f.past) > 0 {
		then := f.during(f.past[0], f.last(f.past[len(f.past)-1]))
		args := append(then.args(db), f.instants()...)
		if facts.then, err = answer[openRow](ctx, s, "backtest", openThen(f.every, where), args...); err != nil {
			return facts, err
		}
		from, to = earlier(from, then.From), later(to, then.To)
	}
	if facts.now, err = answer[openRow](ctx, s, "forecast", openAndWon(f.every, where), f.during(from, to).args(db)...); err != nil {
		return facts, err
	}
	facts.edges = f.edges()
	days := []string{}
	for _, edge := range facts.edges {
		days = append(days, day(edge, latest))
	}
	history := f.during(facts.edges[0], facts.edges[len(facts.edges)-1].AddDate(0, 0, -1))
	facts.closings, err = answer[closingsRow](ctx, s, "historical conversion", closings, append(history.args(db), clickhouse.Named("edges", days))...)
	return facts, err
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// instants are the parameters for the beginnings of the past periods.
func (f forecastQuestion) instants() []any {
	firsts, begins := []string{}, []string{}
	for _, first := range f.past {
		firsts, begins = append(firsts, day(first, latest)), append(begins, instant(begin(first, f.Zone)))
	}
	return []any{
		clickhouse.Named("weeks", firsts), clickhouse.Named("begins", begins),
		clickhouse.Named("at", instant(begin(f.past[0], f.Zone))),
	}
}

// edges are the days between which closings are counted: where the histories
// of today and of the past periods begin and end.
func (f forecastQuestion) edges() (days []time.Time) {
	for _, end := range append(slices.Clone(f.past), f.today()) {
		days = append(days, end.AddDate(0, 0, -historyDays), end)
	}
	slices.SortFunc(days, time.Time.Compare)
	return slices.Compact(days)
}

// converted gives the historical conversion of the stages on a day.
func (facts forecastFacts) converted(on time.Time, ways stageList) conversions {
	won, closed := map[stageKey]int64{}, map[stageKey]int64{}
	for _, r := range facts.closings {
		since := facts.edges[r.Since-1]
		if !since.Before(on.AddDate(0, 0, -historyDays)) && since.Before(on) {
			won[stageKey{r.PipelineID, r.StageID}] += int64(r.Won)
			closed[stageKey{r.PipelineID, r.StageID}] += int64(r.Closed)
		}
	}
	return func(at stageKey) *big.Rat {
		if closed[at] == 0 {
			return percent(ways.probability(at))
		}
		return big.NewRat(won[at], closed[at])
	}
}

func (f *Forecast) fill(q forecastQuestion, ways stageList, facts forecastFacts) {
	without, overdue, undated := missing{}, newTally(), newTally()
	for _, r := range facts.now {
		switch {
		case r.Won:
		case r.Undated:
			undated.add(r.share, all)
		case r.First.Before(q.ahead[0]):
			overdue.add(r.share, all)
		}
	}
	today := facts.converted(q.today(), ways)
	for _, first := range q.ahead {
		f.Periods = append(f.Periods, periodOf(first, facts.now, ways, today).period(first, without))
	}
	for _, first := range q.past {
		then := periodOf(first, facts.then, ways, facts.converted(first, ways))
		f.Backtest = append(f.Backtest, Backtest{then.period(first, without), wonIn(first, facts.now).worth(without)})
	}
	f.Overdue, f.Undated, f.MissingRates = overdue.worth(without), undated.worth(without), without.list()
}

func periodOf(first time.Time, rows []openRow, ways stageList, history conversions) *forecasting {
	f := newForecasting()
	f.closed = wonIn(first, rows)
	for _, r := range rows {
		if r.First.Equal(first) && !r.Won && !r.Undated {
			f.add(r, ways, history)
		}
	}
	return f
}

func wonIn(first time.Time, rows []openRow) *tally {
	won := newTally()
	for _, r := range rows {
		if r.First.Equal(first) && r.Won {
			won.add(r.share, all)
		}
	}
	return won
}
