package reporting

import (
	"context"
	"slices"
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
	where := q.Filter.where()
	rows, err := answer[movedRow](ctx, s, "moved, kinds", movedByKind(where), args...)
	if err != nil {
		return report, err
	}
	var deals []movedDealRow
	if chosen, keys := candidates(rows); most > 0 {
		deals, err = answer[movedDealRow](ctx, s, "moved, deals", movedDeals(where, chosen), append(args, clickhouse.Named("keys", keys))...)
	}
	if err != nil {
		return report, err
	}
	report.fill(rows, deals)
	return report, nil
}

type movedRow struct {
	Kind    uint8    `ch:"kind"`
	Largest []uint64 `ch:"largest"`
	share
}

type movedDealRow struct {
	DealID         string     `ch:"deal_id"`
	Kind           uint8      `ch:"kind"`
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

// maxCandidates bounds how many deals are looked up by their keys: these travel in
// the address, of which ClickHouse takes up to 1 MB.
const maxCandidates = 20_000

// candidates is a condition on the deals that may be among the largest of a
// kind, and its keys. To look them up takes a third of comparing all deals
// that changed, which is done where too many might be, as where all are worth nothing.
func candidates(rows []movedRow) (chosen string, keys []uint64) {
	for _, r := range rows {
		keys = append(keys, r.Largest...)
	}
	slices.Sort(keys)
	if keys = slices.Compact(keys); len(keys) > maxCandidates {
		return everyDeal, []uint64{}
	}
	return `deal_key IN {keys:Array(UInt64)}`, keys
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

func sumOf(rows []share, without missing) Worth {
	sum := newTally()
	for _, r := range rows {
		sum.add(r, all)
	}
	return sum.worth(without)
}

func (m *Movement) fill(rows []movedRow, deals []movedDealRow) {
	without := missing{}
	m.Opening, m.Closing = sumOf(sharesOf(rows, opening), without), sumOf(sharesOf(rows, closing), without)
	for _, kind := range Kinds {
		if of := sharesOf(rows, kind); len(of) > 0 {
			m.Changes = append(m.Changes, Change{kind, sumOf(of, without)})
		}
		for _, d := range deals {
			if moves[d.Kind-1] == kind {
				m.Deals = append(m.Deals, MovedDeal{
					d.DealID, kind, Money{d.Currency, d.Value}, d.FromPipelineID, d.FromStageID, d.ToPipelineID, d.ToStageID,
					d.FromExpected, d.ToExpected, d.OwnerID,
				})
			}
		}
	}
	m.MissingRates = without.list()
}

func sharesOf(rows []movedRow, kind string) (of []share) {
	for _, r := range rows {
		if moves[r.Kind-1] == kind {
			of = append(of, r.share)
		}
	}
	return of
}
