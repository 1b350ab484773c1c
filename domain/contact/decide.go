package contact

import (
	"fmt"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(c Contact, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Create:
		return create(c, cmd)
	case Update:
		return update(c, cmd)
	case Delete:
		return remove(c, cmd)
	case Erase:
		return erase(c, cmd)
	default:
		panic(fmt.Sprintf("contact: unknown command %T", cmd))
	}
}

func create(c Contact, cmd Create) ([]Event, error) {
	if c.ID != "" {
		return nil, fault.New(fault.Conflict, "A contact with this id exists already.")
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	fields = fields.changed(Contact{})
	if fields.FirstName == nil && fields.LastName == nil && fields.Email == nil {
		return nil, fault.Field("lastName", "give a first name, a last name or an e-mail address")
	}
	return []Event{Created{cmd.ID, fields, cmd.Imported, domain.Moment{At: cmd.At}}}, nil
}

func update(c Contact, cmd Update) ([]Event, error) {
	if err := reachable(c); err != nil {
		return nil, err
	}
	fields, err := cmd.Fields.normal()
	if err != nil {
		return nil, err
	}
	if fields = fields.changed(c); fields == (Fields{}) {
		return nil, nil
	}
	fields.apply(&c)
	if c.FirstName == "" && c.LastName == "" && c.Email == "" {
		return nil, fault.Field("lastName", "a contact keeps a first name, a last name or an e-mail address")
	}
	return []Event{Updated{cmd.ID, fields, domain.Moment{At: cmd.At}}}, nil
}

func remove(c Contact, cmd Delete) ([]Event, error) {
	if c.Deleted {
		return nil, nil
	}
	if err := reachable(c); err != nil {
		return nil, err
	}
	return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
}

// erase is allowed on a deleted contact: its history still names the person.
func erase(c Contact, cmd Erase) ([]Event, error) {
	switch {
	case c.Erased:
		return nil, nil
	case c.ID == "":
		return nil, reachable(c)
	case strings.TrimSpace(cmd.Reason) == "":
		return nil, fault.Field("reason", "say why, without naming the person")
	}
	if err := value.CheckLine(cmd.Reason); err != nil {
		return nil, fault.Field("reason", err.Error())
	}
	return []Event{Erased{cmd.ID, cmd.Reason, domain.Moment{At: cmd.At}}}, nil
}

func reachable(c Contact) error {
	switch {
	case c.Erased:
		return fault.New(fault.NotFound, "This contact was erased.")
	case !c.Exists():
		return fault.New(fault.NotFound, "There is no contact with this id.")
	default:
		return nil
	}
}
