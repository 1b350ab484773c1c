package reporting

import (
	"context"
	"math/big"
	"time"
)

// Forecast is what the open deals will probably bring, by the period in which
// they are expected to be closed, and what forecasts of the past were worth.
type Forecast struct {
	Periods      []ForecastPeriod
	Overdue      Worth // in the pipeline, expected before the first period
	Undated      Worth // in the pipeline, expected on no day
	Backtest     []Backtest
	MissingRates []string
}

// ForecastPeriod is the forecast of a period. All but Open hold what was won
// in it already.
type ForecastPeriod struct {
	First time.Time
	Closed, Open,
	Commit, BestCase, Weighted, Historical Worth
}

// Backtest is what the forecast would have been when the period began, and
// what was won in it.
type Backtest struct {
	ForecastPeriod // Closed is zero: nothing was yet
	Actual         Worth
}

// The categories of a forecast. A deal without one has that of its stage's
// probability.
const (
	forecastCommit, commitFrom     = "COMMIT", 90
	forecastBestCase, bestCaseFrom = "BEST_CASE", 50
	forecastPipeline               = "PIPELINE"
	forecastOmitted                = "OMITTED"
)

// forecastColumns are the columns of a state that a forecast is made of.
const forecastColumns = `pipeline_id, stage_id, forecast_category, currency, amount`

// openAndWon gives the deals in the pipeline by the period in which they are
// expected, and those won in the period by that in which they were closed.
// Cost: a scan of the deals.
func openAndWon(every Every, where string) string {
	return `SELECT won, first, undated, pipeline_id, stage_id, category, ` + shares + ` FROM ` + priced(`won, first, undated, pipeline_id, stage_id, category`,
		`SELECT won, first, undated, if(won, '', pipeline_id) AS pipeline_id, if(won, '', stage_id) AS stage_id, if(won, '', forecast_category) AS category,
			currency, amount AS value, if(won, day, {today:Date32}) AS day
		FROM (
			SELECT `+forecastColumns+`, won, undated, day, `+firstDay[every]+` AS first
			FROM (
				SELECT `+forecastColumns+`, status = 'WON' AS won, NOT won AND expected_close IS NULL AS undated,
					if(won, toDate32(assumeNotNull(closed_at), {zone:String}), ifNull(expected_close, toDate32('1970-01-01'))) AS day
				`+closedDeals+` WHERE ((`+inPipeline+`) OR (status = 'WON' AND `+isClosed+`))`+where+`
			)
		)`) + ` GROUP BY won, first, undated, pipeline_id, stage_id, category, currency`
}

// openThen gives the deals in the pipeline as of the first instant of each
// period of the past, for that period. A deal has one state then, so a row of
// the history is looked at by itself.
func openThen(every Every, where string) string {
	return `SELECT false AS won, first, false AS undated, pipeline_id, stage_id, category, ` + shares + ` FROM ` + priced(`first, pipeline_id, stage_id, category`,
		`SELECT first, pipeline_id, stage_id, forecast_category AS category, currency, amount AS value, first AS day
		FROM (
			SELECT `+forecastColumns+`, valid_from, valid_to, `+firstDay[every]+` AS first, indexOf({weeks:Array(Date32)}, first) AS period
			FROM (SELECT `+forecastColumns+`, valid_from, valid_to, ifNull(expected_close, toDate32('1970-01-01')) AS day
				FROM `+statesAcross(`{begins:Array(DateTime64(6, 'UTC'))}`)+`
				WHERE `+inPipeline+where+` AND expected_close BETWEEN {from:Date32} AND {to:Date32})
		) WHERE period > 0 AND valid_from < {begins:Array(DateTime64(6, 'UTC'))}[period] AND {begins:Array(DateTime64(6, 'UTC'))}[period] <= valid_to`) +
		` GROUP BY first, undated, pipeline_id, stage_id, category, currency`
}

// closings gives how deals ended that had been in a stage, by the day on
// which they were closed, cut into the times between edges: any window of
// days between two edges is a sum of these. Deals go the same few ways, so
// they are counted by their way before it is taken apart: that is half the
// time. Cost: a scan of the deals and their stays.
const closings = `SELECT arrayLastIndex(e -> e <= day, {edges:Array(Date32)}) AS since, pipeline_id, stage_id, sum(w) AS won, sum(n) AS closed
FROM (
	SELECT day, any(visit_pipeline_ids) AS pipelines, any(visit_stage_ids) AS stages, countIf(status = 'WON') AS w, count() AS n
	FROM (
		SELECT toDate32(assumeNotNull(closed_at), {zone:String}) AS day, status, visit_pipeline_ids, visit_stage_ids
		FROM {database:Identifier}.deals FINAL WHERE ` + isClosed + `
	) GROUP BY day, cityHash64(visit_pipeline_ids, visit_stage_ids)
) ARRAY JOIN pipelines AS pipeline_id, stages AS stage_id, arrayEnumerateUniq(pipelines, stages) AS nth
WHERE nth = 1 GROUP BY since, pipeline_id, stage_id HAVING since > 0`

type openRow struct {
	Won        bool      `ch:"won"`
	First      time.Time `ch:"first"`
	Undated    bool      `ch:"undated"`
	PipelineID string    `ch:"pipeline_id"`
	StageID    string    `ch:"stage_id"`
	Category   string    `ch:"category"`
	share
}

// conversions says how likely a deal is to be won by its stage's history.
type conversions func(stageKey) *big.Rat

// add puts deals in the pipeline into a period's forecast.
func (f *forecasting) add(r openRow, ways stageList, history conversions) {
	at := stageKey{r.PipelineID, r.StageID}
	likely := ways.probability(at)
	f.open.add(r.share, all)
	category := r.Category
	switch {
	case category != "":
	case likely >= commitFrom:
		category = forecastCommit
	case likely >= bestCaseFrom:
		category = forecastBestCase
	default:
		category = forecastPipeline
	}
	if category == forecastOmitted {
		return
	}
	if category == forecastCommit {
		f.commit.add(r.share, all)
	}
	if category == forecastCommit || category == forecastBestCase {
		f.best.add(r.share, all)
	}
	f.weighted.add(r.share, percent(likely))
	f.historical.add(r.share, history(at))
}

// forecasting is a ForecastPeriod in the making.
type forecasting struct{ closed, open, commit, best, weighted, historical *tally }

func newForecasting() *forecasting {
	return &forecasting{newTally(), newTally(), newTally(), newTally(), newTally(), newTally()}
}

func (f *forecasting) period(first time.Time, without missing) ForecastPeriod {
	for _, t := range []*tally{f.commit, f.best, f.weighted, f.historical} {
		t.plus(f.closed)
	}
	return ForecastPeriod{
		First: first, Closed: f.closed.worth(without), Open: f.open.worth(without), Commit: f.commit.worth(without),
		BestCase: f.best.worth(without), Weighted: f.weighted.worth(without), Historical: f.historical.worth(without),
	}
}

// Forecast reads the report; without a period, on this period and the two
// after it. Backtest is how many periods of the past are tested. Code: VALIDATION_ERROR.
func (s *Store) Forecast(ctx context.Context, tenant string, q Question, every Every, backtest int) (Forecast, error) {
	report := Forecast{Periods: []ForecastPeriod{}, Backtest: []Backtest{}, Overdue: nothing(), Undated: nothing()}
	ask, err := q.ahead(every, backtest)
	if err != nil {
		return report, err
	}
	db, known, err := s.begun(ctx, tenant, q)
	if err != nil || !known {
		return report, err
	}
	ways, err := s.stages(ctx, db, q)
	if err != nil {
		return report, err
	}
	facts, err := s.forecastFacts(ctx, db, ask)
	if err != nil {
		return report, err
	}
	report.fill(ask, ways, facts)
	return report, nil
}
