package deal

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(d Deal, cmd Command) ([]Event, error) {
	if cmd, ok := cmd.(Open); ok {
		return open(d, cmd)
	}
	if d.ID == "" || d.Deleted && !alsoWhenDeleted(cmd) {
		return nil, fault.New(fault.NotFound, "There is no deal with this id.")
	}
	switch cmd := cmd.(type) {
	case Update:
		return update(d, cmd)
	case Move:
		return move(d, cmd)
	case Win:
		return win(d, cmd)
	case Lose:
		return lose(d, cmd)
	case Reopen:
		return reopen(d, cmd)
	case Archive:
		return archive(d, cmd)
	case Delete:
		return remove(d, cmd)
	case Restore:
		return restore(d, cmd)
	default:
		panic(fmt.Sprintf("deal: unknown command %T", cmd))
	}
}

func alsoWhenDeleted(cmd Command) bool {
	switch cmd.(type) {
	case Delete, Restore:
		return true
	default:
		return false
	}
}

func open(d Deal, cmd Open) ([]Event, error) {
	if d.ID != "" {
		return nil, fault.New(fault.Conflict, "A deal with this id exists already.")
	}
	if cmd.Fields.Title == nil {
		return nil, fault.Field("title", "must not be empty")
	}
	fields, err := cmd.Fields.ready(Deal{}, cmd.ContactIDs)
	if err != nil {
		return nil, err
	}
	if fields.Value == nil {
		return nil, fault.Field("value", "must be given")
	}
	stage, err := target(cmd.Pipeline, cmd.StageID)
	if err != nil {
		return nil, err
	}
	return []Event{Opened{cmd.ID, fields, cmd.Pipeline.ID, stage, cmd.Imported, domain.Moment{At: cmd.At}}}, nil
}

func update(d Deal, cmd Update) ([]Event, error) {
	fields, err := cmd.Fields.ready(d, cmd.ContactIDs)
	if err != nil || fields.empty() {
		return nil, err
	}
	return []Event{Updated{cmd.ID, fields, domain.Moment{At: cmd.At}}}, nil
}

// ready checks what was said of a deal and keeps what is a change of it.
func (f Fields) ready(d Deal, contactIDs *[]string) (Fields, error) {
	if contactIDs != nil {
		if f.Contacts != nil {
			return f, fault.Field("contactIds", "say either contacts or contactIds")
		}
		f.Contacts = named(d.Contacts, *contactIDs)
	}
	f.LineItems = normalLines(f.LineItems)
	if err := f.check(); err != nil {
		return f, err
	}
	f, err := f.priced(d)
	return f.Since(d), err
}

func archive(d Deal, cmd Archive) ([]Event, error) {
	if d.Archived {
		return nil, nil
	}
	return []Event{Archived{cmd.ID, domain.Moment{At: cmd.At}}}, nil
}

func remove(d Deal, cmd Delete) ([]Event, error) {
	if d.Deleted {
		return nil, nil
	}
	return []Event{Deleted{cmd.ID, domain.Moment{At: cmd.At}}}, nil
}

func restore(d Deal, cmd Restore) ([]Event, error) {
	if !d.Deleted && !d.Archived {
		return nil, nil
	}
	if !cmd.Pipeline.Exists() {
		return nil, fault.New(fault.Conflict, "The deal's pipeline was deleted; restore that first.")
	}
	back := []Event{Restored{cmd.ID, d.standing(), domain.Moment{At: cmd.At}}}
	if d.Status != StatusOpen {
		return back, nil
	}
	if cmd.Pipeline.Archived {
		return nil, fault.New(fault.Conflict, "The deal's pipeline was archived; restore that first.")
	}
	return append(back, onwards(d, cmd.Pipeline, cmd.At)...), nil
}
