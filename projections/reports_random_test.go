package projections_test

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// company of nobody: a random history of a tenant, event by event, as a sink gets it.
type randomPast struct {
	dice      *rand.Rand
	clock     time.Time // when the next event is recorded
	events    []codec.Decoded
	revisions map[eventstore.StreamID]uint64
	pipelines map[string]pipeline.Pipeline
	deals     map[string]deal.Deal
	tasks     map[string]task.Task
}

const tenantID = "one"

// newRandomPast makes a history from January 2025 to June 2026.
func newRandomPast(seed uint64, deeds int) *randomPast {
	r := &randomPast{
		dice: rand.New(rand.NewPCG(seed, 5)), clock: time.Date(2025, 1, 2, 0, 0, 0, 0, time.UTC),
		revisions: map[eventstore.StreamID]uint64{}, pipelines: map[string]pipeline.Pipeline{}, deals: map[string]deal.Deal{}, tasks: map[string]task.Task{},
	}
	r.settle()
	pause := time.Date(2026, 6, 20, 0, 0, 0, 0, time.UTC).Sub(r.clock) / time.Duration(deeds)
	for range deeds {
		r.clock = r.clock.Add(time.Duration(r.dice.Int64N(int64(2 * pause)))).Truncate(time.Microsecond)
		r.act()
	}
	return r
}

func (r *randomPast) pick(of ...string) string { return of[r.dice.IntN(len(of))] }

// at is when something is said to have happened: mostly now, sometimes long
// ago, and by mistake in the future.
func (r *randomPast) at() domain.Moment {
	at := r.clock
	switch r.dice.IntN(8) {
	case 0:
		at = at.Add(-time.Duration(r.dice.Int64N(int64(90 * 24 * time.Hour))))
	case 1:
		at = at.Add(-time.Duration(r.dice.Int64N(int64(24 * time.Hour))))
	case 2:
		at = at.Truncate(24 * time.Hour)
	case 3:
		if r.dice.IntN(6) == 0 {
			at = at.Add(40 * 24 * time.Hour)
		}
	}
	return domain.Moment{At: at.Truncate(time.Microsecond)}
}

// say records an event.
func (r *randomPast) say(category, id, actor string, e codec.Event) {
	stream := eventstore.StreamID{Tenant: tenantID, Category: category, ID: id}
	at := uint64(len(r.events)+1) * 100
	r.events = append(r.events, codec.Decoded{
		Event: e, Meta: codec.Metadata{Tenant: tenantID, Actor: actor}, ID: uuid.New(), Stream: stream, Revision: r.revisions[stream],
		Position: eventstore.Position{Commit: at, Prepare: at}, Recorded: r.clock,
	})
	r.revisions[stream]++
	r.clock = r.clock.Add(time.Microsecond)
}

func (r *randomPast) someone() string { return r.pick("ann", "bob", "cat", "system:import") }

// settle makes everything but deals and work.
func (r *randomPast) settle() {
	now := func() domain.Moment { return domain.Moment{At: r.clock} }
	r.say("tenant", tenantID, "ann", tenant.Created{ID: tenantID, Name: "One", Currency: "EUR", Moment: now()})
	for i, id := range []string{"new", "renewals"} {
		created := pipeline.Created{ID: id, Name: id, Moment: now()}
		for place, probability := range []int{5, 10, 50, 60, 90}[i : 4+i] {
			created.Stages = append(created.Stages, pipeline.Stage{ID: fmt.Sprintf("s%d", place), Name: "A stage", Probability: probability})
		}
		r.say("pipeline", id, "ann", created)
		r.pipelines[id] = pipeline.Decider.Fold(pipeline.Pipeline{}, created)
	}
	for _, f := range []customfield.Definition{{Key: "region", Type: customfield.Select}, {Key: "topics", Type: customfield.MultiSelect}, {Key: "hot", Type: customfield.Boolean}, {Key: "remark", Type: customfield.Text}} {
		set := customfield.ID(tenantID, customfield.Deal)
		r.say("customfield", set, "ann", customfield.Defined{ID: set, Object: customfield.Deal, Definition: f, Moment: now()})
	}
	for _, id := range []string{"ann", "bob", "cat"} {
		r.say("member", id, "ann", member.Created{ID: id, Moment: now()})
	}
	r.say("team", "north", "ann", team.Created{ID: "north", Fields: team.Fields{MemberIDs: &[]string{"ann", "bob"}}, Moment: now()})
	r.say("team", "south", "ann", team.Created{ID: "south", Fields: team.Fields{MemberIDs: &[]string{"cat"}}, Moment: now()})
	r.say("team", "gone", "ann", team.Created{ID: "gone", Fields: team.Fields{MemberIDs: &[]string{"ann"}}, Moment: now()})
	r.say("team", "gone", "ann", team.Deleted{ID: "gone", Moment: now()})
	for i, industry := range []string{"Software", "Retail", ""} {
		id := fmt.Sprintf("company%d", i)
		r.say("company", id, "ann", company.Created{ID: id, Fields: company.Fields{Industry: new(industry)}, Moment: now()})
	}
}

// act does one thing.
func (r *randomPast) act() {
	switch r.dice.IntN(12) {
	case 0:
		r.rates()
	case 1:
		r.contact()
	case 2, 3:
		r.task()
	case 4:
		r.say("note", newID(), r.someone(), note.Created{ID: newID(), AuthorID: r.pick("ann", "bob"), Links: note.Links{DealID: r.someDeal()}, Moment: r.at()})
	case 5:
		if r.dice.IntN(6) == 0 {
			r.stages()
		} else {
			r.quota()
		}
	default:
		r.deal()
	}
}

func (r *randomPast) rates() {
	set := tenant.RatesSet{ID: tenantID, Base: r.pick("EUR", "EUR", "USD"), Date: r.date(), Moment: r.at()}
	for _, currency := range []string{"USD", "JPY", "EUR"} {
		if currency != set.Base && r.dice.IntN(2) == 0 {
			set.Rates = append(set.Rates, tenant.Rate{Currency: currency, Rate: fmt.Sprintf("%d.%d", r.dice.IntN(3), 1+r.dice.IntN(999_999))})
		}
	}
	r.say("tenant", tenantID, "ann", set)
}

// date is a day around now.
func (r *randomPast) date() string {
	return r.clock.AddDate(0, 0, r.dice.IntN(90)-45).Format(time.DateOnly)
}

func (r *randomPast) contact() {
	id := fmt.Sprintf("contact%d", r.dice.IntN(30))
	stream := eventstore.StreamID{Tenant: tenantID, Category: "contact", ID: id}
	switch {
	case r.revisions[stream] == 0:
		r.say("contact", id, r.someone(), contact.Created{ID: id, Fields: contact.Fields{Source: new(r.pick("", "web", "fair")), OwnerID: new(r.pick("", "ann", "bob", "cat"))}, Moment: r.at()})
	case r.dice.IntN(10) == 0:
		r.say("contact", id, r.someone(), contact.Deleted{ID: id, Moment: r.at()})
	default:
		r.say("contact", id, r.someone(), contact.Updated{ID: id, Fields: contact.Fields{OwnerID: new(r.pick("ann", "cat"))}, Moment: r.at()})
	}
}

func (r *randomPast) task() {
	id := fmt.Sprintf("task%d", r.dice.IntN(40))
	state, known := r.tasks[id]
	var cmd task.Command
	switch {
	case !known:
		state = task.Decider.Initial
		cmd = task.Create{ID: id, Fields: task.Fields{Title: new("Call them"), Kind: new(task.Kind(r.pick("CALL", "EMAIL", "MEETING", "TODO"))), AssigneeID: new("bob")}, Links: task.Links{DealID: r.someDeal()}, At: r.at().At}
	case state.CompletedAt.IsZero():
		cmd = task.Complete{ID: id, At: r.at().At}
	default:
		cmd = task.Reopen{ID: id, At: r.at().At}
	}
	events, err := task.Decider.Decide(state, cmd)
	if err != nil {
		panic(err)
	}
	actor := r.someone()
	for _, e := range events {
		r.say("task", id, actor, e)
	}
	r.tasks[id] = task.Decider.Fold(state, events...)
}

// stages sets the stages of a pipeline in another order, one of them retired.
func (r *randomPast) stages() {
	id := r.pick("new", "renewals")
	p := r.pipelines[id]
	stages := append([]pipeline.Stage{}, p.Stages...)
	r.dice.Shuffle(len(stages), func(i, j int) { stages[i], stages[j] = stages[j], stages[i] })
	for i := range stages {
		stages[i].Retired = i == len(stages)-1 && r.dice.IntN(2) == 0
		stages[i].Probability = r.dice.IntN(101)
	}
	set := pipeline.StagesSet{ID: id, Stages: stages, Moment: r.at()}
	r.say("pipeline", id, "ann", set)
	r.pipelines[id] = pipeline.Decider.Fold(p, set)
}

// quota sets a quota, or takes one away.
func (r *randomPast) quota() {
	purpose := quota.Purpose{
		Period: fmt.Sprintf("202%d-%02d-01", 5+r.dice.IntN(2), 1+3*r.dice.IntN(4)), Months: []int{quota.Month, quota.Quarter}[r.dice.IntN(2)], Measure: quota.Measure(r.pick("AMOUNT", "DEALS")),
	}
	if r.dice.IntN(2) == 0 {
		purpose.MemberID = r.pick("ann", "bob", "cat")
	} else {
		purpose.TeamID = r.pick("north", "south", "gone")
	}
	id := quota.ID(tenantID, purpose)
	stream := eventstore.StreamID{Tenant: tenantID, Category: quota.Category, ID: id}
	if r.revisions[stream] > 0 && r.dice.IntN(4) == 0 {
		r.say(quota.Category, id, "ann", quota.Deleted{ID: id, Moment: r.at()})
		return
	}
	set := quota.Assigned{ID: id, Purpose: purpose, Moment: r.at()}
	if purpose.Measure == quota.Amount {
		set.Value = value.Money{Amount: 1 + r.dice.Int64N(9_000_000), Currency: r.pick("EUR", "USD", "GBP")}
	} else {
		set.Count = 1 + r.dice.IntN(9)
	}
	r.say(quota.Category, id, "ann", set)
}

func (r *randomPast) someDeal() string {
	if r.dice.IntN(3) == 0 {
		return ""
	}
	return fmt.Sprintf("deal%02d", r.dice.IntN(60))
}

// deal gives one command to a deal; what it refuses is no event.
func (r *randomPast) deal() {
	id := fmt.Sprintf("deal%02d", r.dice.IntN(60))
	state := r.deals[id]
	events, err := deal.Decider.Decide(state, r.dealCommand(id, state))
	if err != nil {
		return
	}
	actor := r.someone()
	for _, e := range events {
		r.say("deal", id, actor, e)
	}
	r.deals[id] = deal.Decider.Fold(state, events...)
}

func (r *randomPast) dealCommand(id string, state deal.Deal) deal.Command {
	at, p := r.at().At, r.pipelines[r.pick("new", "renewals")]
	if state.ID == "" {
		return deal.Open{ID: id, Fields: r.dealFields(true), Pipeline: p, At: at}
	}
	if r.dice.IntN(4) > 0 {
		p = r.pipelines[state.PipelineID]
	}
	stage := p.Stages[r.dice.IntN(len(p.Stages))].ID
	switch r.dice.IntN(16) {
	case 0, 1, 2, 3, 4:
		return deal.Move{ID: id, Pipeline: p, StageID: stage, At: at}
	case 5, 6:
		return deal.Win{ID: id, At: at}
	case 7, 8:
		return deal.Lose{ID: id, Reason: "for a reason", Key: r.pick("", "price", "timing"), At: at}
	case 9, 10:
		return deal.Reopen{ID: id, Pipeline: r.pipelines[state.PipelineID], At: at}
	case 11:
		if r.dice.IntN(2) == 0 {
			return deal.Delete{ID: id, At: at}
		}
		return deal.Archive{ID: id, At: at}
	case 12:
		return deal.Restore{ID: id, Pipeline: r.pipelines[state.PipelineID], At: at}
	default:
		return deal.Update{ID: id, Fields: r.dealFields(false), At: at}
	}
}

// dealFields says some fields, or all.
func (r *randomPast) dealFields(all bool) (f deal.Fields) {
	said := func() bool { return all || r.dice.IntN(3) == 0 }
	f.Title = new("A deal")
	if said() {
		f.Value = &value.Money{Amount: r.dice.Int64N(1_000_000), Currency: r.pick("EUR", "EUR", "USD", "JPY", "GBP")}
	}
	if said() {
		f.OwnerID = new(r.pick("", "ann", "bob", "cat"))
	}
	if said() {
		f.ExpectedClose = new(r.pick("", r.date(), r.date(), r.date()))
	}
	if said() {
		f.CompanyID, f.Source = new(r.pick("", "company0", "company1", "company2")), new(r.pick("", "web", "fair"))
	}
	if said() {
		f.Contacts = deal.Contacts(fmt.Sprintf("contact%d", r.dice.IntN(30)), "contact0")
	}
	if said() {
		f.Custom = &value.Custom{"region": r.pick("north", "south"), "hot": r.dice.IntN(2) == 0, "remark": "typed", "topics": []any{"a", r.pick("b", "c")}}
		if r.dice.IntN(4) == 0 {
			f.Custom = &value.Custom{"region": nil, "topics": nil}
		}
	}
	if said() {
		f.Forecast = new(deal.ForecastCategory(r.pick("", "", "PIPELINE", "BEST_CASE", "COMMIT", "OMITTED")))
	}
	if r.dice.IntN(6) == 0 && f.Value == nil {
		f.LineItems, f.ValueIsSum = &[]deal.LineItem{}, nil
		for range r.dice.IntN(3) {
			*f.LineItems = append(*f.LineItems, deal.LineItem{ProductID: r.pick("", "kit", "tap"), Name: "A thing", Quantity: "2", Price: value.Money{Amount: 1000, Currency: "EUR"}})
		}
	}
	return f
}
