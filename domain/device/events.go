package device

import "github.com/daybook-crm/daybook/domain"

// Event is one of the events of this file.
type Event interface {
	domain.Event
	deviceEvent()
}

// Registered says that the member has the device.
type Registered struct {
	ID       string `json:"id"`
	MemberID string `json:"memberId"`
	Name     string `json:"name" personal:"true"`
	domain.Moment
}

// Revoked says that the device is no longer in use.
type Revoked struct {
	ID string `json:"id"`
	domain.Moment
}

func (Registered) deviceEvent() {}
func (Revoked) deviceEvent()    {}

// EventType is device.Registered.
func (Registered) EventType() string { return "device.Registered" }

// EventType is device.Revoked.
func (Revoked) EventType() string { return "device.Revoked" }

// Subject is the member whose device it is.
func (e Registered) Subject() string { return e.MemberID }
