package company

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	companyCommand()
}

// Create makes a company. Imported is set by imports only.
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

// Delete takes the company off every list; its history stays.
type Delete struct {
	ID string
	At time.Time
}

// Archive takes the company off the usual lists; it can be found, read and
// changed as before.
type Archive struct {
	ID string
	At time.Time
}

// Restore brings an archived or deleted company back.
type Restore struct {
	ID string
	At time.Time
}

func (Create) companyCommand()  {}
func (Update) companyCommand()  {}
func (Delete) companyCommand()  {}
func (Archive) companyCommand() {}
func (Restore) companyCommand() {}

// Target gives the company's id.
func (c Create) Target() string { return c.ID }

// Target gives the company's id.
func (c Update) Target() string { return c.ID }

// Target gives the company's id.
func (c Delete) Target() string { return c.ID }

// Target gives the company's id.
func (c Archive) Target() string { return c.ID }

// Target gives the company's id.
func (c Restore) Target() string { return c.ID }
