package member

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

func decide(m Member, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Create:
		return create(m, cmd)
	case Update:
		return update(m, cmd)
	case Settle:
		return update(m, Update{cmd.ID, Fields{TimeZone: cmd.Place.TimeZone, Locale: cmd.Place.Locale}, cmd.At})
	default:
		panic(fmt.Sprintf("member: unknown command %T", cmd))
	}
}

// create makes an active member with the role REP unless said otherwise.
func create(m Member, cmd Create) ([]Event, error) {
	if m.Exists() {
		return nil, fault.New(fault.Conflict, "A member with this id exists already.")
	}
	if cmd.Fields.Name == nil {
		cmd.Fields.Name = new("")
	}
	if cmd.Fields.Email == nil {
		cmd.Fields.Email = new("")
	}
	if cmd.Fields.Role == nil {
		cmd.Fields.Role = new(identity.Rep)
	}
	if cmd.Fields.Active == nil {
		cmd.Fields.Active = new(true)
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	return []Event{Created{cmd.ID, fields.changed(Member{}), cmd.Imported, domain.Moment{At: cmd.At}}}, nil
}

func update(m Member, cmd Update) ([]Event, error) {
	if !m.Exists() {
		return nil, fault.New(fault.NotFound, "There is no member with this id.")
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	if fields = fields.changed(m); fields == (Fields{}) {
		return nil, nil
	}
	return []Event{Updated{cmd.ID, fields, domain.Moment{At: cmd.At}}}, nil
}
