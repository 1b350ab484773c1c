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

// Update changes the settings that are said.
type Update struct {
	ID     string
	Fields Fields
	At     time.Time
}

// SetRates says what currencies are worth in the tenant's own from a day on,
// until a later rate of the same currency.
type SetRates struct {
	ID    string
	Date  string // YYYY-MM-DD
	Rates []Rate
	At    time.Time
}

// SetList sets a list as a whole.
type SetList struct {
	ID      string
	List    ListName
	Closed  bool
	Entries []Entry
	At      time.Time
}

func (Create) tenantCommand()   {}
func (Update) tenantCommand()   {}
func (SetRates) tenantCommand() {}
func (SetList) tenantCommand()  {}

// Target gives the tenant's id.
func (c Create) Target() string { return c.ID }

// Target gives the tenant's id.
func (c Update) Target() string { return c.ID }

// Target gives the tenant's id.
func (c SetRates) Target() string { return c.ID }

// Target gives the tenant's id.
func (c SetList) Target() string { return c.ID }
