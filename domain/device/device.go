// Package device is a field rep's device, for which a snapshot is kept so
// that it can be worked with offline.
//
// Invariant: a revoked device stays revoked; who finds it again registers it
// as a new one.
package device

import (
	"fmt"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Category is the first part of the name of every device's stream.
const Category = "device"

// Device is the state that the events fold into.
type Device struct {
	ID           string
	MemberID     string
	Name         string
	RegisteredAt time.Time
	RevokedAt    time.Time // zero while in use
}

// Exists is true once the device was registered.
func (d Device) Exists() bool { return d.ID != "" }

// Decider is the device as an aggregate.
var Decider = domain.Decider[Device, Command, Event]{Decide: decide, Evolve: evolve}

func decide(d Device, cmd Command) ([]Event, error) {
	switch cmd := cmd.(type) {
	case Register:
		return register(d, cmd)
	case Revoke:
		return revoke(d, cmd)
	default:
		panic(fmt.Sprintf("device: unknown command %T", cmd))
	}
}

func register(d Device, cmd Register) ([]Event, error) {
	if d.Exists() {
		return nil, fault.New(fault.Conflict, "A device with this id exists already.")
	}
	if strings.TrimSpace(cmd.Name) == "" {
		return nil, fault.Field("name", "must not be empty")
	}
	if err := value.CheckLine(cmd.Name); err != nil {
		return nil, fault.Field("name", err.Error())
	}
	return []Event{Registered{cmd.ID, cmd.MemberID, cmd.Name, domain.Moment{At: cmd.At}}}, nil
}

func revoke(d Device, cmd Revoke) ([]Event, error) {
	switch {
	case !d.Exists():
		return nil, fault.New(fault.NotFound, "There is no device with this id.")
	case !d.RevokedAt.IsZero():
		return nil, nil
	default:
		return []Event{Revoked{cmd.ID, domain.Moment{At: cmd.At}}}, nil
	}
}

func evolve(d Device, e Event) Device {
	switch e := e.(type) {
	case Registered:
		d.ID, d.MemberID, d.Name, d.RegisteredAt = e.ID, e.MemberID, e.Name, e.At
	case Revoked:
		d.RevokedAt = e.At
	default:
		panic(fmt.Sprintf("device: unknown event %T", e))
	}
	return d
}
