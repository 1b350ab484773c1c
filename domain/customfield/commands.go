package customfield

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file. ID is that of the set.
type Command interface {
	domain.Command
	customfieldCommand()
}

// Define adds a field. An empty key is made of the label, and so is that of
// an option.
type Define struct {
	ID     string
	Object Object
	Field  Definition // not archived
	At     time.Time
}

// Change changes what is said of a field; nil stays. Options are all options
// in use from now on, in order: those left out are archived, and one without
// a key is known by its label, or new. Position is the field's place, from 0.
type Change struct {
	ID, Key  string
	Label    *string
	Required *bool
	Default  *Default
	Options  *[]Option
	Position *int
	At       time.Time
}

// Archive takes a field out of use; its key stays taken, its values stay.
type Archive struct {
	ID, Key string
	At      time.Time
}

// Restore brings an archived field back.
type Restore struct {
	ID, Key string
	At      time.Time
}

// Unsay leaves out what is unsaid of the field (domain.Unsay).
func (c Change) Unsay(unsaid func(field string) bool) any {
	of := func(part string) bool { return unsaid("fields." + c.Key + "." + part) }
	if of("label") {
		c.Label = nil
	}
	if of("required") {
		c.Required = nil
	}
	if of("default") {
		c.Default = nil
	}
	if of("options") {
		c.Options = nil
	}
	if unsaid("fields") {
		c.Position = nil
	}
	return c
}

func (Define) customfieldCommand()  {}
func (Change) customfieldCommand()  {}
func (Archive) customfieldCommand() {}
func (Restore) customfieldCommand() {}

// Target gives the set's id.
func (c Define) Target() string { return c.ID }

// Target gives the set's id.
func (c Change) Target() string { return c.ID }

// Target gives the set's id.
func (c Archive) Target() string { return c.ID }

// Target gives the set's id.
func (c Restore) Target() string { return c.ID }
