package projections_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/projections"
)

// add appends an event by anybody, the importer too.
func (d *dealers) add(category, id string, e codec.Event) {
	d.t.Helper()
	stream := eventstore.StreamID{Tenant: "one", Category: category, ID: id}
	actor := []string{"ann", "bob", "system:import"}[d.random.IntN(3)]
	p, err := d.log.codec.Encode(d.t.Context(), stream, uuid.New(), e, codec.Metadata{Actor: actor})
	require.NoError(d.t, err)
	d.log.addRaw(stream, p)
}

// settle tells of what deals need: pipelines, fields, a tenant far from UTC.
func (d *dealers) settle() {
	d.add("tenant", "one", tenant.Created{ID: "one", Name: "One", Currency: "EUR", Moment: at(0)})
	d.add("tenant", "one", tenant.Updated{ID: "one", Fields: tenant.Fields{TimeZone: new([]string{"", "Pacific/Auckland", "America/Los_Angeles"}[d.random.IntN(3)])}, Moment: at(0)})
	for _, p := range d.pipelines {
		d.add("pipeline", p.ID, pipeline.Created{ID: p.ID, Name: p.Name, Stages: p.Stages, Moment: at(1)})
	}
	set := customfield.ID("one", customfield.Deal)
	for _, kind := range customfield.Types {
		d.add("customfield", set, customfield.Defined{ID: set, Object: customfield.Deal, Definition: customfield.Definition{Key: string(kind), Label: string(kind), Type: kind}, Moment: at(2)})
	}
}

// custom are values of a field or two.
func (d *dealers) custom() *value.Custom {
	all := []value.Custom{
		{"SELECT": fmt.Sprint(d.random.IntN(3))}, {"SELECT": nil}, {"MULTI_SELECT": []any{"a", fmt.Sprint(d.random.IntN(2))}}, {"MULTI_SELECT": nil},
		{"BOOLEAN": d.random.IntN(2) == 0, "TEXT": "private"}, {"URL": "https://private.example"}, {},
	}
	return &all[d.random.IntN(len(all))]
}

// work gives a task a random command, or changes what is settled.
func (d *dealers) work() {
	d.t.Helper()
	moment := domain.Moment{At: d.moment()}
	switch p := d.pipelines[d.random.IntN(2)]; d.random.IntN(10) {
	case 0:
		stages := append([]pipeline.Stage(nil), p.Stages...)
		stages[0].Probability = d.random.IntN(100)
		d.add("pipeline", p.ID, pipeline.StagesSet{ID: p.ID, Stages: stages, Moment: moment})
	case 1:
		d.add("tenant", "one", tenant.RatesSet{ID: "one", Base: "EUR", Date: "2026-01-0" + fmt.Sprint(1+d.random.IntN(9)), Rates: []tenant.Rate{{Currency: "USD", Rate: fmt.Sprintf("0.9%d", d.random.IntN(10))}}, Moment: moment})
	default:
		d.workOnTask()
	}
}

func (d *dealers) workOnTask() {
	id := fmt.Sprintf("task-%d", d.random.IntN(20))
	state, known := d.tasks[id]
	if !known {
		state = task.Decider.Initial
	}
	at := d.moment()
	commands := []task.Command{
		task.Create{ID: id, Fields: task.Fields{Title: new("A task"), Kind: new([]task.Kind{task.Call, task.Meeting}[d.random.IntN(2)])}, Links: task.Links{DealID: "d"}, At: at},
		task.Complete{ID: id, At: at}, task.Reopen{ID: id, At: at}, task.Delete{ID: id, At: at}, task.Restore{ID: id, At: at},
		task.Update{ID: id, Fields: task.Fields{AssigneeID: new("bob"), Kind: new(task.Email)}, At: at},
	}
	events, err := task.Decider.Decide(state, commands[d.random.IntN(len(commands))])
	if err != nil {
		return
	}
	for _, e := range events {
		d.add("task", id, e)
	}
	d.tasks[id] = task.Decider.Fold(state, events...)
}

// Several sinks, each with slices of its own, write side by side, in cuts of
// their own and again and again: what comes out is the fold of the log,
// whoever was ahead.
func TestReporting_SinksSideBySideWriteWhatOneWould(t *testing.T) {
	t.Parallel()
	store := reportingStore(t)
	for seed := range uint64(3) {
		require.NoError(t, store.Reset(t.Context()))
		d := newDealers(t, seed)
		d.settle()
		for range 300 {
			d.act()
			d.work()
		}
		var together errgroup.Group
		for n, held := range [][]int{{0, 1, 2}, {3, 4, 5}, {6, 7}} {
			together.Go(func() error {
				random := rand.New(rand.NewPCG(seed, uint64(n)))
				return feedAgain(t, random, projections.NewReporting(store), held, d.log.decoded())
			})
		}
		require.NoError(t, together.Wait())
		requireReporting(t, d.log, store, "one")
		require.NotContains(t, everything(t, store, "one"), "private")
	}
}
