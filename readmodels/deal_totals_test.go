package readmodels_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

// Random deals and rates, summed up by the database and deal by deal.
func TestStore_DealTotalsAreLikeTheReference(t *testing.T) {
	s := setup(t)
	dice := rand.New(rand.NewPCG(7, 2))
	pick := func(of ...string) string { return of[dice.IntN(len(of))] }
	rows, rates := readmodels.NewRows(), map[[3]string]string{}
	for i := range 300 {
		d := &readmodels.Deal{
			ID: key(sales, i), Title: "Kitchen", Amount: dice.Int64N(1e15), Currency: pick("EUR", "USD", "JPY"), PipelineID: key(pipes, dice.IntN(2)),
			StageID: key(pipes, 10+dice.IntN(3)), Status: pick("OPEN", "WON", "LOST"), StageSince: at(i), Versioned: version(i),
		}
		if d.Status != "OPEN" {
			d.ClosedAt = time.Date(2026, 3, 28, dice.IntN(96), dice.IntN(60), 0, 0, time.UTC)
		}
		rows.Deals[d.ID] = d
	}
	c := readmodels.Changes{Rows: rows}
	for range 40 {
		of := [3]string{pick("EUR", "USD"), pick("EUR", "USD", "JPY"), pick("2026-03-28", "2026-03-29", "2026-03-30", "2026-04-02", "2026-05-01")}
		if rates[of] == "" {
			rates[of] = fmt.Sprintf("%d.%d", dice.IntN(3), 1+dice.IntN(9))
			c.Rates = append(c.Rates, readmodels.Rate{Base: of[0], Currency: of[1], Day: of[2], Rate: rates[of]})
		}
	}
	save(t, s, 1, c)
	for _, in := range []readmodels.Totals{
		{Base: "EUR", Zone: "UTC", Today: "2026-04-02"}, {Base: "USD", Zone: "Europe/Berlin", Today: "2026-03-29"},
		{Base: "EUR", Zone: "America/New_York", Today: "2026-03-27"}, {Base: "CHF", Zone: "Pacific/Kiritimati", Today: "2026-04-02"},
	} {
		for _, q := range []readmodels.DealQuery{{}, {Status: "WON"}, {PipelineID: key(pipes, 1)}, {Search: "kitchne"}} {
			got, err := s.DealTotals(t.Context(), tenant, q, in)
			require.NoError(t, err)
			require.Equal(t, totalsOf(rows.Deals, q, in, rates), got, "%v %v", q, in)
		}
	}
	none, err := s.DealTotals(t.Context(), tenant, readmodels.DealQuery{OwnerID: "no id"}, readmodels.Totals{Base: "EUR", Zone: "UTC", Today: "2026-04-02"})
	require.NoError(t, err)
	require.Empty(t, none)
}

// totalsOf is the reference. Amounts are small enough for whole numbers.
func totalsOf(deals map[string]*readmodels.Deal, q readmodels.DealQuery, in readmodels.Totals, rates map[[3]string]string) (all []readmodels.DealTotal) {
	zone, _ := time.LoadLocation(in.Zone)
	sums := map[readmodels.DealTotal][2]int64{}
	for _, d := range deals {
		if q.Status != "" && d.Status != q.Status || q.PipelineID != "" && d.PipelineID != q.PipelineID {
			continue
		}
		day := in.Today
		if !d.ClosedAt.IsZero() {
			day = d.ClosedAt.In(zone).Format(time.DateOnly)
		}
		latest := [3]string{}
		for of := range rates {
			if of[0] == in.Base && of[1] == d.Currency && of[2] <= day && of[2] > latest[2] {
				latest = of
			}
		}
		of := readmodels.DealTotal{PipelineID: d.PipelineID, StageID: d.StageID, Status: d.Status, Currency: d.Currency, Rate: rates[latest]}
		sums[of] = [2]int64{sums[of][0] + 1, sums[of][1] + d.Amount}
	}
	for of, sum := range sums {
		of.Count, of.Amount = int(sum[0]), fmt.Sprint(sum[1])
		all = append(all, of)
	}
	slices.SortFunc(all, func(a, b readmodels.DealTotal) int {
		return cmp.Or(cmp.Compare(a.PipelineID, b.PipelineID), cmp.Compare(a.StageID, b.StageID), cmp.Compare(a.Status, b.Status),
			cmp.Compare(a.Currency, b.Currency), cmp.Compare(a.Rate, b.Rate))
	})
	return all
}
