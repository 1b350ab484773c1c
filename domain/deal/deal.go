// Package deal is a sale that may come about.
//
// Invariants: a deal has a title, a value in one currency and a stage of its
// pipeline; only an open deal moves, is won or is lost; a closed one keeps
// the stage that it was closed in and can be opened again there; a deleted
// deal takes no command.
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
	PipelineID    string
	StageID       string
	Status        Status
	CompanyID     string
	ContactIDs    []string
	OwnerID       string
	ExpectedClose string // YYYY-MM-DD or empty
	LostReason    string
	Custom        value.Custom
	Imported      *domain.Source
	Deleted       bool
	CreatedAt     time.Time
	UpdatedAt     time.Time
	StageSince    time.Time `diff:"-"`
	ClosedAt      time.Time `diff:"-"` // zero while open
}

// Exists is true from opening until deletion.
func (d Deal) Exists() bool { return d.ID != "" && !d.Deleted }

// Decider is the deal as an aggregate.
var Decider = domain.Decider[Deal, Command, Event]{Decide: decide, Evolve: evolve}
