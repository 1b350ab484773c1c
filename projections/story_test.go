package projections_test

import (
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/savedview"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/identity"
)

// story is a small team's history that has every event in it.
type story struct {
	log    *memoryLog
	tenant string

	ana, bert, cleo    string // contacts: worked with, erased, deleted
	acme, gone, branch string // companies
	sales              string // pipeline
	first, second      string // its stages
	big, small, failed string // deals
	visit, gossip      string // notes: of ana, of bert
	call, about        string // tasks: of ana, of bert
	owner, tablet      string
}

func at(minute int) domain.Moment {
	return domain.Moment{At: time.Date(2026, 3, 1, 9, minute, 0, 123456789, time.UTC)}
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

func (s *story) stream(category, id string) eventstore.StreamID {
	return eventstore.StreamID{Tenant: s.tenant, Category: category, ID: id}
}

// tell writes the story, up to and without the erasure of bert.
func tell(log *memoryLog, name string) *story {
	s := &story{
		log: log, tenant: name, ana: newID(), bert: newID(), cleo: newID(), acme: newID(), gone: newID(), branch: newID(), sales: newID(),
		first: newID(), second: newID(), big: newID(), small: newID(), failed: newID(), visit: newID(), gossip: newID(), call: newID(), about: newID(), owner: newID(), tablet: newID(),
	}
	log.add(s.stream("tenant", name), tenant.Created{ID: name, Name: "The " + name, Currency: "EUR", Moment: at(0)})
	s.tellTeam()
	s.tellPeople()
	s.tellDeals()
	s.tellTasks()
	s.tellTags()
	s.tellTeams()
	s.tellQuotas()
	s.tellFields()
	s.tellMerges()
	s.tellProducts()
	s.tellNotes()
	s.tellViews()
	s.tellSettings()
	s.tellReturns()
	return s
}

func (s *story) tellTeam() {
	s.log.add(s.stream("member", s.owner),
		member.Created{ID: s.owner, Fields: member.Fields{Name: new("Olga Öst"), Email: new("olga@example.com"), Role: new(identity.Rep), Active: new(true)}, Moment: at(1)},
		member.Updated{ID: s.owner, Fields: member.Fields{Role: new(identity.Admin), TimeZone: new("Europe/Vienna"), Locale: new("de-AT")}, Moment: at(2)})
	s.log.add(s.stream("device", s.tablet),
		device.Registered{ID: s.tablet, MemberID: s.owner, Name: "Olga's tablet", Moment: at(3)},
		device.Revoked{ID: s.tablet, Moment: at(4)})
	s.log.add(s.stream("pipeline", s.sales),
		pipeline.Created{ID: s.sales, Name: "Sales", Stages: []pipeline.Stage{{ID: s.first, Name: "Qualification", Probability: 10}, {ID: s.second, Name: "Proposal", Probability: 50}}, Moment: at(5)},
		pipeline.Renamed{ID: s.sales, Name: "New business", Moment: at(6)},
		pipeline.StagesSet{ID: s.sales, Stages: []pipeline.Stage{{ID: s.first, Name: "Qualified", Probability: 10}, {ID: s.second, Name: "Proposal", Probability: 50}}, Moment: at(7)})
}

func (s *story) tellPeople() {
	s.log.add(s.stream("company", s.acme),
		company.Created{ID: s.acme, Fields: company.Fields{Name: new("Acme"), Domain: new("acme.example"), Employees: new(12)}, Imported: &domain.Source{System: "salesforce", ID: "1"}, Moment: at(8)},
		company.Updated{ID: s.acme, Fields: company.Fields{Industry: new("Anvils"), OwnerID: &s.owner}, Moment: at(9)})
	s.log.add(s.stream("company", s.gone),
		company.Created{ID: s.gone, Fields: company.Fields{Name: new("Gone")}, Moment: at(10)},
		company.Deleted{ID: s.gone, Moment: at(11)})
	s.log.add(s.stream("company", s.branch),
		company.Created{ID: s.branch, Fields: company.Fields{
			Name: new("Branch"), Website: new("https://branch.example"), Description: new("More"), ParentID: &s.acme,
			Revenue: &value.Money{Amount: 7, Currency: "EUR"}, TagIDs: &[]string{s.acme},
		}, Moment: at(8)},
		company.Archived{ID: s.branch, Moment: at(9)},
		company.Deleted{ID: s.branch, Moment: at(10)},
		company.Restored{ID: s.branch, Fields: company.Fields{
			Name: new("Branch"), Website: new("https://branch.example"), Description: new("More"), ParentID: &s.acme,
			Revenue: &value.Money{Amount: 7, Currency: "EUR"}, TagIDs: &[]string{s.acme},
		}, CreatedAt: at(8).At, Moment: at(11)},
		company.Updated{ID: s.branch, Fields: company.Fields{TagIDs: &[]string{}, Revenue: &value.Money{}}, Moment: at(12)},
		company.Archived{ID: s.branch, Moment: at(13)})
	s.log.add(s.stream("contact", s.ana),
		contact.Created{ID: s.ana, Fields: contact.Fields{FirstName: new("Ana"), LastName: new("García"), Email: new("ana@acme.example"), CompanyID: &s.acme}, Moment: at(12)},
		contact.Updated{ID: s.ana, Fields: contact.Fields{Email: new("ana.garcia@acme.example"), Phone: new("+34911234567")}, Moment: at(13)},
		contact.Updated{ID: s.ana, Fields: contact.Fields{OwnerID: &s.owner, LifecycleStage: new("customer"), Custom: &value.Custom{"hobby": "chess", "vip": true}}, Moment: at(14)})
	s.log.add(s.stream("contact", s.bert),
		contact.Created{ID: s.bert, Fields: contact.Fields{FirstName: new("Bert"), LastName: new("Brown"), LeadStatus: new("new")}, Moment: at(15)},
		contact.Updated{ID: s.bert, Fields: contact.Fields{JobTitle: new("Buyer"), CompanyID: &s.acme, Address: &value.Address{City: "Bern"}, Custom: &value.Custom{"hobby": "falconry"}}, Moment: at(16)},
		contact.Updated{ID: s.bert, Fields: contact.Fields{LeadStatus: new("contacted")}, Moment: at(17)})
	s.log.add(s.stream("contact", s.cleo),
		contact.Created{ID: s.cleo, Fields: contact.Fields{LastName: new("Clark")}, Moment: at(18)},
		contact.Deleted{ID: s.cleo, Moment: at(19)})
}

func (s *story) tellDeals() {
	s.log.add(s.stream("deal", s.big),
		deal.Opened{ID: s.big, Fields: deal.Fields{Title: new("Big order"), Value: &value.Money{Amount: 123400, Currency: "EUR"}, CompanyID: &s.acme, Contacts: deal.Contacts(s.ana, s.bert)}, PipelineID: s.sales, StageID: s.first, Moment: at(20)},
		deal.Moved{ID: s.big, From: s.first, To: s.second, Moment: at(21)},
		deal.Updated{ID: s.big, Fields: deal.Fields{Contacts: &[]deal.Contact{{ContactID: s.ana, Role: "Decides", Primary: true}}, ExpectedClose: new("2026-09-30")}, Moment: at(22)},
		deal.Won{ID: s.big, StageID: s.second, Moment: at(23)})
	s.log.add(s.stream("deal", s.failed),
		deal.Opened{ID: s.failed, Fields: deal.Fields{Title: new("Failed"), Value: &value.Money{Amount: 5, Currency: "USD"}}, PipelineID: s.sales, StageID: s.first, Moment: at(24)},
		deal.Lost{ID: s.failed, StageID: s.first, Reason: "too dear", Moment: at(25)},
		deal.Reopened{ID: s.failed, Moment: at(26)},
		deal.Lost{ID: s.failed, StageID: s.first, Reason: "no budget", Moment: at(27)})
	s.log.add(s.stream("deal", s.small),
		deal.Opened{ID: s.small, Fields: deal.Fields{Title: new("Small"), Value: &value.Money{Currency: "EUR"}, CompanyID: &s.acme}, PipelineID: s.sales, StageID: s.first, Moment: at(28)},
		deal.Deleted{ID: s.small, Moment: at(29)})
}

func (s *story) tellTasks() {
	s.log.add(s.stream("task", s.call),
		task.Created{ID: s.call, Fields: task.Fields{Title: new("Call Ana"), Kind: new(task.Call), Due: new("2026-04-01")}, Links: task.Links{ContactID: s.ana, CompanyID: s.acme, DealID: s.big}, Moment: at(30)},
		task.Updated{ID: s.call, Fields: task.Fields{Description: new("about the order"), Priority: new(task.High)}, ContactID: s.ana, Moment: at(31)},
		task.Completed{ID: s.call, Moment: at(32)},
		task.Reopened{ID: s.call, Moment: at(32)},
		task.Updated{ID: s.call, Fields: task.Fields{
			DueTime: new("09:30"), Reminder: new(at(1).At), Repeat: &task.Repeat{Every: task.Month, Interval: 1, Until: "2027-01-01", DayOfMonth: 1},
		}, ContactID: s.ana, Moment: at(32)},
		task.Repeated{ID: s.call, Done: "2026-04-01", Due: "2026-05-01", Reminder: new(at(1).At.AddDate(0, 0, 30)), Moment: at(32)},
		task.Deleted{ID: s.call, Moment: at(32)},
		task.Restored{
			ID: s.call, Fields: task.Fields{
				Title: new("Call Ana"), Description: new("about the order"), Kind: new(task.Call), Priority: new(task.High), Due: new("2026-05-01"),
				DueTime: new("09:30"), Reminder: new(at(1).At.AddDate(0, 0, 30)), Repeat: &task.Repeat{Every: task.Month, Interval: 1, Until: "2027-01-01", DayOfMonth: 1},
			}, Links: task.Links{ContactID: s.ana, CompanyID: s.acme, DealID: s.big}, CreatedAt: at(30).At, Moment: at(32),
		},
		task.Completed{ID: s.call, Moment: at(32)})
	s.log.add(s.stream("task", s.about),
		task.Created{ID: s.about, Fields: task.Fields{Title: new("Ask Bert"), AssigneeID: &s.owner, Custom: &value.Custom{"room": "Bert's"}}, Links: task.Links{ContactID: s.bert}, Moment: at(33)},
		task.Updated{ID: s.about, Fields: task.Fields{Title: new("Ask Bert Brown")}, ContactID: s.bert, Moment: at(34)})
	dropped := newID()
	s.log.add(s.stream("task", dropped),
		task.Created{ID: dropped, Fields: task.Fields{Title: new("Drop")}, Moment: at(35)},
		task.Deleted{ID: dropped, Moment: at(36)})
}

func (s *story) tellFields() {
	set := customfield.ID(s.tenant, customfield.Company)
	tier := customfield.Definition{Key: "tier", Label: "Tier", Type: customfield.Select, Default: "gold", Options: []customfield.Option{{Key: "gold", Label: "Gold"}, {Key: "tin", Label: "Tin"}}}
	s.log.add(s.stream("customfield", set),
		customfield.Defined{ID: set, Object: customfield.Company, Definition: tier, Moment: at(42)},
		customfield.Defined{ID: set, Object: customfield.Company, Definition: customfield.Definition{Key: "size", Label: "Size", Type: customfield.Number}, Moment: at(42)},
		customfield.Changed{ID: set, Key: "tier", Label: new("Rank"), Default: &customfield.Default{}, Position: new(1), Options: &[]customfield.Option{{Key: "gold", Label: "First"}, {Key: "tin", Label: "Tin", Archived: true}}, Moment: at(43)},
		customfield.Archived{ID: set, Key: "size", Moment: at(44)},
		customfield.Restored{ID: set, Key: "size", Moment: at(45)})
	s.log.add(s.stream("company", s.acme), company.Updated{ID: s.acme, Fields: company.Fields{Custom: &value.Custom{"tier": "gold", "size": 12.5}}, Moment: at(46)})
	s.tellDealFields()
	s.log.add(s.stream("company", s.acme), company.Updated{ID: s.acme, Fields: company.Fields{Custom: &value.Custom{"size": nil}}, Moment: at(47)})
}

func (s *story) tellDealFields() {
	set := customfield.ID(s.tenant, customfield.Deal)
	for _, d := range []customfield.Definition{
		{Key: "tags", Label: "Tags", Type: customfield.MultiSelect, Options: []customfield.Option{{Key: "a", Label: "A"}, {Key: "b", Label: "B"}}},
		{Key: "region", Label: "Region", Type: customfield.Select, Options: []customfield.Option{{Key: "n", Label: "North"}}},
		{Key: "hot", Label: "Hot", Type: customfield.Boolean}, {Key: "fee", Label: "Fee", Type: customfield.Money}, {Key: "hint", Label: "Hint", Type: customfield.Text},
	} {
		s.log.add(s.stream("customfield", set), customfield.Defined{ID: set, Object: customfield.Deal, Definition: d, Moment: at(46)})
	}
	s.log.add(s.stream("deal", s.big),
		deal.Updated{ID: s.big, Fields: deal.Fields{Source: new("Trade fair"), Forecast: new(deal.ForecastCommit), Custom: &value.Custom{
			"tags": []any{"a", "b"}, "fee": map[string]any{"amount": 5.0, "currency": "EUR"}, "region": "n", "hot": false, "hint": "ask Olga",
		}}, Moment: at(46)},
		deal.Updated{ID: s.big, Fields: deal.Fields{Custom: &value.Custom{"hot": true, "region": nil}}, Moment: at(47)})
}

// tellMerges tells of people with several addresses: one is merged and stays
// so, one is split off again, one was archived, one deleted and restored.
func (s *story) tellMerges() {
	dora, dory, doris, made := newID(), newID(), newID(), at(42).At
	emails := func(addresses ...string) *[]contact.EmailAddress {
		list := []contact.EmailAddress{}
		for i, a := range addresses {
			list = append(list, contact.EmailAddress{Address: a, Primary: i == 0})
		}
		return &list
	}
	for _, id := range []string{dora, dory, doris} {
		s.log.add(s.stream("contact", id), contact.Created{ID: id, Fields: contact.Fields{
			LastName: new("Dent"), Emails: emails(id + "@dent.example"), Phones: &[]contact.PhoneNumber{{Number: "+4930123456", Raw: "030/123456", Primary: true}},
		}, Moment: at(42)})
	}
	denied := []contact.Consent{{Channel: contact.ByEmail, Status: contact.Denied, Note: "by phone"}}
	s.log.add(s.stream("contact", dora),
		contact.ConsentSet{ID: dora, Channel: contact.ByEmail, Status: contact.Granted, Basis: contact.Agreement, Date: "2026-03-01", Moment: at(43)},
		contact.Merged{ID: dora, MergeID: "m", LoserIDs: []string{dory, doris}, Fields: contact.Fields{Emails: emails("a@dent.example", "b@dent.example")}, Consents: &denied, Moment: at(44)},
		contact.Unmerged{ID: dora, MergeID: "m", LoserIDs: []string{dory, doris}, Fields: contact.Fields{Emails: emails("a@dent.example")}, Consents: &[]contact.Consent{}, Moment: at(45)},
		contact.Merged{ID: dora, MergeID: "n", LoserIDs: []string{dory}, Fields: contact.Fields{OwnerID: &s.owner}, Moment: at(46)},
		contact.Archived{ID: dora, Moment: at(47)})
	s.log.add(s.stream("contact", dory),
		contact.MergedInto{ID: dory, Into: dora, Moment: at(44)}, contact.SplitOff{ID: dory, From: dora, Moment: at(45)}, contact.MergedInto{ID: dory, Into: dora, Moment: at(46)})
	s.log.add(s.stream("contact", doris),
		contact.MergedInto{ID: doris, Into: dora, Moment: at(44)},
		contact.SplitOff{ID: doris, From: dora, Fields: contact.Fields{Emails: emails()}, Moment: at(45)},
		contact.Archived{ID: doris, Moment: at(46)}, contact.Restored{ID: doris, Moment: at(47)},
		contact.Deleted{ID: doris, Moment: at(48)},
		contact.Restored{ID: doris, Fields: contact.Fields{LastName: new("Dent"), TagIDs: &[]string{newID()}}, Consents: denied, CreatedAt: &made, Moment: at(49)})
}

func (s *story) tellTags() {
	for n := range 3 { // kept, deleted, restored
		id := newID()
		events := []codec.Event{
			tag.Created{ID: id, Fields: tag.Fields{Name: new("Partner"), Color: new("#ff0000")}, Moment: at(37)},
			tag.Updated{ID: id, Fields: tag.Fields{Name: new("VIP")}, Moment: at(38)},
			tag.Deleted{ID: id, Moment: at(39)},
			tag.Restored{ID: id, Fields: tag.Fields{Name: new("VIP"), Color: new("#ff0000")}, CreatedAt: at(37).At, Moment: at(40)},
			tag.Updated{ID: id, Fields: tag.Fields{Color: new("")}, Moment: at(41)},
		}
		s.log.add(s.stream("tag", id), events[:[]int{2, 3, 5}[n]]...)
	}
}

func (s *story) tellTeams() {
	for n := range 3 { // kept, deleted, restored
		id := newID()
		events := []codec.Event{
			team.Created{ID: id, Fields: team.Fields{Name: new("North"), MemberIDs: &[]string{s.owner}, LeadID: &s.owner}, Moment: at(37)},
			team.Updated{ID: id, Fields: team.Fields{Name: new("South"), LeadID: new("")}, Moment: at(38)},
			team.Deleted{ID: id, Moment: at(39)},
			team.Restored{ID: id, Fields: team.Fields{Name: new("South"), MemberIDs: &[]string{s.owner}}, CreatedAt: at(37).At, Moment: at(40)},
			team.Updated{ID: id, Fields: team.Fields{MemberIDs: &[]string{}}, Moment: at(41)},
		}
		s.log.add(s.stream("team", id), events[:[]int{2, 3, 5}[n]]...)
	}
}

func (s *story) tellQuotas() {
	for n := range 3 { // kept, deleted, set again
		p := quota.Purpose{MemberID: s.owner, Period: "2026-04-01", Months: 1 + n, Measure: quota.Amount}
		id := quota.ID(s.tenant, p)
		events := []codec.Event{
			quota.Assigned{ID: id, Purpose: p, Value: value.Money{Amount: 100, Currency: "EUR"}, Moment: at(37)},
			quota.Assigned{ID: id, Purpose: p, Value: value.Money{Amount: 200, Currency: "EUR"}, Moment: at(38)},
			quota.Deleted{ID: id, Moment: at(39)},
			quota.Assigned{ID: id, Purpose: p, Count: 7, Moment: at(40)},
		}
		s.log.add(s.stream("quota", id), events[:2+n]...)
	}
}

func (s *story) tellProducts() {
	id, gone := newID(), newID()
	made := product.Fields{Name: new("Anvil"), SKU: new("AN-1"), Prices: &[]value.Money{{Amount: 5, Currency: "EUR"}}, TagIDs: &[]string{s.acme}, Custom: &value.Custom{"size": "L"}}
	s.log.add(s.stream("product", id),
		product.Created{ID: id, Fields: made, Moment: at(37)},
		product.Archived{ID: id, Moment: at(38)},
		product.Deleted{ID: id, Moment: at(38)},
		product.Restored{ID: id, Fields: made, CreatedAt: at(37).At, Moment: at(38)},
		product.Updated{ID: id, Fields: product.Fields{Prices: &[]value.Money{}, Description: new("heavy")}, Moment: at(39)},
		product.Archived{ID: id, Moment: at(39)})
	s.log.add(s.stream("product", gone),
		product.Created{ID: gone, Fields: product.Fields{Name: new("Feather")}, Moment: at(37)},
		product.Deleted{ID: gone, Moment: at(38)})
}

func (s *story) tellNotes() {
	text := note.Fields{Body: new("Ana likes @[Olga](member:" + s.owner + ")"), Mentions: &[]string{s.owner}}
	links := note.Links{ContactID: s.ana, CompanyID: s.acme, DealID: s.big}
	s.log.add(s.stream("note", s.visit),
		note.Created{ID: s.visit, Fields: text, Links: links, AuthorID: s.owner, Moment: at(37)},
		note.Updated{ID: s.visit, Fields: note.Fields{Pinned: new(true)}, ContactID: s.ana, Moment: at(38)},
		note.Deleted{ID: s.visit, Moment: at(38)},
		note.Restored{ID: s.visit, Fields: note.Fields{Body: text.Body, Mentions: text.Mentions, Pinned: new(true)}, Links: links, AuthorID: s.owner, CreatedAt: at(37).At, Moment: at(39)},
		note.Updated{ID: s.visit, Fields: note.Fields{Body: new("Ana likes nobody"), Mentions: &[]string{}}, ContactID: s.ana, Moment: at(39)})
	s.log.add(s.stream("note", s.gossip),
		note.Created{ID: s.gossip, Fields: note.Fields{Body: new("Bert Brown is gone")}, Links: note.Links{ContactID: s.bert}, Moment: at(37)},
		note.Updated{ID: s.gossip, Fields: note.Fields{Body: new("Bert Brown is back")}, ContactID: s.bert, Moment: at(38)})
	dropped := newID()
	s.log.add(s.stream("note", dropped),
		note.Created{ID: dropped, Fields: note.Fields{Body: new("Drop")}, Moment: at(37)},
		note.Deleted{ID: dropped, Moment: at(38)})
}

func (s *story) tellViews() {
	id, gone := newID(), newID()
	made := savedview.Fields{Name: new("Mine"), Filter: new(`{"ownerId":"x"}`), Sort: new(`{"field":"NAME"}`), Columns: &[]string{"name", "email"}}
	s.log.add(s.stream("savedview", id),
		savedview.Created{ID: id, Object: savedview.Contacts, OwnerID: s.owner, Fields: made, Moment: at(37)},
		savedview.Deleted{ID: id, Moment: at(38)},
		savedview.Restored{ID: id, Object: savedview.Contacts, OwnerID: s.owner, Fields: made, CreatedAt: at(37).At, Moment: at(38)},
		savedview.Updated{ID: id, OwnerID: s.owner, Fields: savedview.Fields{Shared: new(true), Columns: &[]string{}}, Moment: at(39)})
	s.log.add(s.stream("savedview", gone),
		savedview.Created{ID: gone, Object: savedview.Deals, OwnerID: s.owner, Fields: savedview.Fields{Name: new("Gone")}, Moment: at(37)},
		savedview.Deleted{ID: gone, Moment: at(38)})
}

// erase erases bert, and cleo who was deleted before. late is a task that
// got into the log between the order to erase and the end of the key.
func (s *story) erase() (late string) {
	late = newID()
	s.log.add(s.stream("contact", s.bert), contact.Erased{ID: s.bert, Reason: "asked for it", Moment: at(40)})
	s.log.add(s.stream("task", late),
		task.Created{ID: late, Fields: task.Fields{Title: new("Bert again"), Description: new("Brown")}, Links: task.Links{ContactID: s.bert}, Moment: at(41)})
	overheard := newID()
	s.log.add(s.stream("note", overheard),
		note.Created{ID: overheard, Fields: note.Fields{Body: new("Bert Brown again")}, Links: note.Links{ContactID: s.bert}, Moment: at(41)})
	s.log.add(s.stream("contact", s.cleo), contact.Erased{ID: s.cleo, Reason: "asked for it", Moment: at(42)})
	return late
}
