package projections

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// What an event changes in its row. Only fields without personal data have a
// place there, so that an erased person leaves nothing to be cleaned.

func reportContact(e contact.Event) func(*reporting.Contact) {
	return func(r *reporting.Contact) {
		switch e := e.(type) {
		case contact.Created:
			reportContactFields(r, e.Fields)
		case contact.Updated:
			reportContactFields(r, e.Fields)
		case contact.Merged:
			reportContactFields(r, e.Fields)
		case contact.Unmerged:
			reportContactFields(r, e.Fields)
		case contact.Archived:
			r.Archived = true
		case contact.Restored:
			r.Archived, r.Deleted = false, false
			reportContactFields(r, e.Fields)
		case contact.SplitOff:
			r.Deleted = false
		case contact.Deleted, contact.MergedInto: // one person is counted once
			r.Deleted = true
		case contact.Erased:
			r.Erased = true
		}
	}
}

func reportContactFields(r *reporting.Contact, f contact.Fields) {
	domain.Set(&r.CompanyID, f.CompanyID)
	domain.Set(&r.OwnerID, f.OwnerID)
	domain.Set(&r.LifecycleStage, f.LifecycleStage)
	domain.Set(&r.LeadStatus, f.LeadStatus)
	domain.Set(&r.Source, f.Source)
}

func reportCompany(e company.Event) func(*reporting.Company) {
	return func(r *reporting.Company) {
		switch e := e.(type) {
		case company.Created:
			reportCompanyFields(r, e.Fields)
		case company.Updated:
			reportCompanyFields(r, e.Fields)
		case company.Archived:
			r.Archived = true
		case company.Restored:
			r.Archived, r.Deleted = false, false
			reportCompanyFields(r, e.Fields)
		case company.Deleted:
			r.Deleted = true
		}
	}
}

func reportCompanyFields(r *reporting.Company, f company.Fields) {
	domain.Set(&r.Industry, f.Industry)
	domain.Set(&r.OwnerID, f.OwnerID)
	if f.Employees != nil {
		r.Employees = int64(*f.Employees)
	}
}

func reportTask(d codec.Decoded, e task.Event) func(*reporting.Task) {
	return func(r *reporting.Task) {
		switch e := e.(type) {
		case task.Created:
			r.Kind, r.Priority = string(task.Decider.Initial.Kind), string(task.Decider.Initial.Priority)
			r.ContactID, r.CompanyID, r.DealID = e.ContactID, e.CompanyID, e.DealID
			reportTaskFields(r, e.Fields)
		case task.Updated:
			reportTaskFields(r, e.Fields)
		case task.Completed:
			r.CompletedAt, r.CompletedBy = new(reporting.Representable(e.At)), d.Meta.Actor
		case task.Repeated:
			r.Due = reportDay(e.Due)
		case task.Reopened:
			r.CompletedAt, r.CompletedBy = nil, ""
		case task.Restored:
			r.Deleted = false
		case task.Deleted:
			r.Deleted = true
		}
	}
}

func reportTaskFields(r *reporting.Task, f task.Fields) {
	if f.Kind != nil {
		r.Kind = string(*f.Kind)
	}
	if f.Priority != nil {
		r.Priority = string(*f.Priority)
	}
	if f.Due != nil {
		r.Due = reportDay(*f.Due)
	}
	domain.Set(&r.AssigneeID, f.AssigneeID)
}

func reportMember(e member.Event) func(*reporting.Member) {
	return func(r *reporting.Member) {
		switch e := e.(type) {
		case member.Created:
			reportMemberFields(r, e.Fields)
		case member.Updated:
			reportMemberFields(r, e.Fields)
		}
	}
}

func reportMemberFields(r *reporting.Member, f member.Fields) {
	if f.Role != nil {
		r.Role = string(*f.Role)
	}
	domain.Set(&r.Active, f.Active)
}

func reportQuota(e quota.Event) func(*reporting.Quota) {
	return func(r *reporting.Quota) {
		switch e := e.(type) {
		case quota.Assigned:
			if r.Deleted { // it begins anew
				r.CreatedAt, r.Deleted = r.UpdatedAt, false
			}
			r.MemberID, r.TeamID, r.Months, r.Measure = e.MemberID, e.TeamID, uint8(e.Months), string(e.Measure)
			r.Amount, r.Currency, r.Deals = e.Value.Amount, e.Value.Currency, int64(e.Count)
			if day := reportDay(e.Period); day != nil {
				r.Period = *day
			}
		case quota.Deleted:
			r.Deleted = true
		}
	}
}

// reportDay reads a date of the log; an empty one is none.
func reportDay(text string) *time.Time {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil { // empty: the domain records no other text that is no date
		return nil
	}
	return new(reporting.Representable(day))
}
