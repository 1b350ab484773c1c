package task

import (
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(t Task, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Create:
		return create(t, cmd)
	case Update:
		return update(t, cmd)
	case Complete:
		return complete(t, cmd)
	case Reopen:
		return reopen(t, cmd)
	case Delete:
		return remove(t, cmd)
	case Restore:
		return restore(t, cmd)
	default:
		panic(fmt.Sprintf("task: unknown command %T", cmd))
	}
}

func create(t Task, cmd Create) ([]Event, error) {
	if t.ID != "" {
		return nil, fault.New(fault.Conflict, "A task with this id exists already.")
	}
	if cmd.Fields.Title == nil {
		return nil, fault.Field("title", "must not be empty")
	}
	if err := cmd.Fields.check(); err != nil {
		return nil, err
	}
	fields := cmd.Fields.Since(t)
	if err := dueToRepeat(t, fields); err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, fields, cmd.Links, cmd.Imported, domain.Moment{At: cmd.At}}}, nil
}

func update(t Task, cmd Update) ([]Event, error) {
	if !t.Exists() {
		return nil, unknown()
	}
	if err := cmd.Fields.check(); err != nil {
		return nil, err
	}
	fields := cmd.Fields.Since(t)
	if fields == (Fields{}) {
		return nil, nil
	}
	if err := dueToRepeat(t, fields); err != nil {
		return nil, err
	}
	return []Event{Updated{cmd.ID, fields, t.Links.ContactID, domain.Moment{At: cmd.At}}}, nil
}

func complete(t Task, cmd Complete) ([]Event, error) {
	switch {
	case !t.Exists():
		return nil, unknown()
	case !t.CompletedAt.IsZero(), t.doneOn(cmd.At):
		return nil, nil
	}
	if next := t.Repeat.next(t.Due, cmd.At); next != "" {
		return []Event{Repeated{cmd.ID, t.Due, next, t.movedReminder(next), domain.Moment{At: cmd.At}}}, nil
	}
	return []Event{Completed{cmd.ID, domain.Moment{At: cmd.At}}}, nil
}

// doneOn says whether one that repeats was done on that day, in UTC.
func (t Task) doneOn(at time.Time) bool {
	return t.Repeat != (Repeat{}) && t.LastDone.UTC().Format(time.DateOnly) == at.UTC().Format(time.DateOnly)
}

// movedReminder is as long before the next due day as it was before this one.
func (t Task) movedReminder(next string) *time.Time {
	from, err := time.Parse(time.DateOnly, t.Due)
	if err != nil || t.Reminder.IsZero() {
		return nil
	}
	to, err := time.Parse(time.DateOnly, next)
	if err != nil {
		return nil
	}
	return new(t.Reminder.Add(to.Sub(from)))
}

// dueToRepeat refuses a series that has no first day.
func dueToRepeat(t Task, f Fields) error {
	f.apply(&t)
	if t.Repeat != (Repeat{}) && t.Due == "" {
		return fault.Field("due", "a task that repeats needs a day it is due")
	}
	return nil
}

func reopen(t Task, cmd Reopen) ([]Event, error) {
	switch {
	case !t.Exists():
		return nil, unknown()
	case t.CompletedAt.IsZero():
		return nil, nil
	default:
		return []Event{Reopened{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

func restore(t Task, cmd Restore) ([]Event, error) {
	switch {
	case t.ID == "":
		return nil, unknown()
	case !t.Deleted:
		return nil, nil
	default:
		return []Event{Restored{cmd.ID, t.fields(), t.Links, t.Imported, t.CreatedAt, t.CompletedAt, domain.Moment{At: cmd.At}}}, nil
	}
}

func remove(t Task, cmd Delete) ([]Event, error) {
	switch {
	case t.Deleted:
		return nil, nil
	case !t.Exists():
		return nil, unknown()
	default:
		return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

func unknown() error { return fault.New(fault.NotFound, "There is no task with this id.") }
