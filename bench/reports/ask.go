package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/reporting"
)

// answer is how long a report took, in the middle of the rounds; Postgres is
// zero where the read models have no answer.
type answer struct {
	name     string
	took     time.Duration
	used     time.Duration // of the processors, over all rounds, each
	postgres time.Duration
}

func day(text string) time.Time {
	at, _ := time.Parse(time.DateOnly, text)
	return at
}

// ask puts each report to ClickHouse.
func ask(ctx context.Context, store *reporting.Store, rounds int) (answers []*answer, err error) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return nil, err
	}
	now := time.Date(2026, 8, 10, 12, 0, 0, 0, time.UTC)
	all := reporting.Question{Zone: zone, Base: "EUR", Now: now}
	year, quarter := all, all
	year.From, year.To = day("2025-07-01"), day("2026-06-30")
	quarter.From, quarter.To = day("2026-04-01"), day("2026-06-30")
	custom, team := all, year
	custom.Filter.Custom = []reporting.CustomFilter{{Key: "region", Values: []string{"r1", "r2"}}}
	team.Filter.Teams = []string{"team"}
	const pipeline = "00000000-0000-7000-8000-0000000000a1"
	for _, r := range []struct {
		name string
		ask  func() error
	}{
		{"pipeline now", func() error { return second(store.PipelineByStage(ctx, tenant, all, time.Time{})) }},
		{"pipeline now, by a custom field", func() error { return second(store.PipelineByStage(ctx, tenant, custom, time.Time{})) }},
		{"pipeline a month ago", func() error { return second(store.PipelineByStage(ctx, tenant, all, day("2026-07-10"))) }},
		{"pipeline a year ago", func() error { return second(store.PipelineByStage(ctx, tenant, all, day("2025-08-10"))) }},
		{"funnel, a year", func() error { return second(store.Funnel(ctx, tenant, year, pipeline)) }},
		{"funnel, all time", func() error { return second(store.Funnel(ctx, tenant, all, pipeline)) }},
		{"win rates by owner and month, a year", func() error { return second(store.WinRates(ctx, tenant, year, reporting.ByOwner, reporting.Month)) }},
		{"win rates by industry, all time", func() error { return second(store.WinRates(ctx, tenant, all, reporting.ByIndustry, reporting.Always)) }},
		{"win rates by product, of a team, a year", func() error { return second(store.WinRates(ctx, tenant, team, reporting.ByProduct, reporting.Always)) }},
		{"forecast, three months", func() error { return second(store.Forecast(ctx, tenant, all, reporting.Month, 0)) }},
		{"forecast with a backtest of twelve months", func() error { return second(store.Forecast(ctx, tenant, all, reporting.Month, 12)) }},
		{"activity, a quarter", func() error { return second(store.Activity(ctx, tenant, quarter)) }},
		{"activity, all time", func() error { return second(store.Activity(ctx, tenant, all)) }},
		{"weekly, a quarter", func() error { return second(store.Weekly(ctx, tenant, quarter)) }},
		{"weekly, a year", func() error { return second(store.Weekly(ctx, tenant, year)) }},
		{"cohorts, a year", func() error { return second(store.Cohorts(ctx, tenant, year, 12)) }},
		{"quotas, a quarter", func() error { return second(store.Quotas(ctx, tenant, within(all, "2026-01-01", "2026-03-31"))) }},
		{"what moved, a month", func() error { return second(store.Movement(ctx, tenant, within(all, "2026-06-01", "2026-06-30"), 25)) }},
		{"what moved, a quarter", func() error { return second(store.Movement(ctx, tenant, quarter, 25)) }},
	} {
		before := processorTime()
		took, err := middle(rounds, r.ask)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.name, err)
		}
		used := (processorTime() - before) / time.Duration(rounds+1)
		answers = append(answers, &answer{name: r.name, took: took, used: used})
	}
	return answers, nil
}

func within(q reporting.Question, from, to string) reporting.Question {
	q.From, q.To = day(from), day(to)
	return q
}

func second[R any](_ R, err error) error { return err }

// middle asks once to warm up, then so often, and gives the middle time.
func middle(rounds int, ask func() error) (time.Duration, error) {
	times := make([]time.Duration, 0, rounds)
	for range rounds + 1 {
		begin := time.Now()
		if err := ask(); err != nil {
			return 0, err
		}
		times = append(times, time.Since(begin))
	}
	times = times[1:]
	slices.Sort(times)
	return times[len(times)/2], nil
}

func table(answers []*answer) {
	fmt.Println("| report | ClickHouse, ms | of the processors, ms | Postgres, ms | ratio |")
	fmt.Println("|---|--:|--:|--:|--:|")
	for _, a := range answers {
		if a.postgres == 0 {
			fmt.Printf("| %s | %d | %d | no answer | |\n", a.name, a.took.Milliseconds(), a.used.Milliseconds())
			continue
		}
		fmt.Printf("| %s | %d | %d | %d | %.1f |\n", a.name, a.took.Milliseconds(), a.used.Milliseconds(), a.postgres.Milliseconds(), float64(a.postgres)/float64(a.took))
	}
}
