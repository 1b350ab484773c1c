package device

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	deviceCommand()
}

// Register makes a device of a member.
type Register struct {
	ID       string
	MemberID string
	Name     string
	At       time.Time
}

// Revoke ends the use of the device.
type Revoke struct {
	ID string
	At time.Time
}

func (Register) deviceCommand() {}
func (Revoke) deviceCommand()   {}

// Target gives the device's id.
func (c Register) Target() string { return c.ID }

// Target gives the device's id.
func (c Revoke) Target() string { return c.ID }
