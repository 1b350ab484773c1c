package projections_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/reporting"
)

// deliver gives the sink the history in random batches, and now and then goes
// back some way first, as after a failure. The batches are large: each syncs
// every table.
func (r *randomPast) deliver(t *testing.T, sink projections.Sink) {
	t.Helper()
	for next := 0; next < len(r.events); {
		if r.dice.IntN(3) == 0 {
			next -= r.dice.IntN(next + 1)
		}
		end := min(len(r.events), next+1+r.dice.IntN(500))
		require.NoError(t, projections.GiveSlices(t.Context(), sink, nil, slices.Clone(r.events[next:end])))
		next = end
	}
}

// question makes up what to ask.
func (r *randomPast) question(t *testing.T) reporting.Question {
	t.Helper()
	zone, err := time.LoadLocation(r.pick("UTC", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Pacific/Chatham"))
	require.NoError(t, err)
	from := time.Date(2025, 1, 1+r.dice.IntN(500), 0, 0, 0, 0, time.UTC)
	q := reporting.Question{
		Zone: zone, Base: r.pick("EUR", "EUR", "USD"), Now: time.Date(2026, 6, 1, r.dice.IntN(24), 30, 0, 0, time.UTC),
		From: from, To: from.AddDate(0, 0, r.dice.IntN(120)),
	}
	if r.dice.IntN(2) == 0 {
		q.Filter.Owners = [][]string{{"ann"}, {"", "cat"}, {"bob", "ann"}}[r.dice.IntN(3)]
	}
	if r.dice.IntN(3) == 0 {
		q.Filter.Teams = [][]string{{"north"}, {"south", "gone"}, {"gone"}}[r.dice.IntN(3)]
	}
	if r.dice.IntN(3) == 0 {
		q.Filter.Pipelines = []string{"new"}
	}
	if r.dice.IntN(3) == 0 {
		q.Filter.Custom = [][]reporting.CustomFilter{
			{{Key: "region", Values: []string{"north"}}}, {{Key: "hot", Values: []string{"true"}}, {Key: "topics", Values: []string{"b", "c"}}}, {{Key: "remark", Values: []string{"typed"}}},
		}[r.dice.IntN(3)]
	}
	return q
}

// Whatever happened, in whatever batches it was delivered and however often,
// each report is what its definition says.
func TestReports_AreWhatTheirDefinitionsSay(t *testing.T) {
	t.Parallel()
	store := reportingStore(t)
	for seed := range uint64(3) {
		require.NoError(t, store.Reset(t.Context()))
		r := newRandomPast(seed, 900)
		r.deliver(t, projections.NewReporting(store))
		past := newPast(r.events)
		for range 8 {
			past.Question = r.question(t)
			r.compare(t, store, *past)
		}
	}
}

// compare asks every report, of the store and of the reference.
func (r *randomPast) compare(t *testing.T, store *reporting.Store, p past) {
	t.Helper()
	ctx, q := t.Context(), p.Question
	same := func(name string, want, got any, err error) {
		t.Helper()
		require.NoError(t, err, name)
		require.Empty(t, cmp.Diff(want, got, cmpopts.EquateEmpty()), "%s %+v", name, q)
	}
	on := []time.Time{{}, q.To}[r.dice.IntN(2)]
	stages, err := store.PipelineByStage(ctx, tenantID, q, on)
	same("pipeline", p.pipelineByStage(on), stages, err)
	funnel, err := store.Funnel(ctx, tenantID, q, "new")
	same("funnel", p.funnel("new"), funnel, err)
	p.Question = q
	by := reporting.By(r.pick("NOTHING", "OWNER", "SOURCE", "INDUSTRY", "PRODUCT", "PIPELINE"))
	every := reporting.Every(r.pick("WEEK", "MONTH", "QUARTER", "YEAR", "ALWAYS"))
	rates, err := store.WinRates(ctx, tenantID, q, by, every)
	same("win rates", p.winRates(by, every), rates, err)
	every = reporting.Every(r.pick("WEEK", "MONTH", "QUARTER"))
	backtest := r.dice.IntN(6)
	forecast, err := store.Forecast(ctx, tenantID, q, every, backtest)
	same("forecast", p.forecast(every, backtest), forecast, err)
	activity, err := store.Activity(ctx, tenantID, q)
	same("activity", p.activity(), activity, err)
	weekly, err := store.Weekly(ctx, tenantID, q)
	same("weekly", p.weekly(), weekly, err)
	quotas, err := store.Quotas(ctx, tenantID, q)
	same("quotas", p.quotaAttainment(), quotas, err)
	months := r.dice.IntN(5)
	cohorts, err := store.Cohorts(ctx, tenantID, q, months)
	same("cohorts", p.cohorts(months), cohorts, err)
	most := r.dice.IntN(4)
	moved, err := store.Movement(ctx, tenantID, q, most)
	same("moved", p.moved(most), moved, err)
	requireAddsUp(t, moved)
}

// requireAddsUp checks the sum that docs/reports.md promises of what moved.
func requireAddsUp(t *testing.T, m reporting.Movement) {
	t.Helper()
	sign := map[string]int64{
		"NEW": 1, "REOPENED": 1, "RESTORED": 1, "JOINED": 1, "AMOUNT_UP": 1,
		"AMOUNT_DOWN": -1, "WON": -1, "LOST": -1, "DELETED": -1, "ARCHIVED": -1, "LEFT": -1,
	}
	sums := map[string]int64{}
	add := func(w reporting.Worth, times int64) {
		for _, a := range w.ByCurrency {
			sums[a.Currency] += times * a.Amount
		}
	}
	add(m.Opening, 1)
	for _, c := range m.Changes {
		add(c.Worth, sign[c.Kind])
	}
	add(m.Closing, -1)
	for currency, sum := range sums {
		require.Zero(t, sum, currency)
	}
}
