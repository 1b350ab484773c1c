package reporting

import (
	"context"
	"slices"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// Funnel is how far the deals of a cohort came in a pipeline.
type Funnel struct {
	Cohort       Worth
	Won          Worth
	Stages       []FunnelStage // in today's order, those in use first
	MissingRates []string
}

// FunnelStage is what became of the cohort in a stage. Conversion is the part
// of those who reached it that reached the next; nil where there is none.
type FunnelStage struct {
	StageID    string
	Reached    Worth
	Visited    int
	Open, Lost int
	Conversion *float64
	Stays      int   // that have ended
	Average    int64 // seconds a stay
	Median     int64
}

// cohort are the deals of a funnel: one pass over those that were created in
// the period, which lie together, with their stays.
const cohort = ` FROM {database:Identifier}.deals FINAL
	WHERE NOT deleted AND has(visit_pipeline_ids, {pipeline:String})
	AND created_at >= {begin:DateTime64(6, 'UTC')} AND created_at < {end:DateTime64(6, 'UTC')}`

// furthest gives the cohort by the last stage in use that it was in, counted
// from 1 (0: only in retired ones), and how it stands; and how many of it were
// in which stages. Deals go the same few ways, so they are counted by their
// way before it is taken apart: to look for each deal's stages in the list was
// half the time.
func furthest(where string) string {
	return `SELECT furthest, won, stage, status, ` + shares + `, (sumMap(been, arrayMap(s -> n, been)) AS visits).1 AS visited, visits.2 AS visitors FROM ` + rated(`
		SELECT arrayMap(s -> toString(s), arrayDistinct(arrayFilter((s, way) -> way = {pipeline:String}, stages, pipelines))) AS been,
			toUInt16(arrayMax(arrayMap(s -> indexOf({used:Array(String)}, s), been))) AS furthest,
			pipeline_id = {pipeline:String} AND status = 'WON' AS won,
			if(pipeline_id = {pipeline:String}, stage_id, '') AS stage, status, currency, day, n, total
		FROM (
			SELECT any(visit_pipeline_ids) AS pipelines, any(visit_stage_ids) AS stages, pipeline_id, stage_id, status, currency, day, count() AS n, sum(toInt128(amount)) AS total
			FROM (SELECT visit_pipeline_ids, visit_stage_ids, pipeline_id, stage_id, status, currency, amount, `+dayOfDeal+cohort+where+`)
			GROUP BY cityHash64(visit_pipeline_ids, visit_stage_ids), pipeline_id, stage_id, status, currency, day
		)`) + ` GROUP BY furthest, won, stage, status, currency`
}

// dayOfDeal is the day at whose rate a deal is: that of its closing, or today.
const dayOfDeal = `if(closed_at IS NULL, {today:Date32}, toDate32(assumeNotNull(closed_at), {zone:String})) AS day`

// stays are the stays of the cohort in each stage that have ended; one that
// goes on is left until 2262.
func stays(where string) string {
	return `SELECT stage, count() AS stays, intDiv(sum(took), stays) AS average, quantileExactLow(0.5)(took) AS median
	FROM (
		SELECT stage, intDiv(greatest(toUnixTimestamp64Micro(left_at) - toUnixTimestamp64Micro(entered_at), 0), 1000000) AS took
		FROM (SELECT visit_pipeline_ids, visit_stage_ids, visit_entered, visit_left` + cohort + where + `)
		ARRAY JOIN visit_pipeline_ids AS way, visit_stage_ids AS stage, visit_entered AS entered_at, visit_left AS left_at
		WHERE way = {pipeline:String} AND left_at < '2262-01-01 00:00:00'
	) GROUP BY stage`
}

type furthestRow struct {
	Furthest uint16   `ch:"furthest"`
	Won      bool     `ch:"won"`
	Stage    string   `ch:"stage"`
	Status   string   `ch:"status"`
	Visited  []string `ch:"visited"`
	Visitors []uint64 `ch:"visitors"`
	share
}

type staysRow struct {
	Stage   string `ch:"stage"`
	Stays   uint64 `ch:"stays"`
	Average int64  `ch:"average"`
	Median  int64  `ch:"median"`
}

// Funnel reads the report on a pipeline. Code: VALIDATION_ERROR.
func (s *Store) Funnel(ctx context.Context, tenant string, q Question, pipelineID string) (Funnel, error) {
	report := Funnel{Cohort: nothing(), Won: nothing(), Stages: []FunnelStage{}}
	q.Filter.Pipelines = nil
	db, known, err := s.begun(ctx, tenant, q)
	if err != nil || !known {
		return report, err
	}
	ways, err := s.stages(ctx, db, q)
	if err != nil {
		return report, err
	}
	ways = ways.of(pipelineID)
	args := append(append(q.args(db), q.instants()...), clickhouse.Named("pipeline", pipelineID), clickhouse.Named("used", ways.used()))
	rows, err := answer[furthestRow](ctx, s, "funnel", furthest(q.Filter.where()), args...)
	if err != nil {
		return report, err
	}
	took, err := answer[staysRow](ctx, s, "funnel", stays(q.Filter.where()), args...)
	if err != nil {
		return report, err
	}
	report.fill(ways, rows, took)
	return report, nil
}

func (f *Funnel) fill(ways stageList, rows []furthestRow, took []staysRow) {
	whole, won, without := newTally(), newTally(), missing{}
	for _, r := range rows {
		whole.add(r.share, all)
		if r.Won {
			won.add(r.share, all)
		}
	}
	f.Cohort, f.Won = whole.worth(without), won.worth(without)
	used := len(ways.used())
	for i, way := range ways {
		f.Stages = append(f.Stages, funnelStage(way, i, rows, took, without))
		if i > 0 && i < used {
			f.Stages[i-1].Conversion = part(f.Stages[i].Reached.Count, f.Stages[i-1].Reached.Count)
		}
	}
	if used > 0 {
		f.Stages[used-1].Conversion = part(f.Won.Count, f.Stages[used-1].Reached.Count)
	}
	f.MissingRates = without.list()
}

// funnelStage is one stage of the funnel; place is counted from 0.
func funnelStage(way stage, place int, rows []furthestRow, took []staysRow, without missing) FunnelStage {
	of, reached := FunnelStage{StageID: way.ID}, newTally()
	for _, r := range rows {
		if !way.Retired && (r.Won || int(r.Furthest) > place) {
			reached.add(r.share, all)
		}
		if r.Stage == way.ID && r.Status == statusOpen {
			of.Open += int(r.Deals)
		}
		if r.Stage == way.ID && r.Status == statusLost {
			of.Lost += int(r.Deals)
		}
		if i := slices.Index(r.Visited, way.ID); i >= 0 {
			of.Visited += int(r.Visitors[i])
		}
	}
	for _, t := range took {
		if t.Stage == way.ID {
			of.Stays, of.Average, of.Median = int(t.Stays), t.Average, t.Median
		}
	}
	of.Reached = reached.worth(without)
	return of
}

// part is a part of a whole; nil of nothing.
func part(n, of int) *float64 {
	if of == 0 {
		return nil
	}
	return new(float64(n) / float64(of))
}
