package projections

import (
	"time"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/edge"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
)

// A row of a device's file is the state of an aggregate, all that its decider
// needs; for on the device the same deciders decide, offline. So rows are
// folded by the domain itself: state out of the row, evolve, row out of the
// state. (Where it was imported from is left out: nothing is decided by it.)

func edgeVersion(created, updated time.Time, deleted bool) edge.Versioned {
	return edge.Versioned{CreatedAt: edge.Instant(created), UpdatedAt: edge.Instant(updated), Deleted: deleted}
}

func contactOf(r edge.Contact) contact.Contact {
	return contact.Contact{
		ID: r.ID, FirstName: r.FirstName, LastName: r.LastName, Email: r.Email, Phone: r.Phone, JobTitle: r.JobTitle,
		CompanyID: r.CompanyID, OwnerID: r.OwnerID, LifecycleStage: r.LifecycleStage, LeadStatus: r.LeadStatus, Source: r.Source,
		Address: value.Address(r.Address), Erased: r.Erased, Deleted: r.Deleted, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
		Emails:   each(r.Emails, func(e edge.EmailAddress) contact.EmailAddress { return contact.EmailAddress(e) }),
		Phones:   each(r.Phones, func(n edge.PhoneNumber) contact.PhoneNumber { return contact.PhoneNumber(n) }),
		Consents: each(r.Consents, func(s edge.Consent) contact.Consent { return consentOf(readmodels.Consent(s)) }),
		TagIDs:   r.TagIDs, MergedInto: r.MergedInto, Archived: r.Archived,
	}
}

func contactRow(c contact.Contact) edge.Contact {
	return edge.Contact{
		ID: c.ID, FirstName: c.FirstName, LastName: c.LastName, Email: c.Email, Phone: c.Phone, JobTitle: c.JobTitle,
		CompanyID: c.CompanyID, OwnerID: c.OwnerID, LifecycleStage: c.LifecycleStage, LeadStatus: c.LeadStatus, Source: c.Source,
		Address: edge.Address(c.Address), Erased: c.Erased, Versioned: edgeVersion(c.CreatedAt, c.UpdatedAt, c.Deleted),
		Emails:   each(c.Emails, func(e contact.EmailAddress) edge.EmailAddress { return edge.EmailAddress(e) }),
		Phones:   each(c.Phones, func(n contact.PhoneNumber) edge.PhoneNumber { return edge.PhoneNumber(n) }),
		Consents: each(c.Consents, func(s contact.Consent) edge.Consent { return edge.Consent(consentRow(s)) }),
		TagIDs:   c.TagIDs, MergedInto: c.MergedInto, Archived: c.Archived,
	}
}

func companyOf(r edge.Company) company.Company {
	return company.Company{
		ID: r.ID, Name: r.Name, Domain: r.Domain, Phone: r.Phone, Industry: r.Industry, Employees: r.Employees,
		Address: value.Address(r.Address), OwnerID: r.OwnerID, Deleted: r.Deleted, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
	}
}

func companyRow(c company.Company) edge.Company {
	return edge.Company{
		ID: c.ID, Name: c.Name, Domain: c.Domain, Phone: c.Phone, Industry: c.Industry, Employees: c.Employees,
		Address: edge.Address(c.Address), OwnerID: c.OwnerID, Versioned: edgeVersion(c.CreatedAt, c.UpdatedAt, c.Deleted),
	}
}

func pipelineOf(r edge.Pipeline) pipeline.Pipeline {
	p := pipeline.Pipeline{ID: r.ID, Name: r.Name, Archived: r.Archived, Deleted: r.Deleted, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	for _, s := range r.Stages {
		p.Stages = append(p.Stages, pipeline.Stage(s))
	}
	return p
}

func pipelineRow(p pipeline.Pipeline) edge.Pipeline {
	r := edge.Pipeline{ID: p.ID, Name: p.Name, Archived: p.Archived, Versioned: edgeVersion(p.CreatedAt, p.UpdatedAt, p.Deleted)}
	for _, s := range p.Stages {
		r.Stages = append(r.Stages, edge.Stage(s))
	}
	return r
}

func taskOf(r edge.Task) task.Task {
	return task.Task{
		ID: r.ID, Title: r.Title, Description: r.Description, Kind: task.Kind(r.Kind), Priority: task.Priority(r.Priority), Due: r.Due,
		DueTime: r.DueTime, Reminder: r.Reminder, Repeat: task.Repeat{Every: task.Every(r.Repeat.Every), Interval: r.Repeat.Interval, Until: r.Repeat.Until, DayOfMonth: r.Repeat.DayOfMonth},
		AssigneeID: r.AssigneeID, Links: task.Links{ContactID: r.ContactID, CompanyID: r.CompanyID, DealID: r.DealID},
		Deleted: r.Deleted, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, CompletedAt: r.CompletedAt,
	}
}

func taskRow(t task.Task) edge.Task {
	return edge.Task{
		ID: t.ID, Title: t.Title, Description: t.Description, Kind: string(t.Kind), Priority: string(t.Priority), Due: t.Due,
		DueTime: t.DueTime, Reminder: edge.Instant(t.Reminder), Repeat: edge.Repeat(repeatRow(t.Repeat)),
		AssigneeID: t.AssigneeID, ContactID: t.Links.ContactID, CompanyID: t.Links.CompanyID, DealID: t.Links.DealID,
		CompletedAt: edge.Instant(t.CompletedAt), Versioned: edgeVersion(t.CreatedAt, t.UpdatedAt, t.Deleted),
	}
}

func memberOf(r edge.Member) member.Member {
	return member.Member{
		ID: r.ID, Name: r.Name, Email: r.Email, Role: identity.Role(r.Role), Active: r.Active, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
	}
}

func memberRow(m member.Member) edge.Member {
	return edge.Member{
		ID: m.ID, Name: m.Name, Email: m.Email, Role: string(m.Role), Active: m.Active, Versioned: edgeVersion(m.CreatedAt, m.UpdatedAt, false),
	}
}
