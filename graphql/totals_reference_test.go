package graphql_test

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/readmodels"
)

// book is all that totals come from.
type book struct {
	tenant readmodels.Tenant
	ways   []*readmodels.Pipeline
	deals  []*readmodels.Deal
	rates  []readmodels.Rate
}

// currencies with their decimals; the first never has a rate.
var (
	currencies = []string{"CLF", "EUR", "USD", "JPY", "BHD"}
	decimals   = map[string]int64{"CLF": 4, "EUR": 2, "USD": 2, "JPY": 0, "BHD": 3}
)

func (b *book) changes() readmodels.Changes {
	rows := readmodels.NewRows()
	for _, w := range b.ways {
		rows.Pipelines[w.ID] = w
	}
	for _, d := range b.deals {
		rows.Deals[d.ID] = d
	}
	return readmodels.Changes{Tenant: &b.tenant, Rows: rows, Rates: b.rates}
}

// The shapes of the answer.
type (
	worth struct {
		Amount   int64
		Currency string
	}
	sum struct {
		Count          int
		ByCurrency     []worth
		Base, Weighted worth
	}
	stageSum struct {
		Pipeline, Stage struct{ ID string }
		sum
	}
	totals struct {
		sum
		MissingRates []string
		ByStage      []stageSum
	}
)

// totals adds up the deals that are asked for, one by one.
func (b *book) totals(is func(*readmodels.Deal) bool) totals {
	t := totals{MissingRates: []string{}, ByStage: []stageSum{}}
	var all []*readmodels.Deal
	missing := map[string]bool{}
	for _, d := range b.deals {
		if is(d) {
			all = append(all, d)
			if b.rate(d) == nil {
				missing[d.Currency] = true
			}
		}
	}
	t.sum, t.MissingRates = b.sum(all), append(t.MissingRates, slices.Sorted(maps.Keys(missing))...)
	for _, w := range b.ways {
		for _, stage := range w.Stages {
			in := slices.DeleteFunc(slices.Clone(all), func(d *readmodels.Deal) bool { return d.StageID != stage.ID })
			if len(in) > 0 {
				s := stageSum{sum: b.sum(in)}
				s.Pipeline.ID, s.Stage.ID = w.ID, stage.ID
				t.ByStage = append(t.ByStage, s)
			}
		}
	}
	return t
}

func (b *book) sum(deals []*readmodels.Deal) sum {
	said, exact, weighed := map[string]*big.Rat{}, new(big.Rat), new(big.Rat)
	for _, d := range deals {
		amount := new(big.Rat).SetInt64(d.Amount)
		if said[d.Currency] == nil {
			said[d.Currency] = new(big.Rat)
		}
		said[d.Currency].Add(said[d.Currency], amount)
		if rate := b.rate(d); rate != nil {
			value := new(big.Rat).Mul(amount, rate)
			value.Mul(value, new(big.Rat).Quo(tens(decimals[b.tenant.Currency]), tens(decimals[d.Currency])))
			exact.Add(exact, value)
			weighed.Add(weighed, value.Mul(value, big.NewRat(b.percent(d), 100)))
		}
	}
	s := sum{Count: len(deals), ByCurrency: []worth{}, Base: worth{rounded(exact), b.tenant.Currency}, Weighted: worth{rounded(weighed), b.tenant.Currency}}
	for _, c := range slices.Sorted(maps.Keys(said)) {
		s.ByCurrency = append(s.ByCurrency, worth{rounded(said[c]), c})
	}
	return s
}

// rate is the latest rate at or before the day on which the deal was closed,
// or today; nil when there is none.
func (b *book) rate(d *readmodels.Deal) *big.Rat {
	if d.Currency == b.tenant.Currency {
		return big.NewRat(1, 1)
	}
	zone, _ := time.LoadLocation(b.tenant.TimeZone)
	at := cmp.Or(d.ClosedAt, time.Now()).In(zone).Format(time.DateOnly)
	var best readmodels.Rate
	for _, r := range b.rates {
		if r.Base == b.tenant.Currency && r.Currency == d.Currency && r.Day <= at && r.Day > best.Day {
			best = r
		}
	}
	rate, _ := new(big.Rat).SetString(best.Rate)
	return rate
}

func (b *book) percent(d *readmodels.Deal) int64 {
	for _, w := range b.ways {
		for _, stage := range w.Stages {
			if d.Status == "OPEN" && stage.ID == d.StageID {
				return int64(stage.Probability)
			}
		}
	}
	return map[string]int64{"WON": 100}[d.Status]
}

func tens(n int64) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil))
}

// rounded rounds half a unit up; clients read no more than 2^53-1 exactly.
func rounded(r *big.Rat) int64 {
	r = new(big.Rat).Add(r, big.NewRat(1, 2))
	whole := new(big.Int).Quo(r.Num(), r.Denom())
	if most := big.NewInt(1<<53 - 1); whole.Cmp(most) > 0 {
		whole = most
	}
	return whole.Int64()
}
