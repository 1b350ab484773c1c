package demo

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/value"
)

// sale is a deal while its life is told: clock is when the last thing
// happened, and only grows.
type sale struct {
	*world
	dice
	words    *vocabulary
	history  history[deal.Command]
	firm     *firm
	people   []*person
	pipeline int
	stage    int
	price    int64
	expected time.Time
	clock    time.Time
	handed   bool // from the leaver to the successor
}

// usual is how many days a sale takes, by pipeline; skill is how likely each
// of the team wins.
var (
	usual = [2]int{newBusiness: 70, renewals: 30}
	skill = []float64{0.3, 0.34, 0.42, 0.38, 0.31, 0.22, 0.36, 0.3}
)

// sell tells the life of a deal, from its opening to its end or to now.
func (w *world) sell(v *vocabulary, index int) history[deal.Command] {
	s := &sale{world: w, dice: roll(kindDeal, index), words: v}
	if s.chance(0.22) {
		s.pipeline = renewals
	}
	s.firm = w.companies[s.favoured(len(w.companies))]
	s.clock = w.within(w.opening(roll(kindOpening, index)).Add(3 * day))
	s.open(index)
	if s.chance(0.05) {
		return s.history // nobody ever touched it again
	}
	s.run()
	s.chores()
	return s.history
}

func (s *sale) open(index int) {
	id := s.id("deal", fmt.Sprint(index))
	product := pick(s.dice, s.words.products[s.pipeline])
	s.price = roundPrice(float64(product.price) * 1000 * s.around(0.6))
	s.expected = s.clock.Add(time.Duration(float64(usual[s.pipeline])*s.around(0.3)) * day)
	owner := s.owner(s.firm, s.clock)
	s.handed = owner != leaver
	s.history = history[deal.Command]{id: id, actor: s.member(owner)}
	s.history.commands = append(s.history.commands, deal.Open{
		ID: id, Pipeline: pipeline.Pipeline{ID: s.pipelineID(s.pipeline)}, StageID: s.stageID(s.pipeline, 0), At: s.clock,
		Fields: deal.Fields{
			Title: new(s.firm.name + " – " + product.name), Value: s.money(), CompanyID: &s.firm.id,
			Contacts: deal.Contacts(s.invite()...), OwnerID: &s.team[owner].ID, ExpectedClose: new(date(s.expected)),
		},
	})
	s.firm.met = earlier(s.firm.met, s.clock)
}

// invite chooses up to three people of the company, and moves them on.
func (s *sale) invite() []string {
	var ids []string
	for range min(s.between(1, 3), len(s.firm.staff)) {
		p := s.contacts[pick(s.dice, s.firm.staff)]
		if slices.Contains(ids, p.id) {
			continue
		}
		ids, s.people = append(ids, p.id), append(s.people, p)
		s.metBy(p, s.clock.Add(-time.Hour))
		p.learn(s.clock, contact.Fields{LifecycleStage: new("Opportunity"), LeadStatus: new("Open deal")})
	}
	return ids
}

// run takes the deal through its stages until it is closed or now is reached.
func (s *sale) run() {
	owner := s.owner(s.firm, s.clock)
	wins := s.chance(skill[owner] + float64(s.pipeline)*0.3)
	stages := len(stages[s.pipeline])
	end := stages // the stage that it does not get to
	if !wins {
		end = s.between(1, stages)
	}
	for s.stage = 0; s.stage+1 < end; s.stage++ {
		if !s.wait(float64(usual[s.pipeline]) / float64(stages)) {
			return
		}
		s.tell(deal.Move{ID: s.history.id, StageID: s.stageID(s.pipeline, s.stage+1), At: s.clock})
		if s.chance(0.18) {
			s.price = roundPrice(float64(s.price) / 100 * s.around(0.25))
			s.tell(deal.Update{ID: s.history.id, Fields: deal.Fields{Value: s.money()}, At: s.clock.Add(time.Minute)})
		}
	}
	if !s.wait(float64(usual[s.pipeline]) / float64(stages)) {
		return
	}
	s.close(wins)
}

// wait lets some days pass, with what happens in them; false when now is reached.
func (s *sale) wait(days float64) bool {
	at := s.clock.Add(time.Duration(math.Max(1, days*s.ExpFloat64())) * day)
	return s.until(s.working(s.dice, at))
}

func (s *sale) until(at time.Time) bool {
	s.slip(at)
	s.handOver(at)
	if !s.past(at) {
		return false
	}
	if at.After(s.clock) {
		s.clock = at
	} else {
		s.clock = s.clock.Add(5 * time.Minute)
	}
	return s.past(s.clock)
}

// slip puts the expected close off, some days before it comes, as long as it
// comes before the given time. Now and then nobody does, and it is overdue.
func (s *sale) slip(until time.Time) {
	for s.expected.Before(until) && !s.chance(0.15) {
		at := s.working(s.dice, s.expected.Add(-time.Duration(s.between(0, 6))*day))
		if !at.After(s.clock) {
			at = s.clock.Add(10 * time.Minute)
		}
		if !s.past(at) {
			return
		}
		s.handOver(at)
		s.clock = at
		s.expected = s.expected.Add(time.Duration(s.between(14, 45)) * day)
		s.tell(deal.Update{ID: s.history.id, Fields: deal.Fields{ExpectedClose: new(date(s.expected))}, At: at})
	}
}

// handOver gives the deal to the successor on the day on which its owner left.
func (s *sale) handOver(before time.Time) {
	if at := s.left(); !s.handed && at.After(s.clock) && at.Before(before) && s.past(at) {
		s.handed, s.clock = true, at
		s.tell(deal.Update{ID: s.history.id, Fields: deal.Fields{OwnerID: &s.team[successor].ID}, At: at})
	}
}

func (s *sale) tell(c deal.Command) { s.history.commands = append(s.history.commands, c) }

func (s *sale) money() *value.Money { return &value.Money{Amount: s.price, Currency: s.currency} }

// roundPrice makes a price that people write into offers, in cents.
func roundPrice(units float64) int64 { return int64(math.Max(1, math.Round(units/50))) * 50 * 100 }

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
