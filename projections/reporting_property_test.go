package projections_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/reporting"
)

// dealers make random deals by giving random commands.
type dealers struct {
	t         *testing.T
	random    *rand.Rand
	log       *memoryLog
	pipelines []pipeline.Pipeline
	deals     map[string]deal.Deal
	tasks     map[string]task.Task
	ids       []string
}

func newDealers(t *testing.T, seed uint64) *dealers {
	d := &dealers{t: t, random: rand.New(rand.NewPCG(seed, 1)), log: newLog(t), deals: map[string]deal.Deal{}, tasks: map[string]task.Task{}}
	for _, name := range []string{"new", "renewals"} {
		p := pipeline.Pipeline{ID: name, Name: name}
		for i := range 3 {
			p.Stages = append(p.Stages, pipeline.Stage{ID: fmt.Sprintf("%s-%d", name, i), Name: "A stage"})
		}
		d.pipelines = append(d.pipelines, p)
	}
	return d
}

// act gives one command; what the deal refuses is no event.
func (d *dealers) act() {
	d.t.Helper()
	if len(d.ids) < 2 || d.random.IntN(6) == 0 {
		d.ids = append(d.ids, newID())
	}
	id := d.ids[d.random.IntN(len(d.ids))]
	state := d.deals[id]
	events, err := deal.Decider.Decide(state, d.command(id, state))
	if err != nil {
		return
	}
	for _, e := range events {
		d.add("deal", id, e)
	}
	d.deals[id] = deal.Decider.Fold(state, events...)
}

// moment is mostly of a month, and now and then long before it, as in an
// import, or in the future, as by mistake.
func (d *dealers) moment() time.Time {
	at := time.Date(2026, 1, 1+d.random.IntN(20), d.random.IntN(24), d.random.IntN(60), 59, d.random.IntN(1e9), time.UTC)
	switch d.random.IntN(20) {
	case 0:
		return at.AddDate(0, -d.random.IntN(10), 0)
	case 1:
		return at.AddDate(20+d.random.IntN(300), 0, 0)
	default:
		return at
	}
}

func (d *dealers) command(id string, state deal.Deal) deal.Command {
	moment := d.moment()
	p := d.pipelines[d.random.IntN(2)]
	if state.ID == "" {
		return deal.Open{ID: id, Fields: d.fields(), Pipeline: p, At: moment}
	}
	p = d.pipelines[slices.IndexFunc(d.pipelines, func(p pipeline.Pipeline) bool { return p.ID == state.PipelineID })]
	switch d.random.IntN(14) {
	case 12:
		return deal.Restore{ID: id, Pipeline: p, At: moment}
	case 13:
		return deal.Archive{ID: id, At: moment}
	case 0, 1, 2:
		return deal.Move{ID: id, Pipeline: p, StageID: p.Stages[d.random.IntN(3)].ID, At: moment}
	case 3, 4:
		return deal.Win{ID: id, At: moment}
	case 5, 6:
		return deal.Lose{ID: id, Reason: "for a reason", At: moment}
	case 7, 8:
		return deal.Reopen{ID: id, At: moment}
	case 9:
		return deal.Delete{ID: id, At: moment}
	default:
		return deal.Update{ID: id, Fields: d.fields(), At: moment}
	}
}

func (d *dealers) fields() deal.Fields {
	return deal.Fields{
		Title:   new("A deal"),
		Value:   &value.Money{Amount: d.random.Int64N(1_000_000), Currency: []string{"EUR", "USD"}[d.random.IntN(2)]},
		OwnerID: new([]string{"", "ann", "bob"}[d.random.IntN(3)]), Custom: d.custom(),
	}
}

// report is the report made the slow way: from every deal as its decider sees it.
func (d *dealers) report(pipelineID string, from, to time.Time) (open map[[2]string]reporting.StageTotal, closed map[string]reporting.WinRate) {
	open, closed = map[[2]string]reporting.StageTotal{}, map[string]reporting.WinRate{}
	for _, deal := range d.deals {
		if deal.PipelineID != pipelineID || !deal.Exists() || deal.Status == "OPEN" && deal.Archived {
			continue
		}
		if deal.Status == "OPEN" {
			key := [2]string{deal.StageID, deal.Value.Currency}
			total := open[key]
			open[key] = reporting.StageTotal{StageID: key[0], Currency: key[1], Count: total.Count + 1, Amount: total.Amount + deal.Value.Amount}
			continue
		}
		if deal.ClosedAt.Before(from) || !deal.ClosedAt.Before(to.AddDate(0, 0, 1)) {
			continue
		}
		rate := closed[deal.OwnerID]
		rate.OwnerID = deal.OwnerID
		if deal.Status == "WON" {
			rate.Won++
		} else {
			rate.Lost++
		}
		closed[deal.OwnerID] = rate
	}
	return open, closed
}

// deliver gives the sink the whole log.
func (d *dealers) deliver(sink projections.Sink) {
	d.t.Helper()
	require.NoError(d.t, feedAgain(d.t, d.random, sink, nil, d.log.decoded()))
}

// feedAgain gives a sink events of some slices in random batches, and now and
// then goes back some way first, as after a failure.
func feedAgain(t *testing.T, random *rand.Rand, sink projections.Sink, held []int, events []codec.Decoded) error {
	for next := 0; next < len(events); {
		if random.IntN(3) == 0 {
			next -= random.IntN(next + 1)
		}
		end := min(len(events), next+1+random.IntN(60))
		if err := projections.GiveSlices(t.Context(), sink, held, slices.Clone[[]codec.Decoded](events[next:end])); err != nil {
			return err
		}
		next = end
	}
	return nil
}

func TestReporting_RandomDealsAreReportedAsTheSlowWaySays(t *testing.T) {
	t.Parallel()
	store := reportingStore(t)
	for seed := range uint64(5) {
		require.NoError(t, store.Reset(t.Context()))
		d := newDealers(t, seed)
		d.settle()
		for range 50 + d.random.IntN(400) {
			d.act()
		}
		d.deliver(projections.NewReporting(store))
		requireReporting(t, d.log, store, "one")
		for _, p := range d.pipelines {
			from := time.Date(2026, 1, 1+d.random.IntN(20), 0, 0, 0, 0, time.UTC)
			to := from.AddDate(0, 0, d.random.IntN(10))
			report, err := store.PipelineReport(t.Context(), "one", p.ID, from, to)
			require.NoError(t, err)
			open, closed := d.report(p.ID, from, to)
			require.Len(t, report.Stages, len(open), "seed %d", seed)
			for _, s := range report.Stages {
				require.Equal(t, open[[2]string{s.StageID, s.Currency}], s, "seed %d", seed)
			}
			require.Len(t, report.WinRates, len(closed), "seed %d", seed)
			for _, r := range report.WinRates {
				require.Equal(t, closed[r.OwnerID], r, "seed %d", seed)
			}
		}
	}
}
