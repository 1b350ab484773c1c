package team

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	teamCommand()
}

// Create makes a team.
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

// Delete takes the team away; its members stay, and so does its history.
type Delete struct {
	ID string
	At time.Time
}

// Restore brings a deleted team back, with the members that it had.
type Restore struct {
	ID string
	At time.Time
}

func (Create) teamCommand()  {}
func (Update) teamCommand()  {}
func (Delete) teamCommand()  {}
func (Restore) teamCommand() {}

// Target gives the team's id.
func (c Create) Target() string { return c.ID }

// Target gives the team's id.
func (c Update) Target() string { return c.ID }

// Target gives the team's id.
func (c Delete) Target() string { return c.ID }

// Target gives the team's id.
func (c Restore) Target() string { return c.ID }
