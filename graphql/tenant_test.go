package graphql_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

const tenantFields = `{ id name currency timeZone phoneRegion lists { name closed entries { key label } } }`

func list(name string, closed bool, words ...string) map[string]any {
	entries := []any{}
	for _, w := range words {
		entries = append(entries, map[string]any{"key": w, "label": w + "!"})
	}
	return map[string]any{"name": name, "closed": closed, "entries": entries}
}

func TestTenant(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	before := at(a.data(`{ tenant `+tenantFields+` }`, nil), "tenant")
	require.Equal(t, []any{a.tenant, "Test", "EUR", "UTC", ""}, []any{at(before, "id"), at(before, "name"), at(before, "currency"), at(before, "timeZone"), at(before, "phoneRegion")})
	require.Len(t, at(before, "lists"), len(tenant.ListNames))
	usual := at(before, "lists").([]any)[0]
	require.NotEmpty(t, at(usual, "entries"), "a list that was never set has the usual words")

	a.save(readmodels.Changes{Tenant: &readmodels.Tenant{ID: a.tenant, Name: "Acme", Currency: "JPY", TimeZone: "Asia/Tokyo", PhoneRegion: "JP", Lists: map[string]readmodels.WordList{
		"LOST_REASONS": {Closed: true, Entries: []readmodels.ListWord{{Key: "dear", Label: "dear!"}}}, "LIFECYCLE_STAGES": {},
	}}})
	after := at(a.data(`{ tenant `+tenantFields+` }`, nil), "tenant")
	require.Equal(t, []any{"Acme", "JPY", "Asia/Tokyo", "JP"}, []any{at(after, "name"), at(after, "currency"), at(after, "timeZone"), at(after, "phoneRegion")})
	require.Contains(t, at(after, "lists"), list("LOST_REASONS", true, "dear"))
	require.Contains(t, at(after, "lists"), list("LIFECYCLE_STAGES", false), "one that was emptied stays empty")
}

func TestUpdateTenant(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.desk.states[a.tenant] = tenant.Tenant{ID: a.tenant, Name: "Test", Currency: "EUR"}
	const update = `mutation ($in: UpdateTenantInput!) { updateTenant(input: $in) { tenant ` + tenantFields + ` position } }`
	made := at(a.data(update, vars{"in": vars{"name": "Acme", "timeZone": "Europe/Berlin", "phoneRegion": "DE"}}), "updateTenant", "tenant")
	require.Equal(t, []any{"Acme", "EUR", "Europe/Berlin", "DE"}, []any{at(made, "name"), at(made, "currency"), at(made, "timeZone"), at(made, "phoneRegion")})
	require.Equal(t, a.tenant, given[tenant.Update](a.desk).ID, "one's own tenant, there is no other to name")
	require.Nil(t, given[tenant.Update](a.desk).Fields.Currency)

	refused := a.refusal(update, vars{"in": vars{"currency": "ducats", "phoneRegion": "Narnia"}})
	require.Equal(t, fault.Invalid, refused.Extensions.Code)
	require.Contains(t, refused.Extensions.Fields, "currency")
	require.Contains(t, refused.Extensions.Fields, "phoneRegion")
}

func TestSetList(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.desk.states[a.tenant] = tenant.Tenant{ID: a.tenant, Name: "Test", Currency: "EUR"}
	const set = `mutation ($in: SetListInput!) { setList(input: $in) { tenant ` + tenantFields + ` position } }`
	words := []any{vars{"key": "dear", "label": "dear!"}, vars{"key": "late", "label": "late!"}}
	made := a.data(set, vars{"in": vars{"name": "LOST_REASONS", "closed": true, "entries": words}})
	require.Contains(t, at(made, "setList", "tenant", "lists"), list("LOST_REASONS", true, "dear", "late"))
	require.Equal(t, tenant.LostReasons, given[tenant.SetList](a.desk).List)

	twice := a.refusal(set, vars{"in": vars{"name": "LOST_REASONS", "entries": []any{words[0], vars{"key": "DEAR", "label": "again"}}}})
	require.Equal(t, fault.Invalid, twice.Extensions.Code)
	require.NotEmpty(t, a.refusal(set, vars{"in": vars{"name": "SHOE_SIZES", "entries": words}}).Message)
}

func TestSetExchangeRates(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.desk.states[a.tenant] = tenant.Tenant{ID: a.tenant, Name: "Test", Currency: "EUR"}
	a.save(readmodels.Changes{Rates: []readmodels.Rate{
		{Base: "EUR", Currency: "USD", Day: "2024-01-01", Rate: "0.9"}, {Base: "EUR", Currency: "USD", Day: "2024-02-01", Rate: "0.912345678901"},
		{Base: "EUR", Currency: "JPY", Day: "2024-01-15", Rate: "0.006"}, {Base: "EUR", Currency: "USD", Day: "2999-01-01", Rate: "2"},
		{Base: "USD", Currency: "EUR", Day: "2024-01-01", Rate: "1.1"},
	}})
	const rates = `query ($on: Date) { tenant { rates(on: $on) { currency rate since } } }`
	usd := func(rate, since string) any { return map[string]any{"currency": "USD", "rate": rate, "since": since} }
	jpy := map[string]any{"currency": "JPY", "rate": "0.006", "since": "2024-01-15"}
	on := func(day any) any { return at(a.data(rates, vars{"on": day}), "tenant", "rates") }
	require.Equal(t, []any{jpy, usd("0.912345678901", "2024-02-01")}, on(nil), "today")
	require.Equal(t, []any{jpy, usd("0.9", "2024-01-01")}, on("2024-01-31"))
	require.Empty(t, on("2023-12-31"))

	const set = `mutation ($in: SetExchangeRatesInput!) { setExchangeRates(input: $in) { position tenant { currency } } }`
	a.data(set, vars{"in": vars{"date": "2024-03-01", "rates": []any{vars{"currency": "USD", "rate": "0.95"}}}})
	cmd := given[tenant.SetRates](a.desk)
	require.Equal(t, "2024-03-01", cmd.Date)
	require.Equal(t, []tenant.Rate{{Currency: "USD", Rate: "0.95"}}, cmd.Rates)
	for _, bad := range []vars{{"currency": "USD", "rate": "0"}, {"currency": "USD", "rate": "-1"}, {"currency": "USD", "rate": "0.1234567890123"}, {"currency": "dollars", "rate": "1"}, {"currency": "EUR", "rate": "2"}} {
		require.Equal(t, fault.Invalid, a.refusal(set, vars{"in": vars{"date": "2024-03-01", "rates": []any{bad}}}).Extensions.Code, "%v", bad)
	}
}
