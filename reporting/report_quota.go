package reporting

import (
	"context"
	"math/big"
	"slices"
	"time"
)

// Quotas is how far members and teams are with their quotas.
type Quotas struct {
	Rows         []QuotaAttainment
	MissingRates []string
}

// QuotaAttainment is a quota, and what it has come to. Attainment is what was
// won by the target; nil where the target is nothing or in a currency without a rate.
type QuotaAttainment struct {
	QuotaID, MemberID, TeamID string
	First, Last               time.Time // its days
	Measure                   string    // AMOUNT or DEALS
	Target                    Money     // of AMOUNT
	TargetBase                int64
	TargetDeals               int
	Won, Open, Weighted       Worth
	Attainment                *float64
}

// MeasureDeals is a quota of a number of deals; the others are of an amount.
const MeasureDeals = "DEALS"

// quotasOf are the quotas that overlap the period, with the rate of their
// first day. Cost: a team has few.
const quotasOf = `SELECT id, member_id, team_id, day, last, measure, currency, value, target_deals, toString(factor) AS rate, members FROM ` // and priced rows

func quotaRows(f Filter) string {
	where := ""
	if len(f.Owners) > 0 {
		where += ` AND member_id IN {owners:Array(String)}`
	}
	if len(f.Teams) > 0 {
		where += ` AND (team_id IN {teams:Array(String)} OR member_id IN (SELECT arrayJoin(member_ids) FROM {database:Identifier}.teams FINAL
			WHERE id IN {teams:Array(String)} AND NOT deleted))`
	}
	return quotasOf + rated(`SELECT q.id AS id, toString(member_id) AS member_id, toString(team_id) AS team_id, period AS day,
		addDays(addMonths(period, months), -1) AS last, toString(measure) AS measure, currency, amount AS value, q.deals AS target_deals,
		t.member_ids AS members
	FROM (SELECT id, member_id, team_id, period, months, measure, amount, currency, deals FROM {database:Identifier}.quotas FINAL WHERE NOT deleted AND period <= {to:Date32}
		AND addDays(addMonths(period, months), -1) >= {from:Date32}`+where+`) AS q
	LEFT JOIN (SELECT id, member_ids FROM {database:Identifier}.teams FINAL WHERE NOT deleted) AS t ON q.team_id = t.id`) +
		` ORDER BY day, last, team_id, member_id, id`
}

type quotaRow struct {
	ID          string    `ch:"id"`
	MemberID    string    `ch:"member_id"`
	TeamID      string    `ch:"team_id"`
	First       time.Time `ch:"day"`
	Last        time.Time `ch:"last"`
	Measure     string    `ch:"measure"`
	Currency    string    `ch:"currency"`
	Amount      int64     `ch:"value"`
	TargetDeals int64     `ch:"target_deals"`
	Factor      string    `ch:"rate"`
	Members     []string  `ch:"members"`
}

// The deals of the quotas, by owner and month: quotas are of whole months.
func wonByOwner(where string) string {
	return `SELECT owner_id, toStartOfMonth(day) AS first, '' AS pipeline_id, '' AS stage_id, ` + shares + ` FROM ` + priced(`owner_id`,
		`SELECT owner_id, currency, amount AS value, toDate32(assumeNotNull(closed_at), {zone:String}) AS day`+
			closedDeals+` WHERE status = 'WON' AND `+isClosed+where) + ` GROUP BY owner_id, first, currency`
}

func openByOwner(where string) string {
	return `SELECT owner_id, first, pipeline_id, stage_id, ` + shares + ` FROM ` + priced(`owner_id, first, pipeline_id, stage_id`,
		`SELECT owner_id, toStartOfMonth(assumeNotNull(expected_close)) AS first, pipeline_id, stage_id, currency, amount AS value, {today:Date32} AS day
		FROM `+statesNow+` WHERE `+inPipeline+where+` AND expected_close BETWEEN {from:Date32} AND {to:Date32}`) +
		` GROUP BY owner_id, first, pipeline_id, stage_id, currency`
}

type ownerRow struct {
	OwnerID    string    `ch:"owner_id"`
	First      time.Time `ch:"first"`
	PipelineID string    `ch:"pipeline_id"`
	StageID    string    `ch:"stage_id"`
	share
}

// Quotas reads the report; without a period, on the quotas of today. Code: VALIDATION_ERROR.
func (s *Store) Quotas(ctx context.Context, tenant string, q Question) (Quotas, error) {
	report := Quotas{Rows: []QuotaAttainment{}}
	if q.From.IsZero() && q.To.IsZero() {
		q.From, q.To = q.today(), q.today()
	}
	db, known, err := s.begun(ctx, tenant, q)
	if err != nil || !known {
		return report, err
	}
	quotas, err := answer[quotaRow](ctx, s, "quotas", quotaRows(q.Filter), q.args(db)...)
	if err != nil || len(quotas) == 0 {
		return report, err
	}
	ways, err := s.stages(ctx, db, q)
	if err != nil {
		return report, err
	}
	deals := q
	deals.Filter.Owners, deals.Filter.Teams = nil, nil
	for _, of := range quotas {
		deals.From, deals.To = earlier(deals.From, of.First), later(deals.To, of.Last)
	}
	won, err := answer[ownerRow](ctx, s, "quotas", wonByOwner(deals.Filter.where()), deals.args(db)...)
	if err != nil {
		return report, err
	}
	open, err := answer[ownerRow](ctx, s, "quotas", openByOwner(deals.Filter.where()), deals.args(db)...)
	if err != nil {
		return report, err
	}
	report.fill(quotas, won, open, ways)
	return report, nil
}

func (r *Quotas) fill(quotas []quotaRow, won, open []ownerRow, ways stageList) {
	without := missing{}
	for _, of := range quotas {
		sum, hope, likely := newTally(), newTally(), newTally()
		for _, d := range of.only(won) {
			sum.add(d.share, all)
		}
		for _, d := range of.only(open) {
			hope.add(d.share, all)
			likely.add(d.share, percent(ways.probability(stageKey{d.PipelineID, d.StageID})))
		}
		r.Rows = append(r.Rows, of.attained(sum, hope, likely, without))
	}
	r.MissingRates = without.list()
}

// only gives the deals that count for the quota.
func (q quotaRow) only(rows []ownerRow) (its []ownerRow) {
	for _, d := range rows {
		owner := d.OwnerID == q.MemberID
		if q.TeamID != "" {
			owner = slices.Contains(q.Members, d.OwnerID)
		}
		if owner && !d.First.Before(q.First) && !d.First.After(q.Last) {
			its = append(its, d)
		}
	}
	return its
}

func (q quotaRow) attained(won, open, likely *tally, without missing) QuotaAttainment {
	target := new(big.Rat).Mul(new(big.Rat).SetInt64(q.Amount), number(q.Factor))
	of := QuotaAttainment{
		QuotaID: q.ID, MemberID: q.MemberID, TeamID: q.TeamID, First: q.First, Last: q.Last, Measure: q.Measure,
		Won: won.worth(without), Open: open.worth(without), Weighted: likely.worth(without),
	}
	if q.Measure == MeasureDeals {
		of.TargetDeals = int(q.TargetDeals)
		of.Attainment = part(won.count, of.TargetDeals)
		return of
	}
	without.note(share{Currency: q.Currency, Unknown: uint64(1 - number(q.Factor).Sign())})
	of.Target, of.TargetBase = Money{q.Currency, q.Amount}, whole(target)
	if target.Sign() > 0 {
		reached, _ := new(big.Rat).Quo(won.exact, target).Float64()
		of.Attainment = &reached
	}
	return of
}
