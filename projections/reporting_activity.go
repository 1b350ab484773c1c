package projections

import (
	"time"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// importing is the actor of imports: what it does is nobody's work of that day.
const importing = "system:import"

// done keeps an activity. What its event says goes without saying.
func (f *reportingFold) done(e codec.Decoded, a reporting.Activity) {
	a.EventID, a.Object, a.ObjectID, a.Version = e.ID.String(), e.Stream.Category, e.Stream.ID, e.Position.Commit
	if a.Count == 0 {
		a.Count, a.At = 1, e.Event.OccurredAt()
	}
	if a.MemberID == "" {
		a.MemberID = e.Meta.Actor
	}
	a.At, a.Imported = reporting.Representable(a.At), e.Meta.Actor == importing
	put(&f.changed.Activities, a.EventID, a)
}

// takenBack is an activity that was done by somebody at some time, and was not
// after all.
func takenBack(kind, member string, at *time.Time) reporting.Activity {
	a := reporting.Activity{Kind: kind, Count: -1, MemberID: member}
	if at != nil {
		a.At = *at
	}
	return a
}

func (f *reportingFold) dealActivity(e codec.Decoded, before, after reporting.Deal) {
	var a reporting.Activity
	switch after.LastKind {
	case reporting.Opened:
		a.Kind = reporting.DealOpened
	case reporting.Moved:
		a.Kind = reporting.DealMoved
	case reporting.Won:
		a.Kind = reporting.DealWon
	case reporting.Lost:
		a.Kind = reporting.DealLost
	case reporting.Reopened:
		a = takenBack(closing[before.Status], before.ClosedBy, before.ClosedAt)
	default:
		return
	}
	a.OwnerID, a.CompanyID, a.DealID = after.OwnerID, after.CompanyID, after.ID
	f.done(e, a)
}

// closing is the activity that gave a deal its status.
var closing = map[string]string{"WON": reporting.DealWon, "LOST": reporting.DealLost}

func (f *reportingFold) contact(e codec.Decoded, event contact.Event) {
	if !foldRow(&f.current.Contacts, &f.changed.Contacts, e, e.Stream.ID, reportContact(event)) {
		return
	}
	if _, ok := event.(contact.Created); ok {
		r := f.current.Contacts[e.Stream.ID]
		f.done(e, reporting.Activity{Kind: reporting.ContactAdded, OwnerID: r.OwnerID, ContactID: r.ID, CompanyID: r.CompanyID})
	}
}

func (f *reportingFold) company(e codec.Decoded, event company.Event) {
	if !foldRow(&f.current.Companies, &f.changed.Companies, e, e.Stream.ID, reportCompany(event)) {
		return
	}
	if _, ok := event.(company.Created); ok {
		r := f.current.Companies[e.Stream.ID]
		f.done(e, reporting.Activity{Kind: reporting.CompanyAdded, OwnerID: r.OwnerID, CompanyID: r.ID})
	}
}

func (f *reportingFold) task(e codec.Decoded, event task.Event) {
	before := f.current.Tasks[e.Stream.ID]
	if !foldRow(&f.current.Tasks, &f.changed.Tasks, e, e.Stream.ID, reportTask(e, event)) {
		return
	}
	after := f.current.Tasks[e.Stream.ID]
	var a reporting.Activity
	switch event.(type) {
	case task.Created:
		a.Kind = reporting.TaskAdded
	case task.Completed, task.Repeated:
		a.Kind = after.Kind
	case task.Reopened:
		a = takenBack(before.Kind, before.CompletedBy, before.CompletedAt)
	default:
		return
	}
	a.OwnerID, a.ContactID, a.CompanyID, a.DealID = after.AssigneeID, after.ContactID, after.CompanyID, after.DealID
	f.done(e, a)
}

// note keeps that one was written; a note has no row of its own.
func (f *reportingFold) note(e codec.Decoded, event note.Event) {
	if n, ok := event.(note.Created); ok {
		f.done(e, reporting.Activity{
			Kind: reporting.NoteWritten, MemberID: n.AuthorID, OwnerID: n.AuthorID, ContactID: n.ContactID, CompanyID: n.CompanyID, DealID: n.DealID,
		})
	}
}
