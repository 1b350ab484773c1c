package quota

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	quotaCommand()
}

// Set says what is to be won. ID is that of the purpose (see ID). Value is for
// an AMOUNT, Count for DEALS; the other is zero.
type Set struct {
	ID string
	Purpose
	Value value.Money
	Count int
	At    time.Time
}

// Delete takes the quota away.
type Delete struct {
	ID string
	At time.Time
}

func (Set) quotaCommand()    {}
func (Delete) quotaCommand() {}

// Target gives the quota's id.
func (c Set) Target() string { return c.ID }

// Target gives the quota's id.
func (c Delete) Target() string { return c.ID }
