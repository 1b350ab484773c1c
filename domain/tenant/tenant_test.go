package tenant_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/internal/fault"
)

var (
	monday  = domain.Moment{At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	tuesday = domain.Moment{At: monday.At.AddDate(0, 0, 1)}
)

func created() tenant.Event {
	return tenant.Created{ID: "acme", Name: "Acme", Currency: "EUR", Moment: monday}
}

func given(t *testing.T, more ...tenant.Event) domaintest.History[tenant.Tenant, tenant.Command, tenant.Event] {
	t.Helper()
	return domaintest.Given(t, tenant.Decider, append([]tenant.Event{created()}, more...)...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	domaintest.Given(t, tenant.Decider).
		When(tenant.Create{ID: "acme", Name: "Acme", Currency: "EUR", At: monday.At}).
		Then(created())
	domaintest.Given(t, tenant.Decider).
		When(tenant.Create{ID: "Acme!", Name: " ", Currency: "euro"}).
		ThenError(fault.Invalid, "id", "name", "currency")
	for _, cmd := range []tenant.Command{tenant.Update{ID: "acme"}, tenant.SetRates{ID: "acme"}, tenant.SetList{ID: "acme"}} {
		domaintest.Given(t, tenant.Decider).When(cmd).ThenError(fault.NotFound)
	}
}

func TestWhenCreated(t *testing.T) {
	t.Parallel()
	given(t).When(tenant.Create{ID: "acme", Name: "Acme", Currency: "EUR"}).ThenError(fault.Conflict)
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	said := tenant.Fields{Name: new("Acme Inc."), Currency: new("USD"), TimeZone: new("America/New_York"), PhoneRegion: new("US")}
	given(t).When(tenant.Update{ID: "acme", Fields: said, At: tuesday.At}).Then(tenant.Updated{ID: "acme", Fields: said, Moment: tuesday})
	given(t).When(tenant.Update{ID: "acme", Fields: tenant.Fields{Name: new("Acme"), TimeZone: new("")}}).ThenNothing()
	given(t).When(tenant.Update{ID: "acme", Fields: tenant.Fields{
		Name: new(" "), Currency: new("XY"), TimeZone: new("../etc/passwd"), PhoneRegion: new("XX"),
	}}).ThenError(fault.Invalid, "name", "currency", "timeZone", "phoneRegion")
	given(t).When(tenant.Update{ID: "acme", Fields: tenant.Fields{TimeZone: new(strings.Repeat("a", 65))}}).ThenError(fault.Invalid, "timeZone")
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
