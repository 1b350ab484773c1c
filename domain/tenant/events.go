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

func (Created) tenantEvent() {}

// EventType is tenant.Created.
func (Created) EventType() string { return "tenant.Created" }
