// Package quota is what a member, or a team together, is to win in a month or
// a quarter: an amount, or a number of deals.
//
// Invariants: a quota is of one member or of one team; its period begins on the
// first day of a month, and one of a quarter on that of a quarter; it asks for
// an amount in one currency or for a number of deals, more than none. There is
// one quota for each target, period and measure: its id follows from them, so
// setting it again changes it, and what it is for never changes. Setting a
// deleted one brings it back.
package quota

import (
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Category is the first part of the name of every quota's stream.
const Category = "quota"

// Measure is what is counted.
type Measure string

// What can be counted.
const (
	Amount Measure = "AMOUNT" // the worth of won deals
	Deals  Measure = "DEALS"  // how many deals were won
)

// Lengths of a period, in months.
const (
	Month   = 1
	Quarter = 3
)

// Purpose is what a quota is for: whose it is, when, and what is counted.
// Either the member or the team is empty. Period is its first day, YYYY-MM-DD.
type Purpose struct {
	MemberID string  `json:"memberId,omitempty"`
	TeamID   string  `json:"teamId,omitempty"`
	Period   string  `json:"period"`
	Months   int     `json:"months"`
	Measure  Measure `json:"measure"`
}

// Quota is the state that the events fold into. Value is what an AMOUNT asks
// for, Count what DEALS ask for.
type Quota struct {
	ID string
	Purpose
	Value     value.Money
	Count     int
	Deleted   bool
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Exists is true from when it was set until it is deleted.
func (q Quota) Exists() bool { return q.ID != "" && !q.Deleted }

// ID gives the id of the quota for a purpose, of which a tenant has one.
func ID(tenant string, p Purpose) string {
	text := fmt.Sprintf("%s/%s/%s/%d/%s", p.MemberID, p.TeamID, p.Period, p.Months, p.Measure)
	return identity.FromSource(tenant, "daybook", Category, text).String()
}

// Decider is the quota as an aggregate.
var Decider = domain.Decider[Quota, Command, Event]{Decide: decide, Evolve: evolve}
