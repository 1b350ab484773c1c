package tag

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	tagCommand()
}

// Create makes a tag.
type Create struct {
	ID     string
	Fields Fields
	At     time.Time
}

// Update changes the fields that are said.
type Update struct {
	ID     string
	Fields Fields
	At     time.Time
}

// Delete takes the tag off everything that has it; its history stays.
type Delete struct {
	ID string
	At time.Time
}

// Restore brings a deleted tag back, to everything that had it.
type Restore struct {
	ID string
	At time.Time
}

func (Create) tagCommand()  {}
func (Update) tagCommand()  {}
func (Delete) tagCommand()  {}
func (Restore) tagCommand() {}

// Target gives the tag's id.
func (c Create) Target() string { return c.ID }

// Target gives the tag's id.
func (c Update) Target() string { return c.ID }

// Target gives the tag's id.
func (c Delete) Target() string { return c.ID }

// Target gives the tag's id.
func (c Restore) Target() string { return c.ID }
