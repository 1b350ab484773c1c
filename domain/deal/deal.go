// Package deal is a sale that may come about.
//
// Invariants: a deal has a title, a value in one currency and a stage of its
// pipeline; its line items are in that currency too, and are what it is worth
// unless a value was said; only an open deal moves, is won or is lost; a
// closed one keeps the stage that it was closed in and can be opened again
// there; an archived deal is one that lists leave out; a deleted deal takes no
// command but to be restored.
package deal

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
)

// Category is the first part of the name of every deal's stream.
const Category = "deal"

// Status is how a deal stands.
type Status string

// The ways in which a deal can stand.
const (
	StatusOpen Status = "OPEN"
	StatusWon  Status = "WON"
	StatusLost Status = "LOST"
)

// Deal is the state that the events fold into.
type Deal struct {
	ID            string
	Title         string
	Value         value.Money
	ValueIsSum    bool // of the line items
	PipelineID    string
	StageID       string
	Status        Status
	CompanyID     string
	Contacts      []Contact
	OwnerID       string
	ExpectedClose string // YYYY-MM-DD or empty
	Forecast      ForecastCategory
	LineItems     []LineItem
	Source        string
	TagIDs        []string
	LostReason    string
	LostKey       string // of the reason, in the tenant's list of reasons
	Custom        value.Custom
	Imported      *domain.Source
	Archived      bool
	Deleted       bool
	CreatedAt     time.Time
	UpdatedAt     time.Time
	StageSince    time.Time `diff:"-"`
	ClosedAt      time.Time `diff:"-"` // zero while open
	Visits        []Visit   `diff:"-"`
}

// Exists is true from opening until deletion.
func (d Deal) Exists() bool { return d.ID != "" && !d.Deleted }

// Decider is the deal as an aggregate.
var Decider = domain.Decider[Deal, Command, Event]{Decide: decide, Evolve: evolve}
