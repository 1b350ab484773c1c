package projections

import (
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/reporting"
)

func (l *reportingLedger) contact(c contact.Contact, _ int64) (reporting.Contact, bool) {
	return reporting.Contact{
		ID: c.ID, CompanyID: c.CompanyID, OwnerID: c.OwnerID, LifecycleStage: c.LifecycleStage, LeadStatus: c.LeadStatus, Source: c.Source,
		Archived: c.Archived, Erased: c.Erased, Versioned: l.version(contact.Category, c.ID, c.CreatedAt, c.UpdatedAt, c.Deleted || c.MergedInto != ""),
	}, true
}

func (l *reportingLedger) company(c company.Company, _ int64) (reporting.Company, bool) {
	return reporting.Company{
		ID: c.ID, Industry: c.Industry, Employees: int64(c.Employees), OwnerID: c.OwnerID, Archived: c.Archived,
		Versioned: l.version(company.Category, c.ID, c.CreatedAt, c.UpdatedAt, c.Deleted),
	}, true
}

func (l *reportingLedger) task(t task.Task, _ int64) (reporting.Task, bool) {
	return reporting.Task{
		ID: t.ID, Kind: string(t.Kind), Priority: string(t.Priority), Due: reportDay(t.Due), AssigneeID: t.AssigneeID,
		ContactID: t.Links.ContactID, CompanyID: t.Links.CompanyID, DealID: t.Links.DealID,
		CompletedAt: orNone(t.CompletedAt), CompletedBy: l.doers[t.ID],
		Versioned: l.version(task.Category, t.ID, t.CreatedAt, t.UpdatedAt, t.Deleted),
	}, true
}

func (l *reportingLedger) member(m member.Member, _ int64) (reporting.Member, bool) {
	return reporting.Member{
		ID: m.ID, Role: string(m.Role), Active: m.Active,
		Versioned: l.version(member.Category, m.ID, m.CreatedAt, m.UpdatedAt, false),
	}, true
}

func (l *reportingLedger) team(t team.Team, _ int64) (reporting.Team, bool) {
	return reporting.Team{
		ID: t.ID, Name: t.Name, MemberIDs: t.MemberIDs, LeadID: t.LeadID,
		Versioned: l.version(team.Category, t.ID, t.CreatedAt, t.UpdatedAt, t.Deleted),
	}, true
}

func (l *reportingLedger) quota(q quota.Quota, _ int64) (reporting.Quota, bool) {
	return reporting.Quota{
		ID: q.ID, MemberID: q.MemberID, TeamID: q.TeamID, Period: *reportDay(q.Period), Months: uint8(q.Months), Measure: string(q.Measure),
		Amount: q.Value.Amount, Currency: q.Value.Currency, Deals: int64(q.Count),
		Versioned: l.version(quota.Category, q.ID, q.CreatedAt, q.UpdatedAt, q.Deleted),
	}, true
}

func (l *reportingLedger) product(p product.Product, _ int64) (reporting.Product, bool) {
	return reporting.Product{
		ID: p.ID, Name: p.Name, SKU: p.SKU, Archived: p.Archived,
		Versioned: l.version(product.Category, p.ID, p.CreatedAt, p.UpdatedAt, p.Deleted),
	}, true
}

func (l *reportingLedger) pipeline(p pipeline.Pipeline, _ int64) (reporting.Pipeline, bool) {
	return reporting.Pipeline{
		ID: p.ID, Name: p.Name, Archived: p.Archived,
		Versioned: l.version(pipeline.Category, p.ID, p.CreatedAt, p.UpdatedAt, p.Deleted),
	}, true
}
