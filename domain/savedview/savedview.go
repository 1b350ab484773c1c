// Package savedview is a filter of a list that a member keeps, for himself or
// for all.
//
// Invariants: a view has a name, an owner and a kind of objects, of which the
// last two never change; only its owner or an admin changes it; a deleted one
// takes no command but Restore. To others than its owner a private view does
// not exist: the read side does not give it to them, and a refusal to change
// it says no more.
package savedview

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Category is the first part of the name of every view's stream.
const Category = "savedview"

// Object is what kind of objects a view lists.
type Object string

// The kinds of objects that views list.
const (
	Contacts  Object = "CONTACT"
	Companies Object = "COMPANY"
	Deals     Object = "DEAL"
	Tasks     Object = "TASK"
)

// By is who gives a command. The command layer says so, and nobody else.
type By struct {
	MemberID string
	Admin    bool // may change what is others'
}

// View is the state that the events fold into. Filter and Sort are what the
// API's list of these objects takes, as JSON without spaces and with the keys
// in order; empty for none.
type View struct {
	ID        string
	Name      string
	Object    Object `diff:"-"`
	OwnerID   string `diff:"-"`
	Filter    string
	Sort      string
	Columns   []string // which the list shows, in order
	Shared    bool     // else private
	Deleted   bool
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Exists is true from creation until deletion.
func (v View) Exists() bool { return v.ID != "" && !v.Deleted }

// Decider is the view as an aggregate.
var Decider = domain.Decider[View, Command, Event]{Decide: decide, Evolve: evolve}
