package reporting

import (
	"context"
	"fmt"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// PipelineReport is the open deals of a pipeline by stage, and how its closed
// deals ended by owner. Stages and owners without deals are not in it, and
// stages are in no order: what stages there are is no matter of this store.
type PipelineReport struct {
	Stages   []StageTotal
	WinRates []WinRate
}

// StageTotal is the open deals of a stage in one currency; Amount is in minor units.
type StageTotal struct {
	StageID, Currency string
	Count             int
	Amount            int64
}

// WinRate is how the closed deals of an owner ended; deals without an owner
// have an empty id.
type WinRate struct {
	OwnerID   string
	Won, Lost int
}

// PipelineReport reads the report. From and to are days, both included, and
// choose the closed deals by the day of closing in UTC; zero is open ended.
// A deal counts as it stands today: one that was reopened is no longer won,
// a deleted one is nowhere.
func (s *Store) PipelineReport(ctx context.Context, tenant, pipelineID string, from, to time.Time) (PipelineReport, error) {
	db, known, err := s.find(ctx, tenant)
	if err != nil || !known {
		return PipelineReport{}, err
	}
	stages, err := s.stageTotals(ctx, db, pipelineID)
	if err != nil {
		return PipelineReport{}, fmt.Errorf("report on the stages: %w", err)
	}
	rates, err := s.winRates(ctx, db, pipelineID, from, to)
	if err != nil {
		return PipelineReport{}, fmt.Errorf("report on the win rates: %w", err)
	}
	return PipelineReport{Stages: stages, WinRates: rates}, nil
}

// The sum is taken wide and capped: a thousand deals of the largest amount
// would overflow into a negative one.
const stageTotals = `
SELECT stage_id, currency, count(), toInt64(least(sum(toInt128(amount)), toInt128(9223372036854775807)))
FROM {database:Identifier}.deals FINAL
WHERE pipeline_id = {pipeline:String} AND status = 'OPEN' AND NOT deleted AND NOT archived
GROUP BY stage_id, currency
ORDER BY stage_id, currency`

func (s *Store) stageTotals(ctx context.Context, db database, pipelineID string) ([]StageTotal, error) {
	rows, err := s.conn.Query(ctx, stageTotals, clickhouse.Named("database", string(db)), clickhouse.Named("pipeline", pipelineID))
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var totals []StageTotal
	for rows.Next() {
		var t StageTotal
		var count uint64
		if err := rows.Scan(&t.StageID, &t.Currency, &count, &t.Amount); err != nil {
			return nil, err
		}
		t.Count = int(count)
		totals = append(totals, t)
	}
	return totals, rows.Err()
}

const winRates = `
SELECT owner_id, countIf(status = 'WON'), countIf(status = 'LOST')
FROM {database:Identifier}.deals FINAL
WHERE pipeline_id = {pipeline:String} AND status IN ('WON', 'LOST') AND NOT deleted
  AND toDate32(closed_at) BETWEEN {from:Date32} AND {to:Date32}
GROUP BY owner_id
ORDER BY owner_id`

func (s *Store) winRates(ctx context.Context, db database, pipelineID string, from, to time.Time) ([]WinRate, error) {
	rows, err := s.conn.Query(ctx, winRates, clickhouse.Named("database", string(db)), clickhouse.Named("pipeline", pipelineID),
		clickhouse.Named("from", day(from, earliest)), clickhouse.Named("to", day(to, latest)))
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var rates []WinRate
	for rows.Next() {
		var r WinRate
		var won, lost uint64
		if err := rows.Scan(&r.OwnerID, &won, &lost); err != nil {
			return nil, err
		}
		r.Won, r.Lost = int(won), int(lost)
		rates = append(rates, r)
	}
	return rates, rows.Err()
}

// day writes a day as a parameter; zero is the given end of time.
func day(t, end time.Time) string {
	if t.IsZero() {
		t = end
	}
	return Representable(t).Format(time.DateOnly)
}
