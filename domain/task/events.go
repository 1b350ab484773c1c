package task

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

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

// Repeated says that a task that repeats was done, and when it is due again.
type Repeated struct {
	ID       string     `json:"id"`
	Done     string     `json:"done"` // the day it was due
	Due      string     `json:"due"`
	Reminder *time.Time `json:"reminder,omitempty"`
	domain.Moment
}

// Reopened says that the task is not done after all.
type Reopened struct {
	ID string `json:"id"`
	domain.Moment
}

// Restored says that a deleted task is back, with all that it was: who reads
// on from a deletion has nothing left of it.
type Restored struct {
	ID string `json:"id"`
	Fields
	Links
	Imported    *domain.Source `json:"imported,omitempty"`
	CreatedAt   time.Time      `json:"createdAt"`
	CompletedAt time.Time      `json:"completedAt,omitzero"`
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
func (Repeated) taskEvent()  {}
func (Reopened) taskEvent()  {}
func (Deleted) taskEvent()   {}
func (Restored) taskEvent()  {}

// EventType is task.Created.
func (Created) EventType() string { return "task.Created" }

// EventType is task.Updated.
func (Updated) EventType() string { return "task.Updated" }

// EventType is task.Completed.
func (Completed) EventType() string { return "task.Completed" }

// EventType is task.Repeated.
func (Repeated) EventType() string { return "task.Repeated" }

// EventType is task.Reopened.
func (Reopened) EventType() string { return "task.Reopened" }

// EventType is task.Restored.
func (Restored) EventType() string { return "task.Restored" }

// EventType is task.Deleted.
func (Deleted) EventType() string { return "task.Deleted" }

// Subject is the contact that the task is about.
func (e Created) Subject() string { return e.ContactID }

// Subject is the contact that the task is about.
func (e Updated) Subject() string { return e.ContactID }

// Subject is the contact that the task is about.
func (e Restored) Subject() string { return e.ContactID }
