package tenant

import "github.com/daybook-crm/daybook/domain"

// Event is one of the events of this file.
type Event interface {
	domain.Event
	tenantEvent()
}

// Created says that the tenant was made.
type Created struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Currency string `json:"currency"`
	domain.Moment
}

// Updated says which settings changed, and to what.
type Updated struct {
	ID string `json:"id"`
	Fields
	domain.Moment
}

// RatesSet says what currencies are worth in the tenant's own (base) from a
// day on.
type RatesSet struct {
	ID    string `json:"id"`
	Base  string `json:"base"`
	Date  string `json:"date"`
	Rates []Rate `json:"rates"`
	domain.Moment
}

// ListSet says what a list is from now on.
type ListSet struct {
	ID   string   `json:"id"`
	Name ListName `json:"list"`
	List
	domain.Moment
}

func (Created) tenantEvent()  {}
func (Updated) tenantEvent()  {}
func (RatesSet) tenantEvent() {}
func (ListSet) tenantEvent()  {}

// EventType is tenant.Created.
func (Created) EventType() string { return "tenant.Created" }

// EventType is tenant.Updated.
func (Updated) EventType() string { return "tenant.Updated" }

// EventType is tenant.RatesSet.
func (RatesSet) EventType() string { return "tenant.RatesSet" }

// EventType is tenant.ListSet.
func (ListSet) EventType() string { return "tenant.ListSet" }
