package customfield

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/fault"
)

func decide(s Set, cmd Command) ([]Event, error) {
	if cmd, ok := cmd.(Define); ok {
		return define(s, cmd)
	}
	switch cmd := cmd.(type) {
	case Change:
		return change(s, cmd)
	case Archive:
		return archive(s, cmd)
	case Restore:
		return restore(s, cmd)
	default:
		panic(fmt.Sprintf("customfield: unknown command %T", cmd))
	}
}

func define(s Set, cmd Define) ([]Event, error) {
	d := cmd.Field
	if d.Key == "" {
		d.Key = Slug(d.Label)
	}
	d.Options, d.Archived = options(nil, d.Options), false
	if !slices.Contains(Objects, cmd.Object) {
		return nil, fault.Field("object", "cannot have custom fields")
	}
	if d, err := d.checked(); err != nil {
		return nil, err
	} else if _, taken := s.Field(d.Key); taken {
		return nil, fault.New(fault.Conflict, "There is a field with this key already, or was: "+d.Key)
	} else if err := s.room(); err != nil {
		return nil, err
	} else {
		return []Event{Defined{cmd.ID, cmd.Object, d, domain.Moment{At: cmd.At}}}, nil
	}
}

// room refuses one more field in use than there may be.
func (s Set) room() error {
	if s.Room() <= 0 {
		return fault.New(fault.Conflict, "An object type has at most 300 custom fields. Archive one first.")
	}
	return nil
}

func change(s Set, cmd Change) ([]Event, error) {
	was, err := s.known(cmd.Key)
	if err != nil {
		return nil, err
	}
	d := was
	domain.Set(&d.Label, cmd.Label)
	domain.Set(&d.Required, cmd.Required)
	if cmd.Default != nil {
		d.Default = cmd.Default.Value
	}
	if cmd.Options != nil {
		d.Options = options(was.Options, *cmd.Options)
	}
	if d, err = d.checked(); err != nil {
		return nil, err
	}
	e := difference(was, d)
	e.ID, e.Key, e.At = cmd.ID, cmd.Key, cmd.At
	if cmd.Position != nil {
		to := min(max(*cmd.Position, 0), len(s.Fields)-1)
		e.Position = domain.Changed(s.index(cmd.Key), &to)
	}
	if e == (Changed{ID: e.ID, Key: e.Key, Moment: e.Moment}) {
		return nil, nil
	}
	return []Event{e}, nil
}

// difference says what of a definition became another.
func difference(was, d Definition) Changed {
	e := Changed{Label: domain.Changed(was.Label, &d.Label), Required: domain.Changed(was.Required, &d.Required)}
	if !reflect.DeepEqual(was.Default, d.Default) {
		e.Default = &Default{d.Default}
	}
	if !slices.Equal(was.Options, d.Options) {
		e.Options = &d.Options
	}
	return e
}

func archive(s Set, cmd Archive) ([]Event, error) {
	d, err := s.known(cmd.Key)
	if err != nil || d.Archived {
		return nil, err
	}
	return []Event{Archived{cmd.ID, cmd.Key, domain.Moment{At: cmd.At}}}, nil
}

func restore(s Set, cmd Restore) ([]Event, error) {
	d, err := s.known(cmd.Key)
	if err != nil || !d.Archived {
		return nil, err
	}
	if err := s.room(); err != nil && s.InUse() >= MaxFields {
		return nil, err
	}
	return []Event{Restored{cmd.ID, cmd.Key, domain.Moment{At: cmd.At}}}, nil
}

func (s Set) known(key string) (Definition, error) {
	d, ok := s.Field(key)
	if !ok {
		return d, fault.New(fault.NotFound, "There is no custom field with this key.")
	}
	return d, nil
}
