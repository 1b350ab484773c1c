package contact_test

import (
	"math/rand/v2"
	"testing"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/value"
)

func TestExplore(t *testing.T) {
	t.Parallel()
	domaintest.Explore(t, contact.Decider, anyCommand, func(t testing.TB, before, c contact.Contact) {
		if c.Exists() && c.FirstName == "" && c.LastName == "" && c.Email == "" {
			t.Fatalf("%+v has neither a name nor an address", c)
		}
		if before.Erased && !c.Erased {
			t.Fatalf("%+v came back", c)
		}
		if c.Erased && (c.FirstName+c.LastName+c.Email+c.Phone+c.JobTitle != "" || c.Custom != nil) {
			t.Fatalf("%+v is erased and not forgotten", c)
		}
	})
}

func anyCommand(dice *rand.Rand) contact.Command {
	switch dice.IntN(12) {
	case 0:
		return contact.Delete{ID: jane, At: monday}
	case 1:
		return contact.Erase{ID: jane, Reason: domaintest.One(dice, "", "asked to"), At: monday}
	case 2, 3, 4:
		return contact.Create{ID: jane, Fields: anyFields(dice), At: monday}
	default:
		return contact.Update{ID: jane, Fields: anyFields(dice), At: tuesday}
	}
}

func anyFields(dice *rand.Rand) contact.Fields {
	return contact.Fields{
		FirstName: domaintest.Maybe(dice, "", " ", "Jane", "Zoë"),
		LastName:  domaintest.Maybe(dice, "", "Doe", "a\nb", " Roe "),
		Email:     domaintest.Maybe(dice, "", "jane@example.com", " JANE@example.com", "jane"),
		Phone:     domaintest.Maybe(dice, "", "+49 30 123456", "030/123", "+1 (212) 555-0100 ext. 5", "\xff"),
		JobTitle:  domaintest.Maybe(dice, "", "CTO"),
		CompanyID: domaintest.Maybe(dice, "", "company"),
		OwnerID:   domaintest.Maybe(dice, "", "owner"),
		Source:    domaintest.Maybe(dice, "", "fair"),
		Custom:    domaintest.Maybe(dice, value.Custom{}, value.Custom{"size": 3.0}, value.Custom{"size": nil, "vip": true}, value.Custom{"vip": false}),
		Address:   domaintest.Maybe(dice, value.Address{}, value.Address{Street: "Main St 1\nback door", City: "Bonn"}),
	}
}
