package projections

import (
	"time"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
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
	"github.com/daybook-crm/daybook/readmodels"
)

// What a row should be, from the state that the decider folded. These are
// written apart from the folds of rows on purpose: two ways to one answer.

func versionOf(revision int64, created, updated time.Time) readmodels.Versioned {
	return readmodels.Versioned{Revision: revision, CreatedAt: created, UpdatedAt: updated}
}

func contactOfState(c contact.Contact, revision int64) (readmodels.Contact, bool) {
	return readmodels.Contact{
		ID: c.ID, FirstName: c.FirstName, LastName: c.LastName, Email: c.Email, Phone: c.Phone, JobTitle: c.JobTitle,
		CompanyID: c.CompanyID, OwnerID: c.OwnerID, LifecycleStage: c.LifecycleStage, LeadStatus: c.LeadStatus,
		Source: c.Source, Address: readmodels.Address(c.Address), Custom: readmodels.Custom(c.Custom), Erased: c.Erased,
		Emails: each(c.Emails, emailRow), Phones: each(c.Phones, phoneRow), Consents: each(c.Consents, consentRow),
		TagIDs: c.TagIDs, MergedInto: c.MergedInto, Archived: c.Archived,
		Versioned: versionOf(revision, c.CreatedAt, c.UpdatedAt),
	}, !c.Deleted
}

func companyOfState(c company.Company, revision int64) (readmodels.Company, bool) {
	return readmodels.Company{
		ID: c.ID, Name: c.Name, Domain: c.Domain, Phone: c.Phone, Industry: c.Industry, Employees: c.Employees,
		Address: readmodels.Address(c.Address), Custom: readmodels.Custom(c.Custom), OwnerID: c.OwnerID,
		Website: c.Website, Description: c.Description, Revenue: c.Revenue.Amount, RevenueCurrency: c.Revenue.Currency,
		ParentID: c.ParentID, TagIDs: c.TagIDs, Archived: c.Archived,
		Versioned: versionOf(revision, c.CreatedAt, c.UpdatedAt),
	}, !c.Deleted
}

// taskOfState empties the text of a task about an erased person: the person's
// key can live a moment longer than the order to erase.
func (l *ledger) taskOfState(t task.Task, revision int64) (readmodels.Task, bool) {
	if l.contacts[t.Links.ContactID].state.Erased {
		t.Title, t.Description, t.Custom = "", "", nil
	}
	return readmodels.Task{
		ID: t.ID, Title: t.Title, Description: t.Description, Kind: string(t.Kind), Priority: string(t.Priority), Due: t.Due,
		DueTime: t.DueTime, Reminder: t.Reminder, Repeat: repeatRow(t.Repeat), Custom: readmodels.Custom(t.Custom), AssigneeID: t.AssigneeID, ContactID: t.Links.ContactID, CompanyID: t.Links.CompanyID, DealID: t.Links.DealID,
		CompletedAt: t.CompletedAt, Versioned: versionOf(revision, t.CreatedAt, t.UpdatedAt),
	}, !t.Deleted
}

func pipelineOfState(p pipeline.Pipeline, revision int64) (readmodels.Pipeline, bool) {
	return readmodels.Pipeline{
		ID: p.ID, Name: p.Name, Stages: stageRows(p.Stages), Archived: p.Archived, Versioned: versionOf(revision, p.CreatedAt, p.UpdatedAt),
	}, !p.Deleted
}

func memberOfState(m member.Member, revision int64) (readmodels.Member, bool) {
	return readmodels.Member{
		ID: m.ID, Name: m.Name, Email: m.Email, Role: string(m.Role), Active: m.Active, TimeZone: m.TimeZone, Locale: m.Locale,
		Versioned: versionOf(revision, m.CreatedAt, m.UpdatedAt),
	}, true
}

func tagOfState(t tag.Tag, revision int64) (readmodels.Tag, bool) {
	return readmodels.Tag{ID: t.ID, Name: t.Name, Color: t.Color, Versioned: versionOf(revision, t.CreatedAt, t.UpdatedAt)}, !t.Deleted
}

func productOfState(p product.Product, revision int64) (readmodels.Product, bool) {
	var prices []readmodels.Money
	for _, price := range p.Prices {
		prices = append(prices, readmodels.Money{Amount: price.Amount, Currency: price.Currency})
	}
	return readmodels.Product{
		ID: p.ID, Name: p.Name, SKU: p.SKU, Description: p.Description, Prices: prices, TagIDs: p.TagIDs,
		Custom: readmodels.Custom(p.Custom), Archived: p.Archived, Versioned: versionOf(revision, p.CreatedAt, p.UpdatedAt),
	}, !p.Deleted
}

// noteOfState empties a note about an erased person, as taskOfState does.
func (l *ledger) noteOfState(n note.Note, revision int64) (readmodels.Note, bool) {
	if l.contacts[n.Links.ContactID].state.Erased {
		n.Body = ""
	}
	return readmodels.Note{
		ID: n.ID, Body: n.Body, Mentions: n.Mentions, Pinned: n.Pinned, AuthorID: n.AuthorID,
		ContactID: n.Links.ContactID, CompanyID: n.Links.CompanyID, DealID: n.Links.DealID,
		Versioned: versionOf(revision, n.CreatedAt, n.UpdatedAt),
	}, !n.Deleted
}

func savedViewOfState(v savedview.View, revision int64) (readmodels.SavedView, bool) {
	return readmodels.SavedView{
		ID: v.ID, Name: v.Name, Object: string(v.Object), OwnerID: v.OwnerID, Filter: v.Filter, Sort: v.Sort,
		Columns: v.Columns, Shared: v.Shared, Versioned: versionOf(revision, v.CreatedAt, v.UpdatedAt),
	}, !v.Deleted
}

func teamOfState(t team.Team, revision int64) (readmodels.Team, bool) {
	return readmodels.Team{
		ID: t.ID, Name: t.Name, MemberIDs: t.MemberIDs, LeadID: t.LeadID,
		Versioned: versionOf(revision, t.CreatedAt, t.UpdatedAt),
	}, !t.Deleted
}

func quotaOfState(q quota.Quota, revision int64) (readmodels.Quota, bool) {
	return readmodels.Quota{
		ID: q.ID, MemberID: q.MemberID, TeamID: q.TeamID, Period: q.Period, Months: q.Months, Measure: string(q.Measure),
		Amount: q.Value.Amount, Currency: q.Value.Currency, Deals: q.Count, Versioned: versionOf(revision, q.CreatedAt, q.UpdatedAt),
	}, !q.Deleted
}

func deviceOfState(d device.Device, revision int64) (readmodels.Device, bool) {
	return readmodels.Device{
		ID: d.ID, MemberID: d.MemberID, Name: d.Name, RegisteredAt: d.RegisteredAt, RevokedAt: d.RevokedAt, Revision: revision,
	}, true
}

func fieldSetOfState(s customfield.Set, revision int64) (readmodels.FieldSet, bool) {
	r := rowOfSet(s)
	r.Versioned = versionOf(revision, s.CreatedAt, s.UpdatedAt)
	return r, true
}
