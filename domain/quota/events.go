package quota

import (
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
)

// Event is one of the events of this file.
type Event interface {
	domain.Event
	quotaEvent()
}

// Assigned says what is to be won from now on. It holds all there is of the
// quota, of a deleted one too, which it brings back.
type Assigned struct {
	ID string `json:"id"`
	Purpose
	Value value.Money `json:"value,omitzero"`
	Count int         `json:"count,omitempty"`
	domain.Moment
}

// Deleted says that the quota was taken away.
type Deleted struct {
	ID string `json:"id"`
	domain.Moment
}

func (Assigned) quotaEvent() {}
func (Deleted) quotaEvent()  {}

// EventType is quota.Assigned.
func (Assigned) EventType() string { return "quota.Assigned" }

// EventType is quota.Deleted.
func (Deleted) EventType() string { return "quota.Deleted" }
