package projections_test

import (
	"maps"
	"math/big"
	"slices"
	"strconv"
	"time"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// past is the reference of the reports: docs/reports.md in plain Go, over the
// events of a tenant and nothing that a projection made of them. It is slow
// and simple: whatever is asked, it looks at every deal.
type past struct {
	reporting.Question
	deals     []*pastDeal // in the order of their ids
	contacts  map[string]contact.Contact
	companies map[string]company.Company
	teams     map[string]team.Team
	pipelines map[string]pipeline.Pipeline
	types     map[string]customfield.Type // of the fields of deals
	quotas    map[string]quota.Quota
	rates     []tenant.RatesSet
	work      []codec.Decoded
	members   map[string]bool
}

// pastDeal is a deal's events, each with when it took effect.
type pastDeal struct {
	id     string
	events []deal.Event
	took   []time.Time
}

func newPast(events []codec.Decoded) *past {
	p := &past{
		contacts: map[string]contact.Contact{}, companies: map[string]company.Company{}, teams: map[string]team.Team{},
		pipelines: map[string]pipeline.Pipeline{}, types: map[string]customfield.Type{}, members: map[string]bool{}, quotas: map[string]quota.Quota{}, work: events,
	}
	deals := map[string]*pastDeal{}
	for _, d := range events {
		id := d.Stream.ID
		switch e := d.Event.(type) {
		case deal.Event:
			if deals[id] == nil {
				deals[id] = &pastDeal{id: id}
			}
			deals[id].add(e, d.Recorded)
		case contact.Event:
			p.contacts[id] = contact.Decider.Fold(p.contacts[id], e)
		case company.Event:
			p.companies[id] = company.Decider.Fold(p.companies[id], e)
		case team.Event:
			p.teams[id] = team.Decider.Fold(p.teams[id], e)
		case pipeline.Event:
			p.pipelines[id] = pipeline.Decider.Fold(p.pipelines[id], e)
		case quota.Event:
			p.quotas[id] = quota.Decider.Fold(p.quotas[id], e)
		case customfield.Defined:
			p.types[e.Key] = e.Type
		case tenant.RatesSet:
			p.rates = append(p.rates, e)
		}
		if d.Stream.Category == "member" {
			p.members[id] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(deals)) {
		p.deals = append(p.deals, deals[id])
	}
	return p
}

// add notes an event and when it took effect: at its own time, not after it
// was recorded, and not before the event ahead of it.
func (d *pastDeal) add(e deal.Event, recorded time.Time) {
	at := e.OccurredAt()
	if recorded.Before(at) {
		at = recorded
	}
	if n := len(d.took); n > 0 && at.Before(d.took[n-1]) {
		at = d.took[n-1]
	}
	d.events, d.took = append(d.events, e), append(d.took, at)
}

// now is the deal after all its events.
func (d *pastDeal) now() deal.Deal { return deal.Decider.Fold(deal.Deal{}, d.events...) }

// at is the deal that the events before an instant made; none before it was opened.
func (d *pastDeal) at(instant time.Time) (deal.Deal, bool) {
	n := 0
	for n < len(d.took) && d.took[n].Before(instant) {
		n++
	}
	return deal.Decider.Fold(deal.Deal{}, d.events[:n]...), n > 0
}

// piped says whether a deal is in the pipeline.
func piped(d deal.Deal) bool { return d.Status == deal.StatusOpen && !d.Archived && !d.Deleted }

// passes says whether a deal passes the filter.
func (p *past) passes(d deal.Deal) bool {
	f := p.Filter
	return p.owned(d.OwnerID) && (len(f.Pipelines) == 0 || slices.Contains(f.Pipelines, d.PipelineID)) && p.customPasses(d)
}

// owned says whether what an owner has passes the filter.
func (p *past) owned(owner string) bool {
	f := p.Filter
	return (len(f.Owners) == 0 || slices.Contains(f.Owners, owner)) && (len(f.Teams) == 0 || slices.ContainsFunc(f.Teams, func(id string) bool {
		return p.teams[id].Exists() && slices.Contains(p.teams[id].MemberIDs, owner)
	}))
}

func (p *past) customPasses(d deal.Deal) bool {
	for _, c := range p.Filter.Custom {
		if !slices.ContainsFunc(p.choices(c.Key, d.Custom[c.Key]), func(v string) bool { return slices.Contains(c.Values, v) }) {
			return false
		}
	}
	return true
}

// choices are the values of a field of few choices.
func (p *past) choices(key string, v any) (keys []string) {
	switch v := v.(type) {
	case string:
		if p.types[key] == customfield.Select {
			return []string{v}
		}
	case bool:
		return []string{strconv.FormatBool(v)}
	case []any:
		for _, k := range v {
			keys = append(keys, k.(string))
		}
	}
	return keys
}

// day is the day of an instant where the team works, as a midnight of UTC.
func (p *past) day(at time.Time) time.Time {
	local := at.In(p.Zone)
	return time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, time.UTC)
}

func (p *past) today() time.Time { return p.day(p.Now) }

// within says whether a day lies in the period of the question.
func (p *past) within(day time.Time) bool {
	return (p.From.IsZero() || !day.Before(p.From)) && (p.To.IsZero() || !day.After(p.To))
}

// begins is the first instant of a day, found by looking: nine hours of zone
// before to thirty-nine after, minute by minute, until the date is that day.
func (p *past) begins(day time.Time) time.Time {
	at := day.Add(-15 * time.Hour)
	for p.day(at).Before(day) {
		at = at.Add(15 * time.Minute)
	}
	return at
}

// dealDay is the day at whose rate a deal is: that of its closing, or today.
func (p *past) dealDay(d deal.Deal) time.Time {
	if d.ClosedAt.IsZero() {
		return p.today()
	}
	return p.day(d.ClosedAt)
}

// rate is what a unit of a currency is worth on a day; nil for unknown. Of two
// rates of one day the later one holds.
func (p *past) rate(currency string, day time.Time) *big.Rat {
	if currency == p.Base {
		return big.NewRat(1, 1)
	}
	var found *big.Rat
	since := ""
	for _, set := range p.rates {
		if set.Base != p.Base || set.Date > day.Format(time.DateOnly) || set.Date < since {
			continue
		}
		for _, r := range set.Rates {
			if r.Currency == currency {
				found, _ = new(big.Rat).SetString(r.Rate)
				since = set.Date
			}
		}
	}
	return found
}

// sum adds deals up.
type sum struct {
	of      *past
	missing map[string]bool // shared by the sums of a report
	count   int
	amounts map[string]*big.Rat
	base    *big.Rat
}

// sums gives what makes the sums of a report, and which rates they miss.
func (p *past) sums() (empty func() *sum, missing func() []string) {
	without := map[string]bool{}
	return func() *sum { return &sum{of: p, missing: without, amounts: map[string]*big.Rat{}, base: new(big.Rat)} },
		func() []string { return slices.Sorted(maps.Keys(without)) }
}

// add adds an amount at the rate of a day, so much of it as the weight says.
func (s *sum) add(m value.Money, day time.Time, weight *big.Rat) {
	s.count++
	if s.amounts[m.Currency] == nil {
		s.amounts[m.Currency] = new(big.Rat)
	}
	part := new(big.Rat).Mul(new(big.Rat).SetInt64(m.Amount), weight)
	s.amounts[m.Currency].Add(s.amounts[m.Currency], part)
	rate := s.of.rate(m.Currency, day)
	if rate == nil {
		s.missing[m.Currency] = true
		return
	}
	s.base.Add(s.base, value.Convert(part, m.Currency, s.of.Base, rate))
}

func (s *sum) worth() reporting.Worth {
	w := reporting.Worth{Count: s.count, ByCurrency: []reporting.Money{}, Base: value.Round(s.base).Int64()}
	for _, currency := range slices.Sorted(maps.Keys(s.amounts)) {
		w.ByCurrency = append(w.ByCurrency, reporting.Money{Currency: currency, Amount: value.Round(s.amounts[currency]).Int64()})
	}
	return w
}

var one = big.NewRat(1, 1)

// likely is the probability of a deal's stage as it is set now.
func (p *past) likely(d deal.Deal) *big.Rat {
	stage, _ := p.pipelines[d.PipelineID].Stage(d.StageID)
	return big.NewRat(int64(stage.Probability), 100)
}

// middle is the median, and mean the average, rounded down.
func middle(all []int64) int64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[(len(all)-1)/2]
}

func mean(all []int64) (average int64) {
	if len(all) == 0 {
		return 0
	}
	for _, n := range all {
		average += n
	}
	return average / int64(len(all))
}

func ratio(n, of int) *float64 {
	if of == 0 {
		return nil
	}
	return new(float64(n) / float64(of))
}

// seconds between two moments, no less than none.
func seconds(from, to time.Time) int64 { return max(0, int64(to.Sub(from)/time.Second)) }
