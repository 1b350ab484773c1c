package task

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	taskCommand()
}

// Create makes a task about at most one contact, company and deal each.
type Create struct {
	ID       string
	Fields   Fields
	Links    Links
	Imported *domain.Source
	At       time.Time
}

// Update changes the fields that are said.
type Update struct {
	ID     string
	Fields Fields
	At     time.Time
}

// Complete marks the task as done. One that repeats is due anew.
type Complete struct {
	ID string
	At time.Time
}

// Reopen takes back that a task is done.
type Reopen struct {
	ID string
	At time.Time
}

// Restore brings a deleted task back.
type Restore struct {
	ID string
	At time.Time
}

// Delete takes the task off every list; its history stays.
type Delete struct {
	ID string
	At time.Time
}

func (Create) taskCommand()   {}
func (Update) taskCommand()   {}
func (Complete) taskCommand() {}
func (Reopen) taskCommand()   {}
func (Delete) taskCommand()   {}
func (Restore) taskCommand()  {}

// Target gives the task's id.
func (c Create) Target() string { return c.ID }

// Target gives the task's id.
func (c Update) Target() string { return c.ID }

// Target gives the task's id.
func (c Complete) Target() string { return c.ID }

// Target gives the task's id.
func (c Reopen) Target() string { return c.ID }

// Target gives the task's id.
func (c Delete) Target() string { return c.ID }

// Target gives the task's id.
func (c Restore) Target() string { return c.ID }
