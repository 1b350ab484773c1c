package savedview

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	savedviewCommand()
}

// Create makes a view of who gives the command.
type Create struct {
	ID     string
	By     By
	Object Object
	Fields Fields
	At     time.Time
}

// Update changes the fields that are said.
type Update struct {
	ID     string
	By     By
	Fields Fields
	At     time.Time
}

// Delete takes the view away; its history stays.
type Delete struct {
	ID string
	By By
	At time.Time
}

// Restore brings a deleted view back.
type Restore struct {
	ID string
	By By
	At time.Time
}

func (Create) savedviewCommand()  {}
func (Update) savedviewCommand()  {}
func (Delete) savedviewCommand()  {}
func (Restore) savedviewCommand() {}

// Target gives the view's id.
func (c Create) Target() string { return c.ID }

// Target gives the view's id.
func (c Update) Target() string { return c.ID }

// Target gives the view's id.
func (c Delete) Target() string { return c.ID }

// Target gives the view's id.
func (c Restore) Target() string { return c.ID }

// GivenBy says who gives a command, whatever it said itself.
func GivenBy(cmd Command, by By) Command {
	switch c := cmd.(type) {
	case Create:
		c.By = by
		return c
	case Update:
		c.By = by
		return c
	case Delete:
		c.By = by
		return c
	case Restore:
		c.By = by
		return c
	default:
		return cmd
	}
}
