// Package contact is a person whom the team deals with.
//
// Invariants: a contact has at least one of first name, last name and e-mail;
// of several e-mail addresses, or phones, one is primary; a deleted contact
// takes no command but restoring and erasure, an erased one none, and one that
// was merged into another sends who asks to that one.
// That no two contacts of a tenant share an e-mail address is a rule about
// the set of contacts: Unique names the keys and commands/reserve.go keeps it.
package contact

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
)

// Category is the first part of the name of every contact's stream.
const Category = "contact"

// Contact is the state that the events fold into. Email and Phone are the
// primary ones of Emails and Phones.
type Contact struct {
	ID             string
	FirstName      string
	LastName       string
	Email          string
	Emails         []EmailAddress
	Phone          string
	Phones         []PhoneNumber
	JobTitle       string
	CompanyID      string
	OwnerID        string
	LifecycleStage string
	LeadStatus     string
	Source         string
	TagIDs         []string
	Address        value.Address
	Custom         value.Custom
	Consents       []Consent // one a channel, those of which nothing is known left out
	Imported       *domain.Source
	Merges         []Merging `diff:"-"` // into this contact, those that stand
	MergedInto     string    // the contact that this one is part of now
	Era            string    `diff:"-"` // the key that events are sealed under while it is not its own (era.go)
	Eras           []string  `diff:"-"` // all keys but its own that hold something of the person
	Archived       bool
	Deleted        bool
	Erased         bool
	CreatedAt      time.Time
	UpdatedAt      time.Time
}

// Merging is a merge that can be undone: what it set, and what was there before.
type Merging struct {
	ID                       string
	LoserIDs                 []string
	Set, Had                 Fields
	SetConsents, HadConsents *[]Consent
	Eras                     []string // that began with it and since
}

// Exists is true from creation until deletion, erasure or merging into another.
func (c Contact) Exists() bool { return c.ID != "" && !c.Deleted && !c.Erased && c.MergedInto == "" }

// LoserIDs are the contacts that were merged into this one.
func (c Contact) LoserIDs() []string {
	var ids []string
	for _, m := range c.Merges {
		ids = append(ids, m.LoserIDs...)
	}
	return ids
}

// Unique gives the e-mail addresses, in the form in which they are compared,
// that the contact keeps from all other contacts.
func (c Contact) Unique() []string {
	if !c.Exists() {
		return nil
	}
	keys := make([]string, len(c.Emails))
	for i, e := range c.Emails {
		keys[i] = value.EmailKey(e.Address)
	}
	return keys
}

// Bound are the contact and those that were merged into it. While it exists
// no other contact can take one of them in, and so no two contacts each other.
func (c Contact) Bound() []string {
	if losers := c.LoserIDs(); c.Exists() && len(losers) > 0 {
		return append(losers, c.ID)
	}
	return nil
}

// Decider is the contact as an aggregate.
var Decider = domain.Decider[Contact, Command, Event]{Decide: decide, Evolve: evolve}
