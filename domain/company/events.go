package company

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Event is one of the events of this file.
type Event interface {
	domain.Event
	companyEvent()
}

// Created says that the company was made.
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

// Deleted says that the company was taken off every list.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

// Archived says that the company was taken off the usual lists.
type Archived struct {
	ID string `json:"id"`
	domain.Moment
}

// Restored says that an archived or deleted company is back, with all that it
// was: who reads on from a deletion has nothing left of it.
type Restored struct {
	ID string `json:"id"`
	Fields
	Imported  *domain.Source `json:"imported,omitempty"`
	CreatedAt time.Time      `json:"createdAt"`
	domain.Moment
}

func (Created) companyEvent()  {}
func (Updated) companyEvent()  {}
func (Deleted) companyEvent()  {}
func (Archived) companyEvent() {}
func (Restored) companyEvent() {}

// EventType is company.Created.
func (Created) EventType() string { return "company.Created" }

// EventType is company.Updated.
func (Updated) EventType() string { return "company.Updated" }

// EventType is company.Deleted.
func (Deleted) EventType() string { return "company.Deleted" }

// EventType is company.Archived.
func (Archived) EventType() string { return "company.Archived" }

// EventType is company.Restored.
func (Restored) EventType() string { return "company.Restored" }
