package product

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	productCommand()
}

// Create makes a product.
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

// Delete takes the product off every list; its history stays, and so do the
// line items that were made of it.
type Delete struct {
	ID string
	At time.Time
}

// Archive takes the product off the usual lists: it is no longer sold.
type Archive struct {
	ID string
	At time.Time
}

// Restore brings an archived or deleted product back.
type Restore struct {
	ID string
	At time.Time
}

func (Create) productCommand()  {}
func (Update) productCommand()  {}
func (Delete) productCommand()  {}
func (Archive) productCommand() {}
func (Restore) productCommand() {}

// Target gives the product's id.
func (c Create) Target() string { return c.ID }

// Target gives the product's id.
func (c Update) Target() string { return c.ID }

// Target gives the product's id.
func (c Delete) Target() string { return c.ID }

// Target gives the product's id.
func (c Restore) Target() string { return c.ID }

// Target gives the product's id.
func (c Archive) Target() string { return c.ID }
