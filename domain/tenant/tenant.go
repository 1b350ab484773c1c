// Package tenant is a team with its own data.
//
// Invariant: a tenant's id is a short name in lower-case letters and digits
// that begins with a letter, because it is a part of stream, schema and
// database names; it never changes.
package tenant

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Category is the first part of the name of every tenant's stream.
const Category = "tenant"

// Tenant is the state that the events fold into.
type Tenant struct {
	ID        string
	Name      string
	Currency  string // ISO 4217, the one that values without a currency are in
	CreatedAt time.Time
}

// Exists is true once the tenant was created.
func (t Tenant) Exists() bool { return t.ID != "" }

// Decider is the tenant as an aggregate.
var Decider = domain.Decider[Tenant, Command, Event]{Decide: decide, Evolve: evolve}

var validID = regexp.MustCompile(`^[a-z][a-z0-9]{0,30}$`)

// ValidID says whether a text can be a tenant's id.
func ValidID(id string) bool { return validID.MatchString(id) }

func decide(t Tenant, cmd Command) ([]Event, error) {
	create, ok := cmd.(Create)
	if !ok {
		panic(fmt.Sprintf("tenant: unknown command %T", cmd))
	}
	if t.Exists() {
		return nil, fault.New(fault.Conflict, "A tenant with this id exists already.")
	}
	var p fault.Problems
	if !ValidID(create.ID) {
		p.Add("id", "must be 1 to 31 lower-case letters and digits, a letter first")
	}
	if strings.TrimSpace(create.Name) == "" {
		p.Add("name", "must not be empty")
	}
	p.Check("name", value.CheckLine(create.Name))
	p.Check("currency", value.CheckMoney(value.Money{Currency: create.Currency}))
	if err := p.Err(); err != nil {
		return nil, err
	}
	return []Event{Created{create.ID, create.Name, create.Currency, domain.Moment{At: create.At}}}, nil
}

func evolve(t Tenant, e Event) Tenant {
	created, ok := e.(Created)
	if !ok {
		panic(fmt.Sprintf("tenant: unknown event %T", e))
	}
	return Tenant{ID: created.ID, Name: created.Name, Currency: created.Currency, CreatedAt: created.At}
}
