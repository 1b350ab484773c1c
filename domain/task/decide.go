package task

import (
	"fmt"

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
	case Delete:
		return remove(t, cmd)
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
	return []Event{Created{cmd.ID, cmd.Fields.Since(t), cmd.Links, cmd.Imported, domain.Moment{At: cmd.At}}}, nil
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
	return []Event{Updated{cmd.ID, fields, t.Links.ContactID, domain.Moment{At: cmd.At}}}, nil
}

func complete(t Task, cmd Complete) ([]Event, error) {
	switch {
	case !t.Exists():
		return nil, unknown()
	case !t.CompletedAt.IsZero():
		return nil, nil
	default:
		return []Event{Completed{cmd.ID, domain.Moment{At: cmd.At}}}, nil
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
