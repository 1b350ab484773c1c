package domain

import (
	"fmt"
	"time"
)

// Event is a fact. Its type is its name in the log for ever, category first:
// "contact.Created". OccurredAt is when it happened, which for an import lies
// long before it was recorded.
type Event interface {
	EventType() string
	OccurredAt() time.Time
}

// Personal is an event with fields about a person (struct tag
// `personal:"true"`). Subject names the person under whose key they are
// sealed; an empty subject means the tenant's own key.
type Personal interface {
	Event
	Subject() string
}

// Command is a wish. Target is the id of the aggregate that it is for.
type Command interface {
	Target() string
}

// CommandName is what permissions, logs and traces call a command: package
// and type, "contact.Create". Unlike an event's type it is never stored.
func CommandName(c Command) string { return fmt.Sprintf("%T", c) }

// Moment is embedded by every event: the time at which it happened, UTC.
type Moment struct {
	At time.Time `json:"at"`
}

// OccurredAt gives the time at which the event happened.
func (m Moment) OccurredAt() time.Time { return m.At }
