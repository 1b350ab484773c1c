package tag

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Event is one of the events of this file.
type Event interface {
	domain.Event
	tagEvent()
}

// Created says that the tag was made.
type Created struct {
	ID string `json:"id"`
	Fields
	domain.Moment
}

// Updated says which fields changed, and to what.
type Updated struct {
	ID string `json:"id"`
	Fields
	domain.Moment
}

// Deleted says that the tag was taken off everything that has it.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

// Restored says that a deleted tag is back, with all that it was: who reads
// on from a deletion has nothing left of it.
type Restored struct {
	ID string `json:"id"`
	Fields
	CreatedAt time.Time `json:"createdAt"`
	domain.Moment
}

func (Created) tagEvent()  {}
func (Updated) tagEvent()  {}
func (Deleted) tagEvent()  {}
func (Restored) tagEvent() {}

// EventType is tag.Created.
func (Created) EventType() string { return "tag.Created" }

// EventType is tag.Updated.
func (Updated) EventType() string { return "tag.Updated" }

// EventType is tag.Deleted.
func (Deleted) EventType() string { return "tag.Deleted" }

// EventType is tag.Restored.
func (Restored) EventType() string { return "tag.Restored" }
