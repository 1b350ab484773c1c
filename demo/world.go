package demo

import (
	"cmp"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/internal/identity"
)

// How much there is of each.
const (
	companyCount = 400
	contactCount = 2000
	dealCount    = 600
)

// world is the demo company before it is written: everybody and everything,
// so that nobody is met before the company that they work for.
type world struct {
	calendar
	tenant, currency string
	team             []Colleague
	companies        []*firm
	contacts         []*person
	deals            []history[deal.Command]
	tasks            []history[task.Command]
}

func build(tenant, currency string, now time.Time) *world {
	w := &world{calendar: newCalendar(now), tenant: tenant, currency: cmp.Or(currency, "EUR"), team: Team(tenant)}
	words := newVocabulary()
	for i := range companyCount {
		w.companies = append(w.companies, w.found(words, i))
	}
	for i := range contactCount {
		w.contacts = append(w.contacts, w.meet(words, i))
	}
	for i := range dealCount {
		w.deals = append(w.deals, w.sell(words, i))
	}
	for _, p := range w.contacts {
		w.metBy(p, p.met)
	}
	for i := range contactCount {
		if d := roll(kindTask, i); d.chance(0.12) {
			w.tasks = append(w.tasks, w.remember(words, d, i))
		}
	}
	return w
}

func (w *world) size() int {
	return len(w.team) + len(w.pipelines()) + len(w.companies) + len(w.contacts) + len(w.deals) + len(w.tasks)
}

func (w *world) id(object, name string) string {
	return identity.FromSource(w.tenant, system, object, name).String()
}

func (w *world) system() identity.Actor {
	return identity.Actor{Tenant: w.tenant, Name: system, Role: identity.System}
}

// member makes somebody of the team the one who acts.
func (w *world) member(of int) identity.Actor {
	return identity.Actor{Tenant: w.tenant, Member: w.team[of].ID, Role: w.team[of].Role}
}

// The pipelines, and the stages of each with their probabilities.
const (
	newBusiness = 0
	renewals    = 1
)

var stages = [][]pipeline.Stage{
	newBusiness: {
		{ID: "lead", Name: "Lead", Probability: 10}, {ID: "qualified", Name: "Qualified", Probability: 25},
		{ID: "demonstration", Name: "Demonstration", Probability: 40}, {ID: "offer", Name: "Offer sent", Probability: 60},
		{ID: "negotiation", Name: "Negotiation", Probability: 80},
	},
	renewals: {
		{ID: "due", Name: "Due", Probability: 50}, {ID: "sent", Name: "Offer sent", Probability: 70},
		{ID: "agreed", Name: "Agreed by word", Probability: 90},
	},
}

var pipelineNames = []string{newBusiness: "New business", renewals: "Renewals"}

func (w *world) pipelineID(of int) string { return w.id("pipeline", pipelineNames[of]) }

func (w *world) stageID(of, stage int) string {
	return w.id("stage", pipelineNames[of]+"/"+stages[of][stage].ID)
}

func (w *world) pipelines() []history[pipeline.Command] {
	var list []history[pipeline.Command]
	for i, name := range pipelineNames {
		create := pipeline.Create{ID: w.pipelineID(i), Name: name, At: w.start}
		for j, s := range stages[i] {
			s.ID = w.stageID(i, j)
			create.Stages = append(create.Stages, s)
		}
		list = append(list, history[pipeline.Command]{create.ID, w.system(), []pipeline.Command{create}})
	}
	return list
}
