package projections

import (
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// work notes what somebody did, by the type of the event.
func (l *reportingLedger) work(d codec.Decoded, deal deal.Deal, task task.Task) {
	id, kind := d.Stream.ID, workKinds[d.Event.EventType()]
	a := l.about(d)
	a.Kind, a.Count, a.MemberID, a.At = kind, 1, d.Meta.Actor, happened(d)
	switch d.Event.EventType() {
	case "task.Completed":
		l.doers[id], a.Kind = d.Meta.Actor, string(task.Kind)
	case "task.Repeated":
		a.Kind = string(task.Kind)
	case "task.Reopened":
		a.Kind, a.Count, a.MemberID, a.At = string(task.Kind), -1, l.doers[id], reporting.Representable(task.CompletedAt)
		l.doers[id] = ""
	case "deal.Won", "deal.Lost":
		l.doers[id] = d.Meta.Actor
	case "deal.Reopened":
		a.Kind, a.Count, a.MemberID, a.At = "DEAL_"+string(deal.Status), -1, l.doers[id], reporting.Representable(deal.ClosedAt)
		l.doers[id] = ""
	case "note.Created":
		if author := l.notes[id].state.AuthorID; author != "" {
			a.MemberID = author
		}
	}
	if a.Kind != "" {
		l.activities[a.EventID] = a
	}
}

var workKinds = map[string]string{
	"contact.Created": "CONTACT_ADDED", "company.Created": "COMPANY_ADDED", "task.Created": "TASK_ADDED", "note.Created": "NOTE",
	"deal.Opened": "DEAL_OPENED", "deal.Moved": "DEAL_MOVED", "deal.Won": "DEAL_WON", "deal.Lost": "DEAL_LOST",
}

// about is what an event says of its object, as that stands after it.
func (l *reportingLedger) about(d codec.Decoded) reporting.Activity {
	a := reporting.Activity{EventID: d.ID.String(), Object: d.Stream.Category, ObjectID: d.Stream.ID, Imported: d.Meta.Actor == "system:import", Version: d.Position.Commit}
	switch id := d.Stream.ID; d.Stream.Category {
	case "contact":
		c := l.contacts[id].state
		a.OwnerID, a.ContactID, a.CompanyID = c.OwnerID, id, c.CompanyID
	case "company":
		a.OwnerID, a.CompanyID = l.companies[id].state.OwnerID, id
	case "deal":
		s := l.deals[id].state
		a.OwnerID, a.CompanyID, a.DealID = s.OwnerID, s.CompanyID, id
	case "task":
		t := l.tasks[id].state
		a.OwnerID, a.ContactID, a.CompanyID, a.DealID = t.AssigneeID, t.Links.ContactID, t.Links.CompanyID, t.Links.DealID
	case "note":
		n := l.notes[id].state
		a.OwnerID, a.ContactID, a.CompanyID, a.DealID = n.AuthorID, n.Links.ContactID, n.Links.CompanyID, n.Links.DealID
	}
	return a
}
