package note

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	noteCommand()
}

// Create makes a note about at most one contact, company and deal each.
type Create struct {
	ID       string
	Fields   Fields
	Links    Links
	AuthorID string // the member who writes it; empty for none
	Imported *domain.Source
	At       time.Time
}

// Update changes the fields that are said.
type Update struct {
	ID     string
	Fields Fields
	At     time.Time
}

// Delete takes the note off every list; its history stays.
type Delete struct {
	ID string
	At time.Time
}

// Restore brings a deleted note back.
type Restore struct {
	ID string
	At time.Time
}

func (Create) noteCommand()  {}
func (Update) noteCommand()  {}
func (Delete) noteCommand()  {}
func (Restore) noteCommand() {}

// Target gives the note's id.
func (c Create) Target() string { return c.ID }

// Target gives the note's id.
func (c Update) Target() string { return c.ID }

// Target gives the note's id.
func (c Delete) Target() string { return c.ID }

// Target gives the note's id.
func (c Restore) Target() string { return c.ID }
