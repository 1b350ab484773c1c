package tenant

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Command is one of the commands of this file.
type Command interface {
	domain.Command
	tenantCommand()
}

// Create makes a tenant.
type Create struct {
	ID       string
	Name     string
	Currency string
	At       time.Time
}

func (Create) tenantCommand() {}

// Target gives the tenant's id.
func (c Create) Target() string { return c.ID }
