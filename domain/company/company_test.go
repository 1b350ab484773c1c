package company_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

const acme = "01980000-0000-7000-8000-000000000002"

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func created() []company.Event {
	return []company.Event{company.Created{
		ID: acme, Fields: company.Fields{Name: new("Acme"), Employees: new(12)}, Moment: on(monday),
	}}
}

func deleted() []company.Event {
	return append(created(), company.Deleted{ID: acme, Moment: on(monday)})
}

func given(t *testing.T, past []company.Event) domaintest.History[company.Company, company.Command, company.Event] {
	t.Helper()
	return domaintest.Given(t, company.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	t.Run("create takes the host out of the web address", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(company.Create{ID: acme, At: monday, Fields: company.Fields{Name: new("Acme"), Domain: new("https://WWW.Acme.com/about")}}).
			Then(company.Created{ID: acme, Moment: on(monday), Fields: company.Fields{Name: new("Acme"), Domain: new("acme.com")}})
	})
	t.Run("create wants a name", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(company.Create{ID: acme}).ThenError(fault.Invalid, "name")
		given(t, nil).When(company.Create{ID: acme, Fields: company.Fields{Name: new("  ")}}).ThenError(fault.Invalid, "name")
	})
	t.Run("create tells everything that is wrong at once", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(company.Create{ID: acme, Fields: company.Fields{
			Name: new("a\nb"), Domain: new("\xff"), Industry: new("a\nb"), Employees: new(-1), Address: &value.Address{Country: "a\nb"},
			Website: new("javascript://x"), Description: new("\x00"), Revenue: &value.Money{Amount: -1, Currency: "EUR"}, ParentID: new(acme),
			TagIDs: new(make([]string, 1)),
		}}).ThenError(fault.Invalid, "name", "domain", "industry", "employees", "address.country", "website", "description", "revenue", "parentId")
	})
	t.Run("create completes a web address, and takes tags as a set", func(t *testing.T) {
		t.Parallel()
		given(t, nil).
			When(company.Create{ID: acme, At: monday, Fields: company.Fields{Name: new("Acme"), Website: new(" acme.com/en "), TagIDs: &[]string{"b", "a", "b"}}}).
			Then(company.Created{ID: acme, Moment: on(monday), Fields: company.Fields{Name: new("Acme"), Website: new("https://acme.com/en"), TagIDs: &[]string{"a", "b"}}})
	})
	t.Run("update and delete find none", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(company.Update{ID: acme}).ThenError(fault.NotFound)
		given(t, nil).When(company.Delete{ID: acme}).ThenError(fault.NotFound)
		given(t, nil).When(company.Archive{ID: acme}).ThenError(fault.NotFound)
		given(t, nil).When(company.Restore{ID: acme}).ThenError(fault.NotFound)
	})
}

func TestWhenCreated(t *testing.T) {
	t.Parallel()
	t.Run("create again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(company.Create{ID: acme, Fields: company.Fields{Name: new("Acme")}}).ThenError(fault.Conflict)
	})
	t.Run("update holds the changed fields only", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(company.Update{ID: acme, At: tuesday, Fields: company.Fields{Name: new("Acme"), Employees: new(0)}}).
			Then(company.Updated{ID: acme, Moment: on(tuesday), Fields: company.Fields{Employees: new(0)}})
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(company.Update{ID: acme, Fields: company.Fields{Name: new("Acme"), Domain: new("")}}).ThenNothing()
	})
	t.Run("update refuses to take the name away", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(company.Update{ID: acme, Fields: company.Fields{Name: new("")}}).ThenError(fault.Invalid, "name")
	})
	t.Run("revenue can be said and cleared", func(t *testing.T) {
		t.Parallel()
		rich := append(created(), company.Updated{ID: acme, Fields: company.Fields{Revenue: &value.Money{Amount: 5, Currency: "EUR"}}, Moment: on(monday)})
		given(t, rich).When(company.Update{ID: acme, At: tuesday, Fields: company.Fields{Revenue: &value.Money{}}}).
			Then(company.Updated{ID: acme, Moment: on(tuesday), Fields: company.Fields{Revenue: &value.Money{}}})
		given(t, created()).When(company.Update{ID: acme, Fields: company.Fields{Revenue: &value.Money{Amount: 5}}}).ThenError(fault.Invalid, "revenue")
	})
	t.Run("archive", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(company.Archive{ID: acme, At: tuesday}).Then(company.Archived{ID: acme, Moment: on(tuesday)})
	})
	t.Run("restore has nothing to do", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(company.Restore{ID: acme}).ThenNothing()
	})
	t.Run("delete", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(company.Delete{ID: acme, At: tuesday}).Then(company.Deleted{ID: acme, Moment: on(tuesday)})
	})
}

func TestWhenArchived(t *testing.T) {
	t.Parallel()
	archived := append(created(), company.Archived{ID: acme, Moment: on(monday)})
	given(t, archived).When(company.Archive{ID: acme}).ThenNothing()
	given(t, archived).When(company.Update{ID: acme, At: tuesday, Fields: company.Fields{Name: new("Other")}}).
		Then(company.Updated{ID: acme, Moment: on(tuesday), Fields: company.Fields{Name: new("Other")}})
	given(t, archived).When(company.Restore{ID: acme, At: tuesday}).Then(back())
	given(t, archived).When(company.Delete{ID: acme, At: tuesday}).Then(company.Deleted{ID: acme, Moment: on(tuesday)})
}

func back() company.Event {
	return company.Restored{ID: acme, Fields: company.Fields{Name: new("Acme"), Employees: new(12)}, CreatedAt: monday, Moment: on(tuesday)}
}

// What was restored is what it would be for a reader who never saw the rest.
func TestRestoredHoldsEverything(t *testing.T) {
	t.Parallel()
	full := domaintest.Filled(company.Created{}).(company.Created)
	before := company.Decider.Fold(company.Company{}, full, company.Archived{ID: full.ID}, company.Deleted{ID: full.ID})
	made, err := company.Decider.Decide(before, company.Restore{ID: full.ID, At: tuesday})
	require.NoError(t, err)
	require.Equal(t, company.Decider.Fold(before, made...), company.Decider.Fold(company.Company{}, made...))
}

func TestWhenDeleted(t *testing.T) {
	t.Parallel()
	given(t, deleted()).When(company.Archive{ID: acme}).ThenError(fault.NotFound)
	given(t, deleted()).When(company.Restore{ID: acme, At: tuesday}).Then(back())
	given(t, deleted()).When(company.Delete{ID: acme}).ThenNothing()
	given(t, deleted()).When(company.Update{ID: acme}).ThenError(fault.NotFound)
	given(t, deleted()).When(company.Create{ID: acme, Fields: company.Fields{Name: new("Acme")}}).ThenError(fault.Conflict)
}

// What is stored is in normal form, so that saying it again is no change.
func TestDomainIsInNormalForm(t *testing.T) {
	t.Parallel()
	for entered, want := range map[string]string{
		"acme.com": "acme.com", " Acme.COM. ": "acme.com", "http://www.acme.com:8080/x?y#z": "acme.com:8080",
		"www.www.acme.com": "acme.com", "acme.com /about": "acme.com", "https://": "", "www.": "www", "//acme.com": "acme.com",
	} {
		made, err := company.Decider.Decide(company.Company{}, company.Create{
			ID: acme, Fields: company.Fields{Name: new("Acme"), Domain: &entered},
		})
		require.NoError(t, err)
		state := company.Decider.Fold(company.Company{}, made...)
		require.Equal(t, want, state.Domain, "from %q", entered)
		given(t, made).When(company.Update{ID: acme, Fields: company.Fields{Domain: &state.Domain}}).ThenNothing()
	}
}

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) company.Command {
		fields := company.Fields{
			Name:      domaintest.Maybe(dice, "", "Acme", "Acme Inc."),
			Domain:    domaintest.Maybe(dice, "", "acme.com", "https://www.acme.com/"),
			Phone:     domaintest.Maybe(dice, "", "+49 30 123456", "none"),
			Industry:  domaintest.Maybe(dice, "", "Steel"),
			Employees: domaintest.Maybe(dice, 0, 12, -1),
			Address:   domaintest.Maybe(dice, value.Address{}, value.Address{City: "Bonn"}),
			OwnerID:   domaintest.Maybe(dice, "", "owner"),

			Website:     domaintest.Maybe(dice, "", "acme.com", "ftp://acme.com"),
			Description: domaintest.Maybe(dice, "", "steel\nand more"),
			Revenue:     domaintest.Maybe(dice, value.Money{}, value.Money{Amount: 1, Currency: "EUR"}, value.Money{Amount: 1}),
			ParentID:    domaintest.Maybe(dice, "", "parent", acme),
			TagIDs:      domaintest.Maybe(dice, nil, []string{"b", "a"}, []string{"a"}),
		}
		switch dice.IntN(16) {
		case 12:
			return company.Archive{ID: acme, At: monday}
		case 13:
			return company.Restore{ID: acme, At: monday}
		case 0:
			return company.Delete{ID: acme, At: monday}
		case 1, 2, 3:
			return company.Create{ID: acme, Fields: fields, At: monday}
		default:
			return company.Update{ID: acme, Fields: fields, At: tuesday}
		}
	}
	domaintest.Explore(t, company.Decider, command, func(t testing.TB, _, c company.Company) {
		if c.ID != "" && c.Name == "" {
			t.Fatalf("%+v has no name", c)
		}
		if c.ID != "" && c.ParentID == c.ID {
			t.Fatalf("%+v is its own parent", c)
		}
	})
}
