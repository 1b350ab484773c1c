package readmodels

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// DealTotal is what deals of one stage and status are worth together in one
// currency at one rate. Amount is in minor units and exact, however large;
// Rate is what one whole unit of the currency is worth in the base currency,
// empty where there is none.
type DealTotal struct {
	PipelineID, StageID, Status, Currency string
	Rate                                  string
	Count                                 int
	Amount                                string
}

// Totals says what DealTotals reckons in: the base currency, the time zone in
// which a deal was closed on a day, and today, at whose rates open deals are.
type Totals struct{ Base, Zone, Today string }

// Deals are summed up by day first, so that there is one look for a rate for
// each day and currency and not for each deal.
const (
	totalsHead = `WITH days AS (
	SELECT pipeline_id, stage_id, status, currency, coalesce((closed_at AT TIME ZONE %s)::date, %s::text::date) AS day,
		count(*) AS deals, sum(amount) AS amount
	FROM {schema}.deals`
	totalsTail = ` GROUP BY 1, 2, 3, 4, 5)
SELECT pipeline_id::text, stage_id::text, status, currency, coalesce(r.rate::text, ''), sum(deals)::bigint, sum(amount)::text
FROM days LEFT JOIN LATERAL (
	SELECT rate FROM {schema}.exchange_rates e
	WHERE e.base = %s AND e.currency = days.currency AND e.day <= days.day ORDER BY e.day DESC LIMIT 1
) r ON true GROUP BY 1, 2, 3, 4, r.rate ORDER BY 1, 2, 3, 4, 5`
)

// DealTotals sums up what Deals gives on all pages. A closed deal is at the
// rate of the day on which it was closed, an open one at today's; the rate of
// a day is the latest at or before it.
func (s *Store) DealTotals(ctx context.Context, tenant string, query DealQuery, t Totals) ([]DealTotal, error) {
	q := query.selection()
	if q.none || !validTenant(tenant) {
		return nil, nil
	}
	found, err := s.dealTotals(ctx, tenant, q, t, false)
	if err == nil && len(found) == 0 && len(q.words) > 0 {
		found, err = s.dealTotals(ctx, tenant, q, t, true)
	}
	return found, deals.readError(err)
}

func (s *Store) dealTotals(ctx context.Context, tenant string, q *selection, t Totals, similar bool) (found []DealTotal, err error) {
	q, settings, err := s.worded(ctx, tenant, q, similar)
	if err != nil {
		return nil, err
	}
	text := totalsText(q, t)
	err = s.ask(ctx, tenant, text, q, settings, func(rows pgx.Rows) error {
		found, err = pgx.CollectRows(rows, pgx.RowToStructByPos[DealTotal])
		return err
	})
	return found, err
}

func totalsText(q *selection, t Totals) string {
	head := fmt.Sprintf(totalsHead, q.arg(t.Zone), q.arg(t.Today))
	return head + q.where() + fmt.Sprintf(totalsTail, q.arg(t.Base))
}
