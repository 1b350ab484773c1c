package contact

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	contactCommand()
}

// Create makes a contact. Imported is set by imports only.
type Create struct {
	ID       string
	Fields   Fields
	Imported *domain.Source
	At       time.Time
}

// Update changes the fields that are said.
type Update struct {
	ID     string
	Fields Fields
	At     time.Time
}

// Delete takes the contact off every list; its history stays.
type Delete struct {
	ID string
	At time.Time
}

// Erase makes the person unreadable for ever. Reason must not name the person.
type Erase struct {
	ID     string
	Reason string
	At     time.Time
}

func (Create) contactCommand() {}
func (Update) contactCommand() {}
func (Delete) contactCommand() {}
func (Erase) contactCommand()  {}

// Target gives the contact's id.
func (c Create) Target() string { return c.ID }

// Target gives the contact's id.
func (c Update) Target() string { return c.ID }

// Target gives the contact's id.
func (c Delete) Target() string { return c.ID }

// Target gives the contact's id.
func (c Erase) Target() string { return c.ID }
