package contact

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this package.
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

// SetConsent records what the person allows on a channel. A consent without a
// date is of the day of At; one with the status UNKNOWN takes back a mistake.
type SetConsent struct {
	ID      string
	Consent Consent
	At      time.Time
}

// Archive puts the contact away: default lists do not show it.
type Archive struct {
	ID string
	At time.Time
}

// Restore brings an archived or deleted contact back, as it was.
type Restore struct {
	ID string
	At time.Time
}

// Delete takes the contact off every list; its history stays.
type Delete struct {
	ID string
	At time.Time
}

// Erase makes the person unreadable for ever. Reason must not name the person.
// With is the contact that this one was merged into, when both are erased.
type Erase struct {
	ID     string
	Reason string
	With   string
	At     time.Time
}

func (Create) contactCommand()     {}
func (Update) contactCommand()     {}
func (SetConsent) contactCommand() {}
func (Archive) contactCommand()    {}
func (Restore) contactCommand()    {}
func (Delete) contactCommand()     {}
func (Erase) contactCommand()      {}

// Target gives the contact's id.
func (c Create) Target() string { return c.ID }

// Target gives the contact's id.
func (c Update) Target() string { return c.ID }

// Target gives the contact's id.
func (c SetConsent) Target() string { return c.ID }

// Target gives the contact's id.
func (c Archive) Target() string { return c.ID }

// Target gives the contact's id.
func (c Restore) Target() string { return c.ID }

// Target gives the contact's id.
func (c Delete) Target() string { return c.ID }

// Target gives the contact's id.
func (c Erase) Target() string { return c.ID }
