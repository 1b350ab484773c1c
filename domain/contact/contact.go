// Package contact is a person whom the team deals with.
//
// Invariants: a contact has at least one of first name, last name and e-mail;
// a deleted contact takes no command but erasure; an erased one takes none.
// That no two contacts of a tenant share an e-mail address is a rule about
// the set of contacts: Unique names the key and commands/reserve.go keeps it.
package contact

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
)

// Category is the first part of the name of every contact's stream.
const Category = "contact"

// Contact is the state that the events fold into.
type Contact struct {
	ID             string
	FirstName      string
	LastName       string
	Email          string
	Phone          string
	JobTitle       string
	CompanyID      string
	OwnerID        string
	LifecycleStage string
	LeadStatus     string
	Source         string
	Address        value.Address
	Custom         value.Custom
	Imported       *domain.Source
	Deleted        bool
	Erased         bool
	CreatedAt      time.Time
	UpdatedAt      time.Time
}

// Exists is true from creation until deletion or erasure.
func (c Contact) Exists() bool { return c.ID != "" && !c.Deleted && !c.Erased }

// Unique gives the e-mail address, in the form in which it is compared, that
// the contact keeps from all other contacts; empty when it keeps none.
func (c Contact) Unique() string {
	if !c.Exists() {
		return ""
	}
	return value.EmailKey(c.Email)
}

// Decider is the contact as an aggregate.
var Decider = domain.Decider[Contact, Command, Event]{Decide: decide, Evolve: evolve}
