package tenant_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/internal/fault"
)

var monday = domain.Moment{At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}

func created() tenant.Event {
	return tenant.Created{ID: "acme", Name: "Acme", Currency: "EUR", Moment: monday}
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	domaintest.Given(t, tenant.Decider).
		When(tenant.Create{ID: "acme", Name: "Acme", Currency: "EUR", At: monday.At}).
		Then(created())
	domaintest.Given(t, tenant.Decider).
		When(tenant.Create{ID: "Acme!", Name: " ", Currency: "euro"}).
		ThenError(fault.Invalid, "id", "name", "currency")
}

func TestWhenCreated(t *testing.T) {
	t.Parallel()
	domaintest.Given(t, tenant.Decider, created()).
		When(tenant.Create{ID: "acme", Name: "Acme", Currency: "EUR"}).
		ThenError(fault.Conflict)
}

// The id is a part of stream, schema and database names.
func TestValidID(t *testing.T) {
	t.Parallel()
	for id, valid := range map[string]bool{
		"a": true, "acme": true, "acme2": true, strings.Repeat("a", 31): true,
		"": false, "2acme": false, "Acme": false, "ac me": false, "ac-me": false, "ac_me": false, "acmé": false,
		"acme\n": false, strings.Repeat("a", 32): false, "a\";DROP": false,
	} {
		require.Equal(t, valid, tenant.ValidID(id), "%q", id)
	}
}

func TestExplore(t *testing.T) {
	t.Parallel()
	command := func(dice *rand.Rand) tenant.Command {
		return tenant.Create{
			ID: domaintest.One(dice, "acme", "Acme"), Name: domaintest.One(dice, "", "Acme"),
			Currency: domaintest.One(dice, "EUR", "eur", ""), At: monday.At,
		}
	}
	domaintest.Explore(t, tenant.Decider, command, func(t testing.TB, before, now tenant.Tenant) {
		if before.Exists() && before != now {
			t.Fatalf("%+v became %+v", before, now)
		}
	})
}
