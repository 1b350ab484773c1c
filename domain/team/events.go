package team

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Event is one of the events of this file.
type Event interface {
	domain.Event
	teamEvent()
}

// Created says that the team was made.
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

// Deleted says that the team is no more; its members are.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

// Restored says that a deleted team is back, with all that it was: who reads
// on from a deletion has nothing left of it.
type Restored struct {
	ID string `json:"id"`
	Fields
	CreatedAt time.Time `json:"createdAt"`
	domain.Moment
}

func (Created) teamEvent()  {}
func (Updated) teamEvent()  {}
func (Deleted) teamEvent()  {}
func (Restored) teamEvent() {}

// EventType is team.Created.
func (Created) EventType() string { return "team.Created" }

// EventType is team.Updated.
func (Updated) EventType() string { return "team.Updated" }

// EventType is team.Deleted.
func (Deleted) EventType() string { return "team.Deleted" }

// EventType is team.Restored.
func (Restored) EventType() string { return "team.Restored" }
