package projections

import (
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

func (p *page) task(d codec.Decoded, e task.Event) error {
	before, after, known, err := step(p.loaded.Tasks, p.changed.Tasks, d,
		func(r *readmodels.Task) int64 { return r.Revision },
		func(r *readmodels.Task) (*readmodels.Task, error) { return nextTask(r, d, e) })
	if err != nil || known {
		return err
	}
	shown := after
	if shown == nil { // deleted
		shown = before
	}
	phrase := taskPhrase(d, e)
	p.entry(d, d.Stream.ID, capital(phrase), false)
	for _, subject := range []string{shown.ContactID, shown.CompanyID, shown.DealID} {
		if subject != "" {
			p.entry(d, subject, kindName(shown.Kind)+" "+phrase, false)
		}
	}
	return nil
}

// nextTask folds an event onto the task's row. The text of a task about an
// erased person is emptied by readmodels, which knows who was erased.
func nextTask(r *readmodels.Task, d codec.Decoded, e task.Event) (*readmodels.Task, error) {
	if created, ok := e.(task.Created); ok {
		return createdTask(d, created), nil
	}
	if restored, ok := e.(task.Restored); ok {
		return restoredTask(d, restored), nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	next := *r
	switch e := e.(type) {
	case task.Updated:
		setTask(&next, e.Fields)
	case task.Completed:
		next.CompletedAt = e.At.UTC()
	case task.Repeated:
		next.Due = e.Due
		domain.Set(&next.Reminder, e.Reminder)
	case task.Reopened:
		next.CompletedAt = time.Time{}
	case task.Deleted:
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func createdTask(d codec.Decoded, e task.Created) *readmodels.Task {
	return newTask(d.Stream.ID, e.Links, e.Fields, versionAt(d))
}

func restoredTask(d codec.Decoded, e task.Restored) *readmodels.Task {
	r := newTask(d.Stream.ID, e.Links, e.Fields, versionRestored(d, e.CreatedAt))
	r.CompletedAt = e.CompletedAt
	return r
}

func newTask(id string, about task.Links, f task.Fields, version readmodels.Versioned) *readmodels.Task {
	r := &readmodels.Task{
		ID: id, Kind: string(task.Decider.Initial.Kind), Priority: string(task.Decider.Initial.Priority),
		ContactID: about.ContactID, CompanyID: about.CompanyID, DealID: about.DealID, Versioned: version,
	}
	setTask(r, f)
	return r
}

func setTask(r *readmodels.Task, f task.Fields) {
	domain.Set(&r.Title, f.Title)
	domain.Set(&r.Description, f.Description)
	domain.Set(&r.Due, f.Due)
	domain.Set(&r.DueTime, f.DueTime)
	domain.Set(&r.Reminder, f.Reminder)
	if f.Repeat != nil {
		r.Repeat = repeatRow(*f.Repeat)
	}
	domain.Set(&r.AssigneeID, f.AssigneeID)
	setCustom(&r.Custom, f.Custom)
	if f.Kind != nil {
		r.Kind = string(*f.Kind)
	}
	if f.Priority != nil {
		r.Priority = string(*f.Priority)
	}
}

// taskPhrase says of title and description only that the text changed: that
// much is known without the person's key too, so these entries, which stand
// on up to four timelines, need no cleaning when the person is erased.
func taskPhrase(d codec.Decoded, e task.Event) string {
	switch e := e.(type) {
	case task.Created:
		return made("created", e.Imported)
	case task.Updated:
		f := e.Fields
		return changed(said(
			part{"text", d.Erased || f.Title != nil || f.Description != nil || f.Custom != nil}, part{"kind", f.Kind != nil},
			part{"priority", f.Priority != nil}, part{"due date", f.Due != nil}, part{"due time", f.DueTime != nil},
			part{"reminder", f.Reminder != nil}, part{"repetition", f.Repeat != nil}, part{"assignee", f.AssigneeID != nil}))
	case task.Completed:
		return "completed"
	case task.Repeated:
		return "done for " + e.Done + ", due again " + e.Due
	case task.Reopened:
		return "reopened"
	case task.Restored:
		return "restored"
	default:
		return "deleted"
	}
}

func kindName(kind string) string {
	switch task.Kind(kind) {
	case task.Call:
		return "Call"
	case task.Email:
		return "E-mail"
	case task.Meeting:
		return "Meeting"
	default:
		return "Task"
	}
}

func repeatRow(r task.Repeat) readmodels.Repeat {
	return readmodels.Repeat{Every: string(r.Every), Interval: r.Interval, Until: r.Until, DayOfMonth: r.DayOfMonth}
}
