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
// changed since is then left alone, or else refused (see base.go).
type Envelope struct {
	CommandID   uuid.UUID
	Base        *uint64
	Actor       identity.Actor
	Correlation string // of the request, for logs and traces
	TraceParent string // W3C trace context
	Now         time.Time
}

// NewEnvelope makes the envelope of a command that is given now.
func NewEnvelope(actor identity.Actor) Envelope {
	return Envelope{CommandID: identity.NewID(), Actor: actor, Now: time.Now().UTC()}
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
