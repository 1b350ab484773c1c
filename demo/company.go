package demo

import (
	"fmt"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/value"
)

// firm is a company that the team deals with.
type firm struct {
	id      string
	culture *culture
	name    string // without its legal ending
	fields  company.Fields
	address value.Address
	owner   int // of the team, at first
	met     time.Time
	staff   []int // its contacts
}

// found makes up a company.
func (w *world) found(v *vocabulary, index int) *firm {
	d := roll(kindCompany, index)
	f := &firm{id: w.id("company", fmt.Sprint(index)), culture: v.from(d), owner: d.between(firstRep, lastRep)}
	trade := pick(d, v.trades)
	name := spelling{native: pick(d, v.first) + pick(d, v.second)}
	name.latin = name.native
	if d.chance(0.3) { // named after a family of the country
		name = pick(d, f.culture.family)
	}
	f.name = name.native + " " + trade[0]
	city, code := place(pick(d, f.culture.cities))
	f.address = value.Address{
		Street: fmt.Sprintf("%s %d", pick(d, f.culture.streets), d.between(1, 180)),
		City:   city, PostalCode: code, Country: f.culture.country,
	}
	f.fields = company.Fields{
		Name: new(f.name + " " + pick(d, f.culture.suits)), Domain: new(domainOf(name.latin+" "+trade[0], index)),
		Phone: new(d.digits(pick(d, f.culture.phones))), Industry: new(trade[1]),
		Employees: new(int(40*d.around(1.4)) + 3), Address: &f.address,
	}
	f.met = w.opening(d)
	if d.chance(0.45) { // known from before: entered in the first weeks
		f.met = w.working(d, w.start.Add(time.Duration(d.between(0, 20))*day))
	}
	f.met = w.within(f.met)
	return f
}

// domainOf gives a host under .example, which nobody can own. The index keeps
// two companies of one name apart.
func domainOf(name string, index int) string {
	var words []string
	for word := range strings.FieldsSeq(name) {
		words = append(words, plain(word))
	}
	return fmt.Sprintf("%s-%d.example", strings.Join(words, "-"), index+1)
}

func (w *world) companyHistories() []history[company.Command] {
	var list []history[company.Command]
	for _, f := range w.companies {
		fields := f.fields
		fields.OwnerID = &w.team[w.owner(f, f.met)].ID
		h := history[company.Command]{id: f.id, actor: w.member(w.owner(f, f.met))}
		h.commands = append(h.commands, company.Create{ID: f.id, Fields: fields, At: f.met})
		if f.owner == leaver && f.met.Before(w.left()) {
			h.commands = append(h.commands, company.Update{
				ID: f.id, Fields: company.Fields{OwnerID: &w.team[successor].ID}, At: w.left(),
			})
		}
		list = append(list, h)
	}
	return list
}
