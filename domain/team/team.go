// Package team is a group of members who work together, such as a sales
// region, so that what they look after can be listed as one.
//
// Invariants: a team has a name, and no two teams of a tenant have the same,
// whatever the case (commands/team.go); it has at most 1,000 members, each
// once; its lead, if it has one, is one of them; a deleted one takes no command
// but Restore. A member can be in many teams. Members are set as a whole: there
// is one way to change them. Nothing belongs to a team itself: contacts, deals
// and tasks belong to members, and move with them.
package team

import (
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/daybook-crm/daybook/domain"
)

// Category is the first part of the name of every team's stream.
const Category = "team"

// Team is the state that the events fold into.
type Team struct {
	ID        string
	Name      string
	MemberIDs []string // sorted, each once
	LeadID    string   // one of them, or empty
	Deleted   bool
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Exists is true from creation until deletion.
func (t Team) Exists() bool { return t.ID != "" && !t.Deleted }

// Unique is the name in the form in which it is kept from all other teams;
// empty for a team that keeps none.
func (t Team) Unique() string {
	if !t.Exists() {
		return ""
	}
	return strings.ToLower(norm.NFC.String(t.Name))
}

// Decider is the team as an aggregate.
var Decider = domain.Decider[Team, Command, Event]{Decide: decide, Evolve: evolve}
