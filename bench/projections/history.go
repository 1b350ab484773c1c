package main

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/identity"
)

// happening is an event and the stream that it belongs to.
type happening struct {
	stream eventstore.StreamID
	event  domain.Event
}

// history is what a few companies do for some years, the same at each run: an
// event each half minute of a working day, most of them about what they
// touched lately.
type history struct {
	dice      *rand.Rand
	now       time.Time
	ids       uint64
	companies []*business
}

// business is one tenant and the ids of what it has.
type business struct {
	tenant                                        string
	sales                                         string
	stages                                        []string
	members, contacts, companies, deals, openTodo []string
	stage                                         map[string]int // of the open deals
}

func newHistory(tenants int) *history {
	h := &history{dice: rand.New(rand.NewPCG(1, 2)), now: time.Date(2022, 1, 3, 8, 0, 0, 0, time.UTC)}
	for n := range tenants {
		h.companies = append(h.companies, &business{tenant: fmt.Sprintf("firm%d", n), stage: map[string]int{}})
	}
	return h
}

// begin gives what each tenant starts with.
func (h *history) begin() (first []happening) {
	for _, b := range h.companies {
		first = append(first, happening{b.stream(tenant.Category, b.tenant), tenant.Created{ID: b.tenant, Name: "The " + b.tenant, Currency: "EUR", Moment: h.moment()}})
		for n := range 12 {
			id := h.id()
			b.members = append(b.members, id)
			first = append(first, happening{b.stream(member.Category, id), member.Created{ID: id, Fields: member.Fields{
				Name: new(fmt.Sprint("Member ", n)), Email: new(fmt.Sprintf("m%d@%s.example", n, b.tenant)), Role: new(identity.Rep), Active: new(true),
			}, Moment: h.moment()}})
		}
		b.sales = h.id()
		var stages []pipeline.Stage
		for n, name := range []string{"New", "Qualified", "Proposal", "Negotiation", "Contract"} {
			b.stages = append(b.stages, h.id())
			stages = append(stages, pipeline.Stage{ID: b.stages[n], Name: name, Probability: 10 + 20*n})
		}
		first = append(first, happening{b.stream(pipeline.Category, b.sales), pipeline.Created{ID: b.sales, Name: "Sales", Stages: stages, Moment: h.moment()}})
	}
	return first
}

// next gives the next event of somebody.
func (h *history) next() happening {
	h.now = h.now.Add(time.Duration(h.dice.IntN(60)) * time.Second)
	b := h.companies[h.dice.IntN(len(h.companies))]
	for {
		for _, kind := range kinds {
			if h.dice.IntN(100) >= kind.share {
				continue
			}
			if stream, event, ok := kind.make(h, b); ok {
				return happening{stream, event}
			}
		}
	}
}

// kinds are what happens, and with what chance when nothing before it did.
var kinds = []struct {
	share int
	make  func(h *history, b *business) (eventstore.StreamID, domain.Event, bool)
}{
	{14, (*history).createContact}, {15, (*history).updateContact}, {6, (*history).createCompany}, {5, (*history).updateCompany},
	{16, (*history).openDeal}, {42, (*history).moveDeal}, {20, (*history).updateDeal}, {18, (*history).closeDeal},
	{35, (*history).createTask}, {45, (*history).completeTask}, {20, (*history).writeNote},
}

func (h *history) createContact(b *business) (eventstore.StreamID, domain.Event, bool) {
	id := h.id()
	first, last := pick(h, firstNames), pick(h, lastNames)+pick(h, endings)
	fields := contact.Fields{
		FirstName: &first, LastName: &last, JobTitle: new(pick(h, jobs)), OwnerID: new(pick(h, b.members)),
		Emails: &[]contact.EmailAddress{{Address: fmt.Sprintf("%s.%s%d@example.com", first, last, h.ids), Primary: true}},
		Phones: &[]contact.PhoneNumber{{Number: fmt.Sprintf("+4930%07d", h.dice.IntN(10_000_000)), Raw: "030", Primary: true}},
		Source: new(pick(h, sources)), LifecycleStage: new("lead"), LeadStatus: new("NEW"),
		Address: &value.Address{Street: fmt.Sprintf("Elm Street %d", h.dice.IntN(200)), City: pick(h, cities), PostalCode: "10115", Country: "DE"},
	}
	if len(b.companies) > 0 {
		fields.CompanyID = new(h.recent(b.companies))
	}
	b.contacts = append(b.contacts, id)
	return b.stream(contact.Category, id), contact.Created{ID: id, Fields: fields, Moment: h.moment()}, true
}

func (h *history) updateContact(b *business) (eventstore.StreamID, domain.Event, bool) {
	if len(b.contacts) == 0 {
		return eventstore.StreamID{}, nil, false
	}
	id := h.recent(b.contacts)
	fields := contact.Fields{LeadStatus: new(pick(h, statuses))}
	if h.dice.IntN(3) == 0 {
		fields = contact.Fields{JobTitle: new(pick(h, jobs)), LifecycleStage: new("customer")}
	}
	return b.stream(contact.Category, id), contact.Updated{ID: id, Fields: fields, Moment: h.moment()}, true
}

func (h *history) createCompany(b *business) (eventstore.StreamID, domain.Event, bool) {
	id, name := h.id(), pick(h, lastNames)+" "+pick(h, trades)
	b.companies = append(b.companies, id)
	return b.stream(company.Category, id), company.Created{ID: id, Fields: company.Fields{
		Name: &name, Domain: new(fmt.Sprintf("firm%d.example", h.ids)), Industry: new(pick(h, trades)), Employees: new(h.dice.IntN(500)),
		OwnerID: new(pick(h, b.members)), Address: &value.Address{Street: "Main Street 1", City: pick(h, cities), Country: "DE"},
	}, Moment: h.moment()}, true
}

func (h *history) updateCompany(b *business) (eventstore.StreamID, domain.Event, bool) {
	if len(b.companies) == 0 {
		return eventstore.StreamID{}, nil, false
	}
	id := h.recent(b.companies)
	return b.stream(company.Category, id), company.Updated{ID: id, Fields: company.Fields{Employees: new(h.dice.IntN(500))}, Moment: h.moment()}, true
}

func (h *history) writeNote(b *business) (eventstore.StreamID, domain.Event, bool) {
	if len(b.contacts) == 0 {
		return eventstore.StreamID{}, nil, false
	}
	id := h.id()
	return b.stream(note.Category, id), note.Created{
		ID: id, Fields: note.Fields{Body: new("Spoke about " + pick(h, trades) + " with " + pick(h, firstNames) + ", who wants an offer by " + h.day(20))},
		Links: note.Links{ContactID: h.recent(b.contacts)}, AuthorID: pick(h, b.members), Moment: h.moment(),
	}, true
}

func (h *history) createTask(b *business) (eventstore.StreamID, domain.Event, bool) {
	if len(b.contacts) == 0 {
		return eventstore.StreamID{}, nil, false
	}
	id := h.id()
	b.openTodo = append(b.openTodo, id)
	links := task.Links{ContactID: h.recent(b.contacts)}
	if len(b.deals) > 0 {
		links.DealID = h.recent(b.deals)
	}
	return b.stream(task.Category, id), task.Created{ID: id, Fields: task.Fields{
		Title: new("Call " + pick(h, firstNames) + " about the offer"), Kind: new(task.Call), Due: new(h.day(30)), AssigneeID: new(pick(h, b.members)),
	}, Links: links, Moment: h.moment()}, true
}

func (h *history) completeTask(b *business) (eventstore.StreamID, domain.Event, bool) {
	if len(b.openTodo) == 0 {
		return eventstore.StreamID{}, nil, false
	}
	id := h.takeRecent(&b.openTodo)
	return b.stream(task.Category, id), task.Completed{ID: id, Moment: h.moment()}, true
}

func (h *history) openDeal(b *business) (eventstore.StreamID, domain.Event, bool) {
	if len(b.contacts) == 0 || len(b.companies) == 0 {
		return eventstore.StreamID{}, nil, false
	}
	id := h.id()
	b.deals, b.stage[id] = append(b.deals, id), 0
	return b.stream(deal.Category, id), deal.Opened{ID: id, PipelineID: b.sales, StageID: b.stages[0], Fields: deal.Fields{
		Title: new(pick(h, trades) + " for " + pick(h, lastNames)), Value: &value.Money{Amount: int64(h.dice.IntN(10_000_000)), Currency: "EUR"},
		CompanyID: new(h.recent(b.companies)), Contacts: deal.Contacts(h.recent(b.contacts)), OwnerID: new(pick(h, b.members)),
		ExpectedClose: new(h.day(90)), Source: new(pick(h, sources)),
	}, Moment: h.moment()}, true
}

func (h *history) moveDeal(b *business) (eventstore.StreamID, domain.Event, bool) {
	id, ok := h.openDealOf(b)
	if !ok || b.stage[id] == len(b.stages)-1 {
		return eventstore.StreamID{}, nil, false
	}
	from := b.stage[id]
	b.stage[id]++
	return b.stream(deal.Category, id), deal.Moved{ID: id, From: b.stages[from], To: b.stages[from+1], Moment: h.moment()}, true
}

func (h *history) updateDeal(b *business) (eventstore.StreamID, domain.Event, bool) {
	id, ok := h.openDealOf(b)
	return b.stream(deal.Category, id), deal.Updated{ID: id, Fields: deal.Fields{
		Value: &value.Money{Amount: int64(h.dice.IntN(10_000_000)), Currency: "EUR"}, ExpectedClose: new(h.day(60)),
	}, Moment: h.moment()}, ok
}

func (h *history) closeDeal(b *business) (eventstore.StreamID, domain.Event, bool) {
	id, ok := h.openDealOf(b)
	if !ok {
		return eventstore.StreamID{}, nil, false
	}
	stage := b.stages[b.stage[id]]
	delete(b.stage, id)
	if h.dice.IntN(3) == 0 {
		return b.stream(deal.Category, id), deal.Won{ID: id, StageID: stage, Moment: h.moment()}, true
	}
	return b.stream(deal.Category, id), deal.Lost{ID: id, StageID: stage, Reason: "too dear", Moment: h.moment()}, true
}

// openDealOf gives one of the deals that are open.
func (h *history) openDealOf(b *business) (string, bool) {
	for range 20 {
		if len(b.deals) == 0 {
			break
		}
		id := h.recent(b.deals)
		if _, open := b.stage[id]; open {
			return id, true
		}
	}
	return "", false
}

// recent gives mostly one of the last thousand, now and then an older one.
func (h *history) recent(ids []string) string {
	if h.dice.IntN(5) == 0 {
		return ids[h.dice.IntN(len(ids))]
	}
	return ids[len(ids)-1-h.dice.IntN(min(len(ids), 1000))]
}

func (h *history) takeRecent(ids *[]string) string {
	n := len(*ids) - 1 - h.dice.IntN(min(len(*ids), 1000))
	id := (*ids)[n]
	*ids = append((*ids)[:n], (*ids)[n+1:]...)
	return id
}

// id makes a UUIDv7 of the history's own time.
func (h *history) id() string {
	h.ids++
	id := uuid.NewSHA1(uuid.Nil, fmt.Append(nil, h.ids))
	ms := h.now.UnixMilli()
	for i := range 6 {
		id[i] = byte(ms >> (40 - 8*i))
	}
	id[6] = 0x70 | id[6]&0x0f
	return id.String()
}

func (h *history) moment() domain.Moment { return domain.Moment{At: h.now} }

func (h *history) day(within int) string {
	return h.now.AddDate(0, 0, h.dice.IntN(within)).Format(time.DateOnly)
}

func (b *business) stream(category, id string) eventstore.StreamID {
	return eventstore.StreamID{Tenant: b.tenant, Category: category, ID: id}
}

func pick(h *history, from []string) string { return from[h.dice.IntN(len(from))] }

var (
	firstNames = []string{"Ana", "Bert", "Cleo", "David", "Elif", "Farid", "Greta", "Hiroshi", "Ines", "Jörg", "Katarzyna", "Liam", "Małgorzata", "Noah", "Olga", "Pedro"}
	lastNames  = []string{"Garcí", "Müll", "Schmid", "Kowal", "Rossi", "Dubo", "Hansen", "Novák", "Silva", "Tanak", "Brown", "Wagn", "Becker", "Lind", "Moreau", "Petr"}
	endings    = []string{"a", "er", "t", "ski", "", "is", "son", "ov", "berg", "mann"}
	jobs       = []string{"Buyer", "Head of purchasing", "CTO", "Assistant", "Managing director", "Engineer"}
	sources    = []string{"web", "referral", "fair", "cold call"}
	statuses   = []string{"NEW", "OPEN", "CONTACTED", "QUALIFIED"}
	trades     = []string{"Machines", "Software", "Consulting", "Logistics", "Printing", "Chemicals"}
	cities     = []string{"Berlin", "Lyon", "Porto", "Graz", "Malmö", "Kraków"}
)
