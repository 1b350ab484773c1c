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
	case SetConsent:
		return setConsent(c, cmd)
	case Archive:
		return archive(c, cmd)
	case Restore:
		return restore(c, cmd)
	case Merge:
		return merge(c, cmd)
	case Unmerge:
		return unmerge(c, cmd)
	case MergeInto:
		return mergeInto(c, cmd)
	case Split:
		return split(c, cmd)
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
	fields, err := cmd.Fields.change(Contact{})
	if err != nil {
		return nil, err
	}
	if fields.FirstName == nil && fields.LastName == nil && fields.Emails == nil {
		return nil, fault.Field("lastName", "give a first name, a last name or an e-mail address")
	}
	return []Event{Created{cmd.ID, fields, cmd.Imported, domain.Moment{At: cmd.At}}}, nil
}

func update(c Contact, cmd Update) ([]Event, error) {
	if err := reachable(c); err != nil {
		return nil, err
	}
	fields, err := cmd.Fields.change(c)
	if err != nil {
		return nil, err
	}
	if fields == (Fields{}) {
		return nil, nil
	}
	if err := keepsName(c, fields); err != nil {
		return nil, err
	}
	return []Event{Updated{cmd.ID, fields, c.sealed(), domain.Moment{At: cmd.At}}}, nil
}

// keepsName refuses fields that would leave a contact without name and address.
func keepsName(c Contact, fields Fields) error {
	fields.apply(&c)
	if c.FirstName == "" && c.LastName == "" && c.Email == "" {
		return fault.Field("lastName", "a contact keeps a first name, a last name or an e-mail address")
	}
	return nil
}

func archive(c Contact, cmd Archive) ([]Event, error) {
	if err := reachable(c); err != nil || c.Archived {
		return nil, err
	}
	return []Event{Archived{cmd.ID, domain.Moment{At: cmd.At}}}, nil
}

func restore(c Contact, cmd Restore) ([]Event, error) {
	switch {
	case c.Erased || c.ID == "" || c.MergedInto != "":
		return nil, reachable(c)
	case c.Deleted:
		created := c.CreatedAt
		return []Event{Restored{cmd.ID, fieldsOf(c), c.Consents, &created, c.sealed(), domain.Moment{At: cmd.At}}}, nil
	case c.Archived:
		return []Event{Restored{ID: cmd.ID, Moment: domain.Moment{At: cmd.At}}}, nil
	default:
		return nil, nil
	}
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
	case c.ID == "", c.MergedInto != "" && c.MergedInto != cmd.With:
		return nil, reachable(c)
	case strings.TrimSpace(cmd.Reason) == "":
		return nil, fault.Field("reason", "say why, without naming the person")
	}
	if err := value.CheckLine(cmd.Reason); err != nil {
		return nil, fault.Field("reason", err.Error())
	}
	return []Event{Erased{cmd.ID, cmd.Reason, c.LoserIDs(), c.Eras, domain.Moment{At: cmd.At}}}, nil
}

// reachable says why a contact takes no commands; nil when it does.
func reachable(c Contact) error {
	switch {
	case c.Erased:
		return fault.New(fault.NotFound, "This contact was erased.")
	case c.MergedInto != "":
		return fault.New(fault.Conflict, "This contact was merged into "+c.MergedInto+".")
	case !c.Exists():
		return fault.New(fault.NotFound, "There is no contact with this id.")
	default:
		return nil
	}
}
