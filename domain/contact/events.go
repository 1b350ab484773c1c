package contact

import "github.com/daybook-crm/daybook/domain"

// Event is one of the events of this file.
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
	domain.Moment
}

// Deleted says that the contact was taken off every list.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

// Erased says that the person's key was ordered to be destroyed, and why.
type Erased struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
	domain.Moment
}

func (Created) contactEvent() {}
func (Updated) contactEvent() {}
func (Deleted) contactEvent() {}
func (Erased) contactEvent()  {}

// EventType is contact.Created.
func (Created) EventType() string { return "contact.Created" }

// EventType is contact.Updated.
func (Updated) EventType() string { return "contact.Updated" }

// EventType is contact.Deleted.
func (Deleted) EventType() string { return "contact.Deleted" }

// EventType is contact.Erased.
func (Erased) EventType() string { return "contact.Erased" }

// Subject is the contact.
func (e Created) Subject() string { return e.ID }

// Subject is the contact.
func (e Updated) Subject() string { return e.ID }
