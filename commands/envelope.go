// Package commands is the way into the log, and the only one: it loads an
// aggregate, lets its decider decide, and appends what was decided. Rules are
// in domain; what needs the whole set of aggregates (unique e-mail addresses)
// is in reserve.go. It never reads a read model.
package commands

import (
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Envelope is what comes with every command. CommandID makes it idempotent:
// the same command sent again gives the first result. Base, where it is given,
// is the revision of the aggregate that its sender has seen: what others have
// changed since is then left alone, or else refused (see base.go). Root is the
// command that a person gave, where this is only a part of that (bulk.go).
type Envelope struct {
	CommandID   uuid.UUID
	Root        uuid.UUID // zero: the command itself
	Base        *uint64
	Actor       identity.Actor
	Device      Device
	Correlation string // of the request, for logs and traces
	TraceParent string // W3C trace context
	Now         time.Time
}

// Device is the device that sent a command, perhaps long after it was given;
// empty when it came from a browser or another program.
type Device struct {
	ID   string
	Time time.Time // by the device's own clock; zero when it did not say
}

// NewEnvelope makes the envelope of a command that is given now.
func NewEnvelope(actor identity.Actor) Envelope {
	return Envelope{CommandID: identity.NewID(), Actor: actor, Now: time.Now().UTC()}
}

// Part is the envelope of a part of a command, which has a name in it: the
// same every time that the command is sent.
func (e Envelope) Part(name string) Envelope {
	part := e
	part.Root, part.CommandID, part.Base = e.root(), identity.Derive(e.CommandID, name), nil
	return part
}

func (e Envelope) root() uuid.UUID {
	if e.Root == uuid.Nil {
		return e.CommandID
	}
	return e.Root
}

// Receipt says what a command did. State is the aggregate as the command left
// it (a contact.Contact for a contact command).
type Receipt struct {
	Stream   eventstore.StreamID
	Revision uint64
	Position eventstore.Position
	State    any
	Changed  bool // false when the command had nothing to do
}
