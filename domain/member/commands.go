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

// Place is where a member is, and how things are written there; nil is "not said".
type Place struct{ TimeZone, Locale *string }

// Settle says where a member is. Everybody may say it of themselves
// (commands/member.go), and nobody of others.
type Settle struct {
	ID    string
	Place Place
	At    time.Time
}

func (Create) memberCommand() {}
func (Update) memberCommand() {}
func (Settle) memberCommand() {}

// Target gives the member's id.
func (c Create) Target() string { return c.ID }

// Target gives the member's id.
func (c Update) Target() string { return c.ID }

// Target gives the member's id.
func (c Settle) Target() string { return c.ID }
