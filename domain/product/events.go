package product

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Event is one of the events of this file.
type Event interface {
	domain.Event
	productEvent()
}

// Created says that the product was made.
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

// Deleted says that the product was taken off every list.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

// Archived says that the product was taken off the usual lists.
type Archived struct {
	ID string `json:"id"`
	domain.Moment
}

// Restored says that an archived or deleted product is back, with all that it was: who reads
// on from a deletion has nothing left of it.
type Restored struct {
	ID string `json:"id"`
	Fields
	CreatedAt time.Time `json:"createdAt"`
	domain.Moment
}

func (Created) productEvent()  {}
func (Updated) productEvent()  {}
func (Deleted) productEvent()  {}
func (Archived) productEvent() {}
func (Restored) productEvent() {}

// EventType is product.Created.
func (Created) EventType() string { return "product.Created" }

// EventType is product.Updated.
func (Updated) EventType() string { return "product.Updated" }

// EventType is product.Deleted.
func (Deleted) EventType() string { return "product.Deleted" }

// EventType is product.Restored.
func (Restored) EventType() string { return "product.Restored" }

// EventType is product.Archived.
func (Archived) EventType() string { return "product.Archived" }
