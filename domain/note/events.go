package note

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Event is one of the events of this file.
type Event interface {
	domain.Event
	noteEvent()
}

// Created says that the note was written, by whom, and what it is about.
type Created struct {
	ID string `json:"id"`
	Fields
	Links
	AuthorID string         `json:"authorId,omitempty"`
	Imported *domain.Source `json:"imported,omitempty"`
	domain.Moment
}

// Updated says which fields changed, and to what.
type Updated struct {
	ID string `json:"id"`
	Fields
	ContactID string `json:"contactId,omitempty"`
	domain.Moment
}

// Deleted says that the note was taken off every list.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

// Restored says that a deleted note is back, with all that it was: who reads
// on from a deletion has nothing left of it.
type Restored struct {
	ID string `json:"id"`
	Fields
	Links
	AuthorID  string         `json:"authorId,omitempty"`
	Imported  *domain.Source `json:"imported,omitempty"`
	CreatedAt time.Time      `json:"createdAt"`
	domain.Moment
}

func (Created) noteEvent()  {}
func (Updated) noteEvent()  {}
func (Deleted) noteEvent()  {}
func (Restored) noteEvent() {}

// EventType is note.Created.
func (Created) EventType() string { return "note.Created" }

// EventType is note.Updated.
func (Updated) EventType() string { return "note.Updated" }

// EventType is note.Deleted.
func (Deleted) EventType() string { return "note.Deleted" }

// EventType is note.Restored.
func (Restored) EventType() string { return "note.Restored" }

// Subject is the contact that the note is about.
func (e Created) Subject() string { return e.ContactID }

// Subject is the contact that the note is about.
func (e Updated) Subject() string { return e.ContactID }

// Subject is the contact that the note is about.
func (e Restored) Subject() string { return e.ContactID }
