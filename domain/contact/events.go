package contact

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Event is one of the events of this package.
type Event interface {
	domain.Event
	contactEvent()
}

// Created says that the contact was made.
type Created struct {
	ID string `json:"id"`
	Fields
	Imported *domain.Source `json:"imported,omitempty"`
	domain.Moment
}

// Updated says which fields changed, and to what.
type Updated struct {
	ID string `json:"id"`
	Fields
	Sealed
	domain.Moment
}

// ConsentSet says what the person allows on a channel. Note and source may
// name somebody, so they are sealed; the rest stands in the clear, since it
// has to be shown, also after an erasure, that nobody was written to who had
// not agreed.
type ConsentSet struct {
	ID      string  `json:"id"`
	Channel Channel `json:"channel"`
	Status  Status  `json:"status"`
	Basis   Basis   `json:"basis,omitempty"`
	Date    string  `json:"date,omitempty"`
	Source  string  `json:"source,omitempty" personal:"true"`
	Note    string  `json:"note,omitempty" personal:"true"`
	Sealed
	domain.Moment
}

// Archived says that the contact was put away.
type Archived struct {
	ID string `json:"id"`
	domain.Moment
}

// Restored says that the contact came back. After a deletion it holds all that
// the contact had, so that a read side which let go of it has it again; after
// an archiving it holds nothing.
type Restored struct {
	ID string `json:"id"`
	Fields
	Consents  []Consent  `json:"consents,omitempty" personal:"true"`
	CreatedAt *time.Time `json:"createdAt,omitempty"`
	Sealed
	domain.Moment
}

// Deleted says that the contact was taken off every list.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

// Erased says that the person's key was ordered to be destroyed, and why;
// and with it the keys of the contacts that were merged into this one, and
// those of the eras in which it and others were one (era.go).
type Erased struct {
	ID       string   `json:"id"`
	Reason   string   `json:"reason"`
	LoserIDs []string `json:"loserIds,omitempty"`
	Eras     []string `json:"eras,omitempty"`
	domain.Moment
}

func (Created) contactEvent()    {}
func (Updated) contactEvent()    {}
func (ConsentSet) contactEvent() {}
func (Archived) contactEvent()   {}
func (Restored) contactEvent()   {}
func (Deleted) contactEvent()    {}
func (Erased) contactEvent()     {}

// EventType is contact.Created.
func (Created) EventType() string { return "contact.Created" }

// EventType is contact.Updated.
func (Updated) EventType() string { return "contact.Updated" }

// EventType is contact.ConsentSet.
func (ConsentSet) EventType() string { return "contact.ConsentSet" }

// EventType is contact.Archived.
func (Archived) EventType() string { return "contact.Archived" }

// EventType is contact.Restored.
func (Restored) EventType() string { return "contact.Restored" }

// EventType is contact.Deleted.
func (Deleted) EventType() string { return "contact.Deleted" }

// EventType is contact.Erased.
func (Erased) EventType() string { return "contact.Erased" }

// Subject is the contact.
func (e Created) Subject() string { return e.ID }

// Subject is the contact, or the era in which it is one with others.
func (e Updated) Subject() string { return e.under(e.ID) }

// Subject is the contact, or the era in which it is one with others.
func (e ConsentSet) Subject() string { return e.under(e.ID) }

// Subject is the contact, or the era in which it is one with others.
func (e Restored) Subject() string { return e.under(e.ID) }
