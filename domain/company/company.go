// Package company is an organisation whom the team deals with.
//
// Invariants: a company has a name; a deleted one takes no command but
// Restore. Going up from parent to parent comes to an end: no company is above
// itself. What takes several companies to know is checked in commands/company.go.
package company

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
)

// Category is the first part of the name of every company's stream.
const Category = "company"

// Company is the state that the events fold into.
type Company struct {
	ID        string
	Name      string
	Domain    string
	Phone     string
	Industry  string
	Employees int
	Address   value.Address
	OwnerID   string

	Website     string // http or https
	Description string
	Revenue     value.Money // a year; without a currency when unknown
	ParentID    string      // the company that it belongs to
	TagIDs      []string    // as tag.IDs gives them

	Custom    value.Custom
	Imported  *domain.Source
	Archived  bool
	Deleted   bool
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Exists is true from creation until deletion.
func (c Company) Exists() bool { return c.ID != "" && !c.Deleted }

// Decider is the company as an aggregate.
var Decider = domain.Decider[Company, Command, Event]{Decide: decide, Evolve: evolve}
