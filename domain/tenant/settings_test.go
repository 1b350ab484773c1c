package tenant_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/internal/fault"
)

func TestSetRates(t *testing.T) {
	t.Parallel()
	set := tenant.RatesSet{ID: "acme", Base: "EUR", Date: "2026-03-02", Rates: []tenant.Rate{{"USD", "0.92"}, {"JPY", "0.0062"}}, Moment: monday}
	given(t).When(tenant.SetRates{ID: "acme", Date: "2026-03-02", Rates: []tenant.Rate{{"USD", "0.920"}, {"JPY", "0.0062"}}, At: monday.At}).Then(set)
	given(t, set).When(tenant.SetRates{ID: "acme", Date: "2026-03-02", Rates: []tenant.Rate{{"USD", "0.92"}}}).ThenNothing()
	given(t, set).When(tenant.SetRates{ID: "acme", Date: "2026-03-02", Rates: []tenant.Rate{{"USD", "0.93"}, {"JPY", "0.0062"}}, At: tuesday.At}).
		Then(tenant.RatesSet{ID: "acme", Base: "EUR", Date: "2026-03-02", Rates: []tenant.Rate{{"USD", "0.93"}}, Moment: tuesday})
	dollars := tenant.Updated{ID: "acme", Fields: tenant.Fields{Currency: new("USD")}, Moment: monday}
	given(t, set, dollars).When(tenant.SetRates{ID: "acme", Date: "2026-03-02", Rates: []tenant.Rate{{"JPY", "0.0062"}}, At: tuesday.At}).
		Then(tenant.RatesSet{ID: "acme", Base: "USD", Date: "2026-03-02", Rates: []tenant.Rate{{"JPY", "0.0062"}}, Moment: tuesday})
	for field, rates := range map[string][]tenant.Rate{
		"rates[0].currency": {{"euro", "1"}},
		"rates[1].currency": {{"USD", "1"}, {"EUR", "1"}},
		"rates[2].currency": {{"USD", "1"}, {"JPY", "1"}, {"USD", "2"}},
		"rates[0].rate":     {{"USD", "0"}},
		"rates[1].rate":     {{"JPY", "1"}, {"USD", "1e400"}},
		"rates":             make([]tenant.Rate, 401),
	} {
		given(t).When(tenant.SetRates{ID: "acme", Date: "2026-03-02", Rates: rates}).ThenError(fault.Invalid, field)
	}
	given(t).When(tenant.SetRates{ID: "acme", Rates: []tenant.Rate{{"USD", "-1"}}}).ThenError(fault.Invalid, "date", "rates[0].rate")
	given(t).When(tenant.SetRates{ID: "acme", Date: "10000-01-01"}).ThenError(fault.Invalid, "date")
}

func TestSetList(t *testing.T) {
	t.Parallel()
	reasons := []tenant.Entry{{"price", "Too dear"}, {"time", "Too late"}}
	set := tenant.ListSet{ID: "acme", Name: tenant.LostReasons, List: tenant.List{Closed: true, Entries: reasons}, Moment: monday}
	given(t).When(tenant.SetList{ID: "acme", List: tenant.LostReasons, Closed: true, Entries: reasons, At: monday.At}).Then(set)
	given(t, set).When(tenant.SetList{ID: "acme", List: tenant.LostReasons, Closed: true, Entries: reasons}).ThenNothing()
	given(t, set).When(tenant.SetList{ID: "acme", List: tenant.LostReasons, At: tuesday.At}).
		Then(tenant.ListSet{ID: "acme", Name: tenant.LostReasons, List: tenant.List{Entries: []tenant.Entry{}}, Moment: tuesday})
	for field, entries := range map[string][]tenant.Entry{
		"entries[0].key":   {{" ", "x"}},
		"entries[1].key":   {{"a", "A"}, {"A", "B"}},
		"entries[0].label": {{"a", " "}},
		"entries[2].label": {{"a", "A"}, {"b", "B"}, {"c", "two\nlines"}},
		"entries":          make([]tenant.Entry, 501),
	} {
		given(t).When(tenant.SetList{ID: "acme", List: tenant.LostReasons, Entries: entries}).ThenError(fault.Invalid, field)
	}
	given(t).When(tenant.SetList{ID: "acme", List: "COLOURS"}).ThenError(fault.Invalid, "list")
}

func TestList(t *testing.T) {
	t.Parallel()
	for _, name := range tenant.ListNames {
		l := tenant.Tenant{}.List(name)
		require.NotEmpty(t, l.Entries, "%s has words to begin with", name)
		require.True(t, l.Takes("whatever"), "and takes others")
	}
	closed := tenant.List{Closed: true, Entries: []tenant.Entry{{"price", "Too dear"}}}
	require.True(t, closed.Takes("price"))
	require.True(t, closed.Takes(""))
	require.False(t, closed.Takes("Too dear"))
	for word, found := range map[string]bool{"price": true, "PRICE": true, "too dear": true, "time": false, "": false} {
		e, ok := closed.Find(word)
		require.Equal(t, found, ok, word)
		require.Equal(t, found, e.Key == "price", word)
	}
}

func TestExplore(t *testing.T) {
	t.Parallel()
	domaintest.Explore(t, tenant.Decider, anyCommand, func(t testing.TB, before, now tenant.Tenant) {
		if before.Exists() && (now.ID != before.ID || now.CreatedAt != before.CreatedAt) {
			t.Fatalf("%+v became %+v", before, now)
		}
		if _, own := now.Rates[now.Currency]; own || now.Exists() && (now.Name == "" || now.Currency == "") {
			t.Fatalf("%+v lacks a name or a currency, or has a rate of its own", now)
		}
	})
}

func anyCommand(dice *rand.Rand) tenant.Command {
	switch dice.IntN(4) {
	case 0:
		return tenant.Create{
			ID: domaintest.One(dice, "acme", "acme", "Acme"), Name: domaintest.One(dice, "", "Acme"),
			Currency: domaintest.One(dice, "EUR", "eur", ""), At: monday.At,
		}
	case 1:
		return tenant.Update{ID: "acme", At: tuesday.At, Fields: tenant.Fields{
			Name: domaintest.Maybe(dice, "", "Acme", "Roe"), Currency: domaintest.Maybe(dice, "EUR", "USD", "x"),
			TimeZone: domaintest.Maybe(dice, "", "Europe/Berlin", "?"), PhoneRegion: domaintest.Maybe(dice, "", "DE", "Z"),
		}}
	case 2:
		return tenant.SetRates{
			ID: "acme", Date: domaintest.One(dice, "2026-03-02", "2026-03-03", ""), At: tuesday.At,
			Rates: []tenant.Rate{{domaintest.One(dice, "USD", "EUR", "JPY"), domaintest.One(dice, "0.9", "1.0", "-1")}},
		}
	}
	var entries []tenant.Entry
	for i := range dice.IntN(3) {
		entries = append(entries, tenant.Entry{Key: domaintest.One(dice, "", "a", fmt.Sprint(i)), Label: domaintest.One(dice, "A", "B")})
	}
	return tenant.SetList{ID: "acme", List: domaintest.One(dice, tenant.ListNames...), Closed: dice.IntN(2) == 0, Entries: entries, At: tuesday.At}
}
