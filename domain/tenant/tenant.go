// Package tenant is a team with its own data, and what it has settled: its
// name, the currency that it reckons in and what others are worth in it, its
// time zone, and the lists of words that its members choose from.
//
// Invariants: a tenant's id is a short name in lower-case letters and digits
// that begins with a letter, because it is a part of stream, schema and
// database names; it never changes. No two entries of a list have the same key.
package tenant

import (
	"regexp"
	"time"

	"github.com/daybook-crm/daybook/domain"
)

// Category is the first part of the name of every tenant's stream.
const Category = "tenant"

// Tenant is the state that the events fold into. Lists are those that were
// set; see List. Rates are the last that was set for each currency: all of
// them are in the log, and nothing is decided by the others.
type Tenant struct {
	ID          string
	Name        string
	Currency    string // ISO 4217, the one that values without a currency are in
	TimeZone    string // IANA name, empty for UTC
	PhoneRegion string // ISO 3166 country of numbers without one, or empty
	Lists       map[ListName]List
	Rates       map[string]DayRate `diff:"-"`
	CreatedAt   time.Time
	UpdatedAt   time.Time
}

// Exists is true once the tenant was created.
func (t Tenant) Exists() bool { return t.ID != "" }

// Decider is the tenant as an aggregate.
var Decider = domain.Decider[Tenant, Command, Event]{Decide: decide, Evolve: evolve}

var validID = regexp.MustCompile(`^[a-z][a-z0-9]{0,30}$`)

// ValidID says whether a text can be a tenant's id.
func ValidID(id string) bool { return validID.MatchString(id) }
