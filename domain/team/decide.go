package team

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(t Team, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Create:
		return create(t, cmd)
	case Update:
		return update(t, cmd)
	case Delete:
		return remove(t, cmd)
	case Restore:
		return restore(t, cmd)
	default:
		panic(fmt.Sprintf("team: unknown command %T", cmd))
	}
}

func create(t Team, cmd Create) ([]Event, error) {
	if t.ID != "" {
		return nil, fault.New(fault.Conflict, "A team with this id exists already.")
	}
	if cmd.Fields.Name == nil {
		return nil, fault.Field("name", "must not be empty")
	}
	fields, err := cmd.Fields.checked(t)
	if err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, fields, domain.Moment{At: cmd.At}}}, nil
}

func update(t Team, cmd Update) ([]Event, error) {
	if !t.Exists() {
		return nil, unknown()
	}
	fields, err := cmd.Fields.checked(t)
	if err != nil || fields == (Fields{}) {
		return nil, err
	}
	return []Event{Updated{cmd.ID, fields, domain.Moment{At: cmd.At}}}, nil
}

func remove(t Team, cmd Delete) ([]Event, error) {
	switch {
	case t.Deleted:
		return nil, nil
	case !t.Exists():
		return nil, unknown()
	default:
		return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

func restore(t Team, cmd Restore) ([]Event, error) {
	switch {
	case t.Exists():
		return nil, nil
	case t.ID == "":
		return nil, unknown()
	default:
		return []Event{Restored{cmd.ID, t.fields(), t.CreatedAt, domain.Moment{At: cmd.At}}}, nil
	}
}

func unknown() error { return fault.New(fault.NotFound, "There is no team with this id.") }
