package member

import "github.com/daybook-crm/daybook/domain"

// Event is one of the events of this file.
type Event interface {
	domain.Event
	memberEvent()
}

// Created says that somebody joined the team.
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

func (Created) memberEvent() {}
func (Updated) memberEvent() {}

// EventType is member.Created.
func (Created) EventType() string { return "member.Created" }

// EventType is member.Updated.
func (Updated) EventType() string { return "member.Updated" }

// Subject is the member.
func (e Created) Subject() string { return e.ID }

// Subject is the member.
func (e Updated) Subject() string { return e.ID }
