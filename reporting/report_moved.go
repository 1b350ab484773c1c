package reporting

import (
	"context"
	"strconv"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"

	"github.com/daybook-crm/daybook/internal/fault"
)

// Movement is what became of the pipeline between two days.
type Movement struct {
	Opening, Closing Worth
	Changes          []Change // in the order of Kinds; those that no deal made are left out
	Deals            []MovedDeal
	MissingRates     []string
}

// Change is the deals that changed in one way. What the amount is, the kind says.
type Change struct {
	Kind  string
	Worth Worth
}

// MovedDeal is a deal that changed; amounts are in minor units. What it was
// before is empty for a deal that was not there.
type MovedDeal struct {
	DealID                      string
	Kind                        string
	Amount                      Money // of the change
	FromPipelineID, FromStageID string
	ToPipelineID, ToStageID     string
	FromExpected, ToExpected    *time.Time
	OwnerID                     string
}

// Kinds are the ways in which deals change, in the order in which they are told.
var Kinds = []string{
	"NEW", "REOPENED", "RESTORED", "JOINED", "AMOUNT_UP", "AMOUNT_DOWN", statusWon, statusLost, "DELETED", "ARCHIVED", "LEFT",
	"ADVANCED", "BACK", "CHANGED_PIPELINE", "PUSHED_OUT", "PULLED_IN",
}

// MaxMovedDeals is how many deals of a kind are listed at most.
const MaxMovedDeals = 500

// movedState are the columns of a state that are compared. Inside: in the
// pipeline, and passing the filter.
func movedState(id, where string) string {
	return id + `, pipeline_id, stage_id, status, amount, currency, owner_id, archived, deleted,
		expected_close, ifNull(expected_close, toDate32('2299-12-31')) AS expected,
		(true` + where + `) AS passes, (` + inPipeline + `) AS piped, passes AND piped AS inside`
}

// changed joins, of the deals that changed between two instants, the state at
// the second (a) with the one at the first (b). Cost: the history since the
// first instant by its key, the deals, and a join of those that changed.
func changed(where string) string {
	return `(
		SELECT ` + movedState(`deal_id, deal_key`, where) + ` FROM {database:Identifier}.deal_history FINAL
		WHERE valid_to >= {end:DateTime64(6, 'UTC')} AND valid_from >= {begin:DateTime64(6, 'UTC')} AND valid_from < {end:DateTime64(6, 'UTC')}
		UNION ALL
		SELECT ` + movedState(`id AS deal_id, deal_key`, where) + ` FROM {database:Identifier}.deals FINAL
		WHERE state_since >= {begin:DateTime64(6, 'UTC')} AND state_since < {end:DateTime64(6, 'UTC')}
	) AS a LEFT JOIN (
		SELECT true AS there, ` + movedState(`deal_id, deal_key`, where) + ` FROM {database:Identifier}.deal_history FINAL
		WHERE valid_to >= {begin:DateTime64(6, 'UTC')} AND valid_to < {end:DateTime64(6, 'UTC')} AND valid_from < {begin:DateTime64(6, 'UTC')}
	) AS b ON a.deal_key = b.deal_key`
}

// kinds are the changes of a deal, each with its currency and amount; the
// words are those of docs/reports.md.
const kinds = `
	a.status != 'OPEN' AND NOT a.deleted AND a.passes
		AND (NOT b.there OR b.status = 'OPEN' OR (NOT b.deleted AND a.status != b.status)) AS closed_anew,
	NOT b.inside AND (a.inside OR closed_anew) AS entered,
	(b.inside OR entered) AND NOT a.inside AS left,
	b.inside AND a.inside AS stayed,
	transform(concat(a.pipeline_id, '/', a.stage_id), {stage_keys:Array(String)}, {places:Array(Int32)}, toInt32(-1)) AS place,
	transform(concat(b.pipeline_id, '/', b.stage_id), {stage_keys:Array(String)}, {places:Array(Int32)}, toInt32(-1)) AS was_place,
	stayed AND a.pipeline_id = b.pipeline_id AND place >= 0 AND was_place >= 0 AS comparable,
	arrayFilter(c -> c.1 != '', [
		(multiIf(NOT entered, '', NOT b.there, 'NEW', b.deleted OR (b.archived AND b.status = 'OPEN'), 'RESTORED', b.status != 'OPEN', 'REOPENED', 'JOINED'), toString(a.currency), a.amount),
		(multiIf(NOT left, '', a.deleted, 'DELETED', NOT a.passes, 'LEFT', a.status != 'OPEN', toString(a.status), 'ARCHIVED'), toString(a.currency), a.amount),
		(if(b.inside AND a.currency != b.currency, 'AMOUNT_UP', ''), toString(a.currency), a.amount),
		(if(b.inside AND a.currency != b.currency, 'AMOUNT_DOWN', ''), toString(b.currency), b.amount),
		(if(b.inside AND a.currency = b.currency AND a.amount > b.amount, 'AMOUNT_UP', ''), toString(a.currency), a.amount - b.amount),
		(if(b.inside AND a.currency = b.currency AND a.amount < b.amount, 'AMOUNT_DOWN', ''), toString(a.currency), b.amount - a.amount),
		(multiIf(comparable AND place > was_place, 'ADVANCED', comparable AND place < was_place, 'BACK', ''), toString(a.currency), a.amount),
		(if(stayed AND a.pipeline_id != b.pipeline_id, 'CHANGED_PIPELINE', ''), toString(a.currency), a.amount),
		(multiIf(stayed AND a.expected > b.expected, 'PUSHED_OUT', stayed AND a.expected < b.expected, 'PULLED_IN', ''), toString(a.currency), a.amount)
	]) AS changes`

func movedByKind(where string) string {
	return `SELECT kind, ` + shares + ` FROM ` + priced(`kind`,
		`SELECT change.1 AS kind, change.2 AS currency, change.3 AS value, {rated:Date32} AS day
		FROM (SELECT `+kinds+` FROM `+changed(where)+`) ARRAY JOIN changes AS change`) + ` GROUP BY kind, currency ORDER BY kind`
}

// movedDeals lists the largest of each kind.
func movedDeals(where string) string {
	return `SELECT deal_id, kind, currency, value, toString(from_pipeline) AS from_pipeline_id, toString(from_stage) AS from_stage_id,
		toString(to_pipeline) AS to_pipeline_id, toString(to_stage) AS to_stage_id, from_expected, to_expected, toString(owner) AS owner_id FROM ` + rated(
		`SELECT change.1 AS kind, change.2 AS currency, change.3 AS value, {rated:Date32} AS day, * EXCEPT (changes)
		FROM (
			SELECT a.deal_id AS deal_id, a.owner_id AS owner, b.pipeline_id AS from_pipeline, b.stage_id AS from_stage,
				a.pipeline_id AS to_pipeline, a.stage_id AS to_stage, b.expected_close AS from_expected, a.expected_close AS to_expected, `+kinds+`
			FROM `+changed(where)+`
		) ARRAY JOIN changes AS change`) + ` ORDER BY kind, toDecimal256(value, 0) * factor DESC, deal_id LIMIT {most:UInt32} BY kind`
}

func insideAt(states, where string) string {
	return `SELECT ` + shares + ` FROM ` + priced(``, `SELECT currency, amount AS value, {rated:Date32} AS day FROM `+states+` WHERE `+inPipeline+where) + ` GROUP BY currency`
}

type movedRow struct {
	Kind string `ch:"kind"`
	share
}

type movedDealRow struct {
	DealID         string     `ch:"deal_id"`
	Kind           string     `ch:"kind"`
	Currency       string     `ch:"currency"`
	Value          int64      `ch:"value"`
	FromPipelineID string     `ch:"from_pipeline_id"`
	FromStageID    string     `ch:"from_stage_id"`
	ToPipelineID   string     `ch:"to_pipeline_id"`
	ToStageID      string     `ch:"to_stage_id"`
	FromExpected   *time.Time `ch:"from_expected"`
	ToExpected     *time.Time `ch:"to_expected"`
	OwnerID        string     `ch:"owner_id"`
}

// Movement reads the report. Most is how many deals of each kind are listed, the
// largest first. Code: VALIDATION_ERROR.
func (s *Store) Movement(ctx context.Context, tenant string, q Question, most int) (Movement, error) {
	report := Movement{Opening: nothing(), Closing: nothing(), Changes: []Change{}, Deals: []MovedDeal{}}
	if most < 0 || most > MaxMovedDeals {
		return report, fault.Field("first", "must lie between 0 and "+strconv.Itoa(MaxMovedDeals))
	}
	if q.From.IsZero() {
		return report, fault.Field("from", "must be given")
	}
	db, known, err := s.begun(ctx, tenant, q)
	if err != nil || !known {
		return report, err
	}
	args, err := s.movedArgs(ctx, db, q, most)
	if err != nil {
		return report, err
	}
	return report, report.read(ctx, s, q, args)
}

// movedArgs are the parameters: the two instants, the day of the rates, and
// the order of the stages. Nothing that is over ends with the present state.
func (s *Store) movedArgs(ctx context.Context, db database, q Question, most int) ([]any, error) {
	ways, err := s.stages(ctx, db, q)
	if err != nil {
		return nil, err
	}
	keys, places := []string{}, []int32{}
	for _, at := range ways {
		keys, places = append(keys, at.PipelineID+"/"+at.ID), append(places, int32(at.Place))
	}
	rated, over := q.today(), latest
	if !q.To.IsZero() && q.To.Before(rated) {
		rated, over = q.To, end(q.To, q.Zone)
	}
	return append(q.args(db),
		clickhouse.Named("begin", instant(begin(q.From, q.Zone))), clickhouse.Named("end", instant(over)),
		clickhouse.Named("rated", day(rated, latest)), clickhouse.Named("most", strconv.Itoa(most)),
		clickhouse.Named("stage_keys", keys), clickhouse.Named("places", places)), nil
}

func (m *Movement) read(ctx context.Context, s *Store, q Question, args []any) error {
	where, without := q.Filter.where(), missing{}
	for at, worth := range map[string]*Worth{"begin": &m.Opening, "end": &m.Closing} {
		rows, err := answer[share](ctx, s, "moved, "+at, insideAt(statesAtThe(at), where), args...)
		if err != nil {
			return err
		}
		*worth = sumOf(rows, without)
	}
	rows, err := answer[movedRow](ctx, s, "moved, kinds", movedByKind(where), args...)
	if err != nil {
		return err
	}
	deals, err := answer[movedDealRow](ctx, s, "moved, deals", movedDeals(where), args...)
	if err != nil {
		return err
	}
	m.fill(rows, deals, without)
	return nil
}

func sumOf(rows []share, without missing) Worth {
	sum := newTally()
	for _, r := range rows {
		sum.add(r, all)
	}
	return sum.worth(without)
}

func (m *Movement) fill(rows []movedRow, deals []movedDealRow, without missing) {
	for _, kind := range Kinds {
		var of []share
		for _, r := range rows {
			if r.Kind == kind {
				of = append(of, r.share)
			}
		}
		if len(of) > 0 {
			m.Changes = append(m.Changes, Change{kind, sumOf(of, without)})
		}
		for _, d := range deals {
			if d.Kind == kind {
				m.Deals = append(m.Deals, MovedDeal{
					d.DealID, kind, Money{d.Currency, d.Value}, d.FromPipelineID, d.FromStageID, d.ToPipelineID, d.ToStageID,
					d.FromExpected, d.ToExpected, d.OwnerID,
				})
			}
		}
	}
	m.MissingRates = without.list()
}
