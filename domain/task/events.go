package task

import "github.com/daybook-crm/daybook/domain"

// Event is one of the events of this file.
type Event interface {
	domain.Event
	taskEvent()
}

// Created says that the task was made, and what it is about.
type Created struct {
	ID string `json:"id"`
	Fields
	Links
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

// Completed says that the task was done.
type Completed struct {
	ID string `json:"id"`
	domain.Moment
}

// Deleted says that the task was taken off every list.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

func (Created) taskEvent()   {}
func (Updated) taskEvent()   {}
func (Completed) taskEvent() {}
func (Deleted) taskEvent()   {}

// EventType is task.Created.
func (Created) EventType() string { return "task.Created" }

// EventType is task.Updated.
func (Updated) EventType() string { return "task.Updated" }

// EventType is task.Completed.
func (Completed) EventType() string { return "task.Completed" }

// EventType is task.Deleted.
func (Deleted) EventType() string { return "task.Deleted" }

// Subject is the contact that the task is about.
func (e Created) Subject() string { return e.ContactID }

// Subject is the contact that the task is about.
func (e Updated) Subject() string { return e.ContactID }
