package savedview

import (
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(v View, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Create:
		return create(v, cmd)
	case Update:
		return update(v, cmd)
	case Delete:
		return remove(v, cmd)
	case Restore:
		return restore(v, cmd)
	default:
		panic(fmt.Sprintf("savedview: unknown command %T", cmd))
	}
}

func create(v View, cmd Create) ([]Event, error) {
	if v.ID != "" {
		return nil, fault.New(fault.Conflict, "A saved view with this id exists already.")
	}
	if !slices.Contains([]Object{Contacts, Companies, Deals, Tasks}, cmd.Object) {
		return nil, fault.Field("object", "must be CONTACT, COMPANY, DEAL or TASK")
	}
	if cmd.Fields.Name == nil {
		return nil, fault.Field("name", "must not be empty")
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, cmd.Object, cmd.By.MemberID, fields.changed(v), domain.Moment{At: cmd.At}}}, nil
}

func update(v View, cmd Update) ([]Event, error) {
	if !v.Exists() {
		return nil, unknown()
	}
	if err := v.mayChange(cmd.By); err != nil {
		return nil, err
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	if fields = fields.changed(v); fields == (Fields{}) {
		return nil, nil
	}
	return []Event{Updated{cmd.ID, v.OwnerID, fields, domain.Moment{At: cmd.At}}}, nil
}

func remove(v View, cmd Delete) ([]Event, error) {
	if v.ID == "" {
		return nil, unknown()
	}
	if err := v.mayChange(cmd.By); err != nil || v.Deleted {
		return nil, err
	}
	return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
}

func restore(v View, cmd Restore) ([]Event, error) {
	if v.ID == "" {
		return nil, unknown()
	}
	if err := v.mayChange(cmd.By); err != nil || v.Exists() {
		return nil, err
	}
	return []Event{Restored{cmd.ID, v.Object, v.OwnerID, v.fields(), v.CreatedAt, domain.Moment{At: cmd.At}}}, nil
}

// mayChange refuses who is neither the owner nor an admin.
func (v View) mayChange(by By) error {
	switch {
	case by.Admin, by.MemberID != "" && by.MemberID == v.OwnerID:
		return nil
	case v.Shared && v.Exists():
		return fault.New(fault.Forbidden, "Only its owner or an admin can change this saved view.")
	default:
		return unknown()
	}
}

func unknown() error { return fault.New(fault.NotFound, "There is no saved view with this id.") }
