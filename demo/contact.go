package demo

import (
	"fmt"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/value"
)

// person is a contact before it is written.
type person struct {
	id     string
	firm   *firm // nil for the few who stand for themselves
	owner  int   // of the team, for who has no firm
	fields contact.Fields
	met    time.Time
	later  []contact.Update
}

// spare are reserved domains for people without a company.
var spare = []string{"example.com", "example.org", "example.net"}

// meet makes up a contact, of a company or of none.
func (w *world) meet(v *vocabulary, index int) *person {
	d := roll(kindContact, index)
	p := &person{id: w.id("contact", fmt.Sprint(index)), owner: successor}
	from, host := v.from(d), pick(d, spare)
	var address *value.Address
	if !d.chance(0.06) {
		p.firm = w.companies[d.favoured(len(w.companies))]
		p.firm.staff = append(p.firm.staff, index)
		host, address = *p.firm.fields.Domain, &p.firm.address
		if !d.chance(0.15) { // most people work where they come from
			from = p.firm.culture
		}
	}
	given, family := pick(d, from.given), pick(d, from.family)
	p.fields = contact.Fields{
		FirstName: &given.native, LastName: &family.native, Address: address,
		LifecycleStage: new("Lead"), Source: new(pick(d, v.leads)), LeadStatus: new(pick(d, v.statuses)),
	}
	if !d.chance(0.04) { // the index keeps namesakes of a company apart
		p.fields.Email = new(fmt.Sprintf("%s.%s%d@%s", given.latin, family.latin, index+1, host))
	}
	if d.chance(0.7) {
		p.fields.Phone = new(d.digits(pick(d, from.phones)))
	}
	if d.chance(0.85) {
		p.fields.JobTitle = new(pick(d, v.jobs))
	}
	p.met = w.within(w.opening(d))
	w.promote(v, d, p)
	return p
}

// promote now and then gives somebody a new job title.
func (w *world) promote(v *vocabulary, d dice, p *person) {
	at := w.working(d, p.met.Add(time.Duration(d.between(30, 400))*day))
	if p.fields.JobTitle != nil && d.chance(0.08) && w.past(at) {
		p.learn(at, contact.Fields{JobTitle: new(pick(d, v.jobs))})
	}
}

// learn notes something that changes later.
func (p *person) learn(at time.Time, fields contact.Fields) {
	p.later = append(p.later, contact.Update{ID: p.id, Fields: fields, At: at})
}

// metBy makes sure that somebody was met before a time, and their company too.
func (w *world) metBy(p *person, at time.Time) {
	if p.met.After(at) {
		p.met = w.within(at)
	}
	if p.firm != nil && p.firm.met.After(p.met) {
		p.firm.met = p.met
	}
}

func (w *world) contactHistories() []history[contact.Command] {
	var list []history[contact.Command]
	for _, p := range w.contacts {
		owner, after := w.hands(p)
		fields := p.fields
		fields.OwnerID = &w.team[owner].ID
		if p.firm != nil {
			fields.CompanyID = &p.firm.id
		}
		if after != owner {
			p.learn(w.left(), contact.Fields{OwnerID: &w.team[after].ID})
		}
		h := history[contact.Command]{id: p.id, actor: w.member(owner)}
		h.commands = append(h.commands, contact.Create{ID: p.id, Fields: fields, At: p.met})
		slices.SortStableFunc(p.later, func(a, b contact.Update) int { return a.At.Compare(b.At) })
		for _, update := range p.later {
			h.commands = append(h.commands, update)
		}
		list = append(list, h)
	}
	return list
}

// hands gives who had a contact in hand at first, and who has it now.
func (w *world) hands(p *person) (first, now int) {
	if p.firm == nil {
		return p.owner, p.owner
	}
	return w.owner(p.firm, p.met), w.owner(p.firm, w.now)
}
