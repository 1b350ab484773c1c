package reporting

import (
	"context"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// PipelineByStage is the deals in the pipeline by stage and owner.
type PipelineByStage struct {
	Rows         []StageOwner
	Total        Worth
	Weighted     Worth
	MissingRates []string
}

// StageOwner is what an owner has in a stage.
type StageOwner struct {
	PipelineID, StageID, OwnerID string
	Worth                        Worth
	Weighted                     Worth // each amount times the probability of the stage
}

// The columns of a state of a deal that reports look at.
const stateColumns = `deal_key, pipeline_id, stage_id, status, amount, currency, owner_id, expected_close, forecast_category, custom, archived, deleted`

// inPipeline is what a state in the pipeline is.
const inPipeline = ` status = 'OPEN' AND NOT archived AND NOT deleted`

// statesAtThe gives the states at the instant of a parameter: what the events
// before it made. A state that has ended is in the history, the last one is
// the deal's row. Cost: what has ended since, by the key of the history, and
// the deals.
func statesAtThe(instant string) string {
	return `(SELECT ` + stateColumns + ` FROM {database:Identifier}.deal_history FINAL
	PREWHERE valid_to >= {` + instant + `:DateTime64(6, 'UTC')} AND valid_from < {` + instant + `:DateTime64(6, 'UTC')}
	UNION ALL
	SELECT ` + stateColumns + ` FROM {database:Identifier}.deals FINAL
	WHERE state_since < {` + instant + `:DateTime64(6, 'UTC')})`
}

// statesNow are the states as they are. Cost: a scan of the deals.
const statesNow = `(SELECT ` + stateColumns + ` FROM {database:Identifier}.deals FINAL)`

// statesAcross gives the states that held across one of some instants, ended or
// not. Most states end before the next instant comes; these are passed over by
// their two times alone. Cost: what has ended since the first instant, by the
// key of the history, and the deals.
func statesAcross(instants string) string {
	return `(SELECT ` + stateColumns + `, valid_from, valid_to FROM {database:Identifier}.deal_history FINAL
	PREWHERE valid_to >= {at:DateTime64(6, 'UTC')}
		AND roundDown(toUnixTimestamp64Micro(valid_to), arrayMap(i -> toUnixTimestamp64Micro(i), ` + instants + `)) > toUnixTimestamp64Micro(valid_from)
	UNION ALL
	SELECT ` + stateColumns + `, state_since AS valid_from, toDateTime64('2262-01-01 00:00:00', 6, 'UTC') AS valid_to
	FROM {database:Identifier}.deals FINAL)`
}

type stageOwnerRow struct {
	PipelineID string `ch:"pipeline_id"`
	StageID    string `ch:"stage_id"`
	OwnerID    string `ch:"owner_id"`
	share
}

func pipelineByStage(states, where string) string {
	return `SELECT pipeline_id, stage_id, owner_id, ` + shares + ` FROM ` +
		priced(`pipeline_id, stage_id, owner_id`, `SELECT pipeline_id, stage_id, owner_id, currency, amount AS value, {day:Date32} AS day
	FROM `+states+` WHERE `+inPipeline+where) +
		` GROUP BY pipeline_id, stage_id, owner_id, currency ORDER BY pipeline_id, stage_id, owner_id, currency`
}

// PipelineByStage reads the report as of the end of a day, zero for now. The
// period of the question is not asked. Code: VALIDATION_ERROR.
func (s *Store) PipelineByStage(ctx context.Context, tenant string, q Question, on time.Time) (PipelineByStage, error) {
	report := PipelineByStage{Rows: []StageOwner{}, Total: nothing(), Weighted: nothing()}
	db, known, err := s.begun(ctx, tenant, q)
	if err != nil || !known {
		return report, err
	}
	ways, err := s.stages(ctx, db, q)
	if err != nil {
		return report, err
	}
	states, rated := statesAtThe("at"), on
	if on.IsZero() || !on.Before(q.today()) {
		states, rated = statesNow, q.today()
	}
	rows, err := answer[stageOwnerRow](ctx, s, "pipeline", pipelineByStage(states, q.Filter.where()), append(q.args(db),
		clickhouse.Named("day", day(rated, latest)), clickhouse.Named("at", instant(end(rated, q.Zone))))...)
	if err != nil {
		return report, err
	}
	report.fill(rows, ways)
	return report, nil
}

func (p *PipelineByStage) fill(rows []stageOwnerRow, ways stageList) {
	total, weighted, without := newTally(), newTally(), missing{}
	key := func(r stageOwnerRow) [3]string { return [3]string{r.PipelineID, r.StageID, r.OwnerID} }
	for of, some := range groups(rows, key) {
		worth, likely := newTally(), newTally()
		for _, r := range some {
			worth.add(r.share, all)
			likely.add(r.share, percent(ways.probability(stageKey{r.PipelineID, r.StageID})))
		}
		total.plus(worth)
		weighted.plus(likely)
		p.Rows = append(p.Rows, StageOwner{of[0], of[1], of[2], worth.worth(without), likely.worth(without)})
	}
	p.Total, p.Weighted, p.MissingRates = total.worth(without), weighted.worth(without), without.list()
}
