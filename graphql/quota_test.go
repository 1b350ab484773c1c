package graphql_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
)

const setQuota = `mutation ($member: ID, $team: ID, $period: Date!, $months: Int, $value: MoneyInput, $deals: Int) {
	setQuota(input: {memberId: $member, teamId: $team, period: $period, months: $months, value: $value, deals: $deals}) {
		quota { id member { name } team { name } period months measure value { amount currency } deals } position } }`

func TestQuotas(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	euros := vars{"amount": 5000.0, "currency": "EUR"}
	made := at(a.data(setQuota, vars{"member": ana, "period": "2026-04-01", "months": 3.0, "value": euros}), "setQuota", "quota")
	require.Equal(t, vars{
		"id": at(made, "id"), "member": vars{"name": "Ana"}, "team": nil, "period": "2026-04-01", "months": 3.0, "measure": "AMOUNT", "value": euros, "deals": nil,
	}, made)
	again := at(a.data(setQuota, vars{"member": ana, "period": "2026-04-01", "months": 3.0, "value": vars{"amount": 1.0, "currency": "EUR"}}), "setQuota", "quota")
	require.Equal(t, at(made, "id"), at(again, "id"), "the same quota, with another value")
	deals := at(a.data(setQuota, vars{"member": ana, "period": "2026-04-01", "deals": 7.0}), "setQuota", "quota")
	require.Equal(t, []any{"DEALS", 7.0, 1.0, nil}, []any{at(deals, "measure"), at(deals, "deals"), at(deals, "months"), at(deals, "value")})
	require.Equal(t, quota.Deals, given[quota.Set](a.desk).Measure)

	for field, wrong := range map[string]vars{
		"memberId": {"member": "none", "period": "2026-04-01", "deals": 7.0}, "period": {"member": ana, "period": "2026-04-02", "deals": 7.0},
		"months": {"member": ana, "period": "2026-04-01", "months": 2.0, "deals": 7.0}, "deals": {"member": ana, "period": "2026-04-01", "deals": 0.0},
		"value": {"member": ana, "period": "2026-04-01"},
	} {
		require.Contains(t, a.refusal(setQuota, wrong).Extensions.Fields, field)
	}
	gone := a.data(`mutation ($id: ID!) { deleteQuota(input: {id: $id}) { id } }`, vars{"id": at(made, "id")})
	require.Equal(t, at(made, "id"), at(gone, "deleteQuota", "id"))
	for role, may := range map[identity.Role]bool{identity.Admin: true, identity.Rep: false, identity.Viewer: false} {
		require.Equal(t, may, auth.Allowed(role, "quota.Set") && auth.Allowed(role, "quota.Delete"), role)
	}
}

func TestQuotasAreListedByPeriod(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	rows := readmodels.NewRows()
	for i, period := range []string{"2026-01-01", "2026-04-01", "2026-02-01"} {
		q := &readmodels.Quota{ID: id('a', i), MemberID: ana, Period: period, Months: 1, Measure: "DEALS", Deals: i + 1, Versioned: row(1)}
		if i == 1 {
			q.MemberID, q.TeamID = "", id('8', 1)
		}
		rows.Quotas[q.ID] = q
	}
	rows.Teams[id('8', 1)] = &readmodels.Team{ID: id('8', 1), Name: "North", Versioned: row(1)}
	a.save(readmodels.Changes{Rows: rows})
	list := func(args string) any {
		return a.data(`{ quotas`+args+` { totalCount edges { node { period deals team { name } member { name } } } } }`, nil)["quotas"]
	}
	first := vars{"period": "2026-04-01", "deals": 2.0, "team": vars{"name": "North"}, "member": nil}
	second := vars{"period": "2026-02-01", "deals": 3.0, "team": nil, "member": vars{"name": "Ana"}}
	require.Equal(t, vars{"totalCount": 3.0, "edges": []any{vars{"node": first}, vars{"node": second}}}, list("(first: 2)"))
	require.Equal(t, vars{"totalCount": 1.0, "edges": []any{vars{"node": first}}}, list(`(teamId: "`+id('8', 1)+`")`))
	require.Equal(t, vars{"totalCount": 1.0, "edges": []any{vars{"node": second}}}, list(`(memberId: "`+ana+`", period: "2026-02-01")`))
}

func TestForecastCategory(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	const update = `mutation ($id: ID!, $category: ForecastCategory) { updateDeal(input: {id: $id, forecastCategory: $category}) { deal { forecastCategory } } }`
	sales := at(a.data(`mutation { createPipeline(input: {name: "Sales", stages: [{name: "New", probability: 10}]}) { pipeline { id } } }`, nil), "createPipeline", "pipeline", "id")
	made := at(a.data(`mutation ($p: ID!) { createDeal(input: {title: "T", pipelineId: $p}) { deal { id forecastCategory } } }`, vars{"p": sales}), "createDeal", "deal")
	require.Equal(t, "BY_STAGE", at(made, "forecastCategory"))
	for _, category := range []string{"COMMIT", "BY_STAGE"} {
		require.Equal(t, category, at(a.data(update, vars{"id": at(made, "id"), "category": category}), "updateDeal", "deal", "forecastCategory"))
	}
	a.data(update, vars{"id": at(made, "id")})
	require.Nil(t, given[deal.Update](a.desk).Fields.Forecast, "what is left out stays")
}
