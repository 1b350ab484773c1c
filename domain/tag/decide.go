package tag

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(t Tag, cmd Command) ([]Event, error) {
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
		panic(fmt.Sprintf("tag: unknown command %T", cmd))
	}
}

func create(t Tag, cmd Create) ([]Event, error) {
	if t.ID != "" {
		return nil, fault.New(fault.Conflict, "A tag with this id exists already.")
	}
	if cmd.Fields.Name == nil {
		return nil, fault.Field("name", "must not be empty")
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, fields.changed(t), domain.Moment{At: cmd.At}}}, nil
}

func update(t Tag, cmd Update) ([]Event, error) {
	if !t.Exists() {
		return nil, unknown()
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	if fields = fields.changed(t); fields == (Fields{}) {
		return nil, nil
	}
	return []Event{Updated{cmd.ID, fields, domain.Moment{At: cmd.At}}}, nil
}

func remove(t Tag, cmd Delete) ([]Event, error) {
	switch {
	case t.Deleted:
		return nil, nil
	case !t.Exists():
		return nil, unknown()
	default:
		return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

func restore(t Tag, cmd Restore) ([]Event, error) {
	switch {
	case t.Exists():
		return nil, nil
	case t.ID == "":
		return nil, unknown()
	default:
		return []Event{Restored{cmd.ID, t.fields(), t.CreatedAt, domain.Moment{At: cmd.At}}}, nil
	}
}

func unknown() error { return fault.New(fault.NotFound, "There is no tag with this id.") }
