package savedview

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Event is one of the events of this file.
type Event interface {
	domain.Event
	savedviewEvent()
}

// Created says that the view was made, of which objects and whose it is.
type Created struct {
	ID      string `json:"id"`
	Object  Object `json:"object"`
	OwnerID string `json:"ownerId,omitempty"`
	Fields
	domain.Moment
}

// Updated says which fields changed, and to what.
type Updated struct {
	ID      string `json:"id"`
	OwnerID string `json:"ownerId,omitempty"`
	Fields
	domain.Moment
}

// Deleted says that the view was taken away.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

// Restored says that a deleted view is back, with all that it was: who reads
// on from a deletion has nothing left of it.
type Restored struct {
	ID      string `json:"id"`
	Object  Object `json:"object"`
	OwnerID string `json:"ownerId,omitempty"`
	Fields
	CreatedAt time.Time `json:"createdAt"`
	domain.Moment
}

func (Created) savedviewEvent()  {}
func (Updated) savedviewEvent()  {}
func (Deleted) savedviewEvent()  {}
func (Restored) savedviewEvent() {}

// EventType is savedview.Created.
func (Created) EventType() string { return "savedview.Created" }

// EventType is savedview.Updated.
func (Updated) EventType() string { return "savedview.Updated" }

// EventType is savedview.Deleted.
func (Deleted) EventType() string { return "savedview.Deleted" }

// EventType is savedview.Restored.
func (Restored) EventType() string { return "savedview.Restored" }

// Subject is the owner.
func (e Created) Subject() string { return e.OwnerID }

// Subject is the owner.
func (e Updated) Subject() string { return e.OwnerID }

// Subject is the owner.
func (e Restored) Subject() string { return e.OwnerID }
