package product

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(p Product, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Create:
		return create(p, cmd)
	case Update:
		return update(p, cmd)
	case Delete:
		return remove(p, cmd)
	case Restore:
		return restore(p, cmd)
	case Archive:
		return archive(p, cmd)
	default:
		panic(fmt.Sprintf("product: unknown command %T", cmd))
	}
}

func create(p Product, cmd Create) ([]Event, error) {
	if p.ID != "" {
		return nil, fault.New(fault.Conflict, "A product with this id exists already.")
	}
	if cmd.Fields.Name == nil {
		return nil, fault.Field("name", "must not be empty")
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, fields.changed(p), domain.Moment{At: cmd.At}}}, nil
}

func update(p Product, cmd Update) ([]Event, error) {
	if !p.Exists() {
		return nil, unknown()
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	if fields = fields.changed(p); fields == (Fields{}) {
		return nil, nil
	}
	return []Event{Updated{cmd.ID, fields, domain.Moment{At: cmd.At}}}, nil
}

func remove(p Product, cmd Delete) ([]Event, error) {
	switch {
	case p.Deleted:
		return nil, nil
	case !p.Exists():
		return nil, unknown()
	default:
		return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

func archive(p Product, cmd Archive) ([]Event, error) {
	switch {
	case !p.Exists():
		return nil, unknown()
	case p.Archived:
		return nil, nil
	default:
		return []Event{Archived{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

func restore(p Product, cmd Restore) ([]Event, error) {
	switch {
	case p.ID == "":
		return nil, unknown()
	case !p.Deleted && !p.Archived:
		return nil, nil
	default:
		return []Event{Restored{cmd.ID, p.fields(), p.CreatedAt, domain.Moment{At: cmd.At}}}, nil
	}
}

func unknown() error { return fault.New(fault.NotFound, "There is no product with this id.") }
