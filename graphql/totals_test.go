package graphql_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

const totalling = `query ($search: String, $filter: DealFilter) { dealTotals(search: $search, filter: $filter) {
	count byCurrency { amount currency } base { amount currency } weighted { amount currency } missingRates
	byStage { pipeline { id } stage { id } count byCurrency { amount currency } base { amount currency } weighted { amount currency } } } }`

// Random deals in random stages, currencies and states, at random rates: the
// totals are what a slow reference adds up deal by deal.
func TestDealTotals_AreWhatTheDealsAddUpTo(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			a, dice := newAPI(t), rand.New(rand.NewPCG(seed, 1))
			book := anyBook(dice, a.tenant)
			a.save(book.changes())
			for _, ask := range []struct {
				variables vars
				is        func(d *readmodels.Deal) bool
			}{
				{nil, func(d *readmodels.Deal) bool { return !d.Archived }},
				{vars{"filter": vars{"archived": true}}, func(d *readmodels.Deal) bool { return d.Archived }},
				{vars{"filter": vars{"status": "OPEN"}}, func(d *readmodels.Deal) bool { return !d.Archived && d.Status == "OPEN" }},
				{vars{"filter": vars{"pipelineId": id('f', 1)}}, func(d *readmodels.Deal) bool { return !d.Archived && d.PipelineID == id('f', 1) }},
				{vars{"search": "roof"}, func(d *readmodels.Deal) bool { return !d.Archived && d.Title == "Roof" }},
				{vars{"search": "rooof"}, func(d *readmodels.Deal) bool { return !d.Archived && d.Title == "Roof" }},
				{vars{"filter": vars{"title": vars{"eq": "unheard of"}}}, func(*readmodels.Deal) bool { return false }},
			} {
				resp := a.exec(totalling, ask.variables)
				require.Empty(t, resp.Errors)
				var got struct{ DealTotals totals }
				require.NoError(t, json.Unmarshal(resp.Data, &got))
				require.Equal(t, book.totals(ask.is), got.DealTotals, "%v", ask.variables)
			}
		})
	}
}

func anyOf[T any](dice *rand.Rand, of ...T) T { return of[dice.IntN(len(of))] }

// anyBook makes up deals and rates. Some currencies have none, some none that
// is old enough, and rates of days to come or in another base hold for nothing.
func anyBook(dice *rand.Rand, name string) *book {
	b := &book{tenant: readmodels.Tenant{
		ID: name, Name: "Test", Currency: anyOf(dice, "EUR", "JPY", "BHD"), TimeZone: anyOf(dice, "", "Pacific/Kiritimati", "America/New_York"),
	}}
	for i := range 2 {
		way := &readmodels.Pipeline{ID: id('f', i), Name: fmt.Sprint(i), Versioned: row(1)}
		for j := range 3 {
			way.Stages = append(way.Stages, readmodels.Stage{ID: id('a', dice.IntN(1e6)*10+3*i+j), Name: fmt.Sprint(j), Probability: dice.IntN(101), Retired: j == 2})
		}
		b.ways = append(b.ways, way)
	}
	for i := range 80 {
		b.deals = append(b.deals, anyDeal(dice, b.ways[dice.IntN(2)], i))
	}
	taken := map[readmodels.Rate]bool{}
	for range 30 {
		r := readmodels.Rate{Base: anyOf(dice, "EUR", "JPY", "BHD"), Currency: anyOf(dice, currencies[1:]...), Day: anyOf(dice, "2024-01-01", "2024-06-30", "2024-07-01", "2024-07-02", "2999-01-01")}
		if !taken[r] && r.Base != r.Currency {
			taken[r] = true
			r.Rate = anyOf(dice, "1", "0.000000000001", "1.05", "163.2871", "999999.999999999999", fmt.Sprintf("0.%d", 1+dice.IntN(1e6)))
			b.rates = append(b.rates, r)
		}
	}
	return b
}

func anyDeal(dice *rand.Rand, way *readmodels.Pipeline, i int) *readmodels.Deal {
	d := &readmodels.Deal{
		ID: id('d', i), Title: anyOf(dice, "Roof", "Kitchen"), Amount: anyOf(dice, 0, 1, 50, dice.Int64N(1e6), dice.Int64N(1e12)), Currency: anyOf(dice, currencies...),
		PipelineID: way.ID, StageID: anyOf(dice, way.Stages...).ID, Status: anyOf(dice, "OPEN", "OPEN", "WON", "LOST"),
		Archived: dice.IntN(5) == 0, StageSince: row(1).CreatedAt, Versioned: row(1),
	}
	if dice.IntN(40) == 0 {
		d.Amount = 1<<53 - 1
	}
	if d.Status != "OPEN" {
		d.ClosedAt = time.Date(2024, 6, 28, dice.IntN(24*8), anyOf(dice, 0, 59), 0, 0, time.UTC)
	}
	return d
}
