// Package member is somebody of the team.
//
// Invariants: a member has a name and an e-mail address, which no other
// member of the tenant has (Unique; kept by commands/reserve.go), and a role.
// Members are never deleted, since what they did keeps their name; who leaves
// becomes inactive. Passwords are no events: a secret has no place in a
// record that is kept for ever (internal/auth keeps their hashes).
package member

import (
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Category is the first part of the name of every member's stream.
const Category = "member"

// Member is the state that the events fold into.
type Member struct {
	ID        string
	Name      string
	Email     string
	Role      identity.Role
	Active    bool
	TimeZone  string // of the IANA database, such as Europe/Berlin, or empty
	Locale    string // language and region of BCP 47, such as de-AT, or empty
	Imported  *domain.Source
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Exists is true once the member was created.
func (m Member) Exists() bool { return m.ID != "" }

// Unique gives the e-mail address in the form in which it is compared.
func (m Member) Unique() string { return value.EmailKey(m.Email) }

// Decider is the member as an aggregate.
var Decider = domain.Decider[Member, Command, Event]{Decide: decide, Evolve: evolve}
