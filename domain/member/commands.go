package member

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	memberCommand()
}

// Create adds somebody to the team.
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

func (Create) memberCommand() {}
func (Update) memberCommand() {}

// Target gives the member's id.
func (c Create) Target() string { return c.ID }

// Target gives the member's id.
func (c Update) Target() string { return c.ID }
