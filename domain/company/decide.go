package company

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(c Company, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Create:
		return create(c, cmd)
	case Update:
		return update(c, cmd)
	case Delete:
		return remove(c, cmd)
	case Archive:
		return archive(c, cmd)
	case Restore:
		return restore(c, cmd)
	default:
		panic(fmt.Sprintf("company: unknown command %T", cmd))
	}
}

func create(c Company, cmd Create) ([]Event, error) {
	if c.ID != "" {
		return nil, fault.New(fault.Conflict, "A company with this id exists already.")
	}
	if cmd.Fields.Name == nil {
		return nil, fault.Field("name", "must not be empty")
	}
	fields, err := cmd.Fields.normal(cmd.ID)
	if err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, fields.changed(Company{}), cmd.Imported, domain.Moment{At: cmd.At}}}, nil
}

func update(c Company, cmd Update) ([]Event, error) {
	if !c.Exists() {
		return nil, unknown()
	}
	fields, err := cmd.Fields.normal(cmd.ID)
	if err != nil {
		return nil, err
	}
	if fields = fields.changed(c); fields == (Fields{}) {
		return nil, nil
	}
	return []Event{Updated{cmd.ID, fields, domain.Moment{At: cmd.At}}}, nil
}

func remove(c Company, cmd Delete) ([]Event, error) {
	switch {
	case c.Deleted:
		return nil, nil
	case !c.Exists():
		return nil, unknown()
	default:
		return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

func archive(c Company, cmd Archive) ([]Event, error) {
	switch {
	case !c.Exists():
		return nil, unknown()
	case c.Archived:
		return nil, nil
	default:
		return []Event{Archived{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

func restore(c Company, cmd Restore) ([]Event, error) {
	switch {
	case c.ID == "":
		return nil, unknown()
	case !c.Deleted && !c.Archived:
		return nil, nil
	default:
		return []Event{Restored{cmd.ID, c.fields(), c.Imported, c.CreatedAt, domain.Moment{At: cmd.At}}}, nil
	}
}

func unknown() error { return fault.New(fault.NotFound, "There is no company with this id.") }
