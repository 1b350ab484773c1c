package note

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(n Note, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Create:
		return create(n, cmd)
	case Update:
		return update(n, cmd)
	case Delete:
		return remove(n, cmd)
	case Restore:
		return restore(n, cmd)
	default:
		panic(fmt.Sprintf("note: unknown command %T", cmd))
	}
}

func create(n Note, cmd Create) ([]Event, error) {
	if n.ID != "" {
		return nil, fault.New(fault.Conflict, "A note with this id exists already.")
	}
	if cmd.Fields.Body == nil {
		return nil, fault.Field("body", "must not be empty")
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, fields.changed(n), cmd.Links, cmd.AuthorID, cmd.Imported, domain.Moment{At: cmd.At}}}, nil
}

func update(n Note, cmd Update) ([]Event, error) {
	if !n.Exists() {
		return nil, unknown()
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	if fields = fields.changed(n); fields == (Fields{}) {
		return nil, nil
	}
	return []Event{Updated{cmd.ID, fields, n.Links.ContactID, domain.Moment{At: cmd.At}}}, nil
}

func remove(n Note, cmd Delete) ([]Event, error) {
	switch {
	case n.Deleted:
		return nil, nil
	case !n.Exists():
		return nil, unknown()
	default:
		return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

func restore(n Note, cmd Restore) ([]Event, error) {
	switch {
	case n.Exists():
		return nil, nil
	case n.ID == "":
		return nil, unknown()
	default:
		return []Event{Restored{cmd.ID, n.fields(), n.Links, n.AuthorID, n.Imported, n.CreatedAt, domain.Moment{At: cmd.At}}}, nil
	}
}

func unknown() error { return fault.New(fault.NotFound, "There is no note with this id.") }
