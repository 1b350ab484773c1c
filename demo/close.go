package demo

import (
	"time"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
)

// close ends the deal. Much of what is won is won in the last days of a
// quarter, when discounts are given and budgets end.
func (s *sale) close(wins bool) {
	if wins && s.chance(0.5) {
		if !s.until(s.working(s.dice, s.quarterEnd(s.dice, s.clock))) {
			return
		}
	}
	if wins {
		s.tell(deal.Win{ID: s.history.id, At: s.clock})
		for _, p := range s.people {
			p.learn(s.clock, contact.Fields{LifecycleStage: new("Customer")})
		}
		return
	}
	s.tell(deal.Lose{ID: s.history.id, Reason: pick(s.dice, s.words.lost), At: s.clock})
	if s.chance(0.06) {
		s.again()
	}
}

// again opens a lost deal anew some weeks later: the other offer fell through.
func (s *sale) again() {
	at := s.working(s.dice, s.clock.Add(time.Duration(s.between(20, 90))*day))
	if !s.past(at) {
		return
	}
	s.clock = at
	s.expected = at.Add(time.Duration(s.between(10, 40)) * day)
	s.tell(deal.Reopen{ID: s.history.id, At: at})
	s.tell(deal.Update{ID: s.history.id, Fields: deal.Fields{ExpectedClose: new(date(s.expected))}, At: at.Add(time.Minute)})
	if s.wait(25) {
		s.close(s.chance(0.6))
	}
}
