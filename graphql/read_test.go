package graphql_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

func id(kind byte, n int) string {
	return fmt.Sprintf("01980000-0000-7000-8000-%c%011x", kind, n)
}

var (
	way   = id('f', 1)
	stage = id('f', 2)
)

// withDeals writes deals, each with a company, two contacts and three tasks.
func (a *api) withDeals(n int) {
	a.t.Helper()
	rows := readmodels.NewRows()
	rows.Pipelines[way] = &readmodels.Pipeline{ID: way, Name: "Sales", Versioned: row(1), Stages: []readmodels.Stage{
		{ID: stage, Name: "New", Probability: 10}, {ID: id('f', 3), Name: "Offer", Probability: 50}, {ID: id('f', 4), Name: "Old", Probability: 20, Retired: true},
	}}
	for i := range n {
		company := &readmodels.Company{ID: id('b', i), Name: fmt.Sprintf("Company %d", i), OwnerID: ana, Versioned: row(1)}
		rows.Companies[company.ID] = company
		deal := &readmodels.Deal{
			ID: id('d', i), Title: fmt.Sprintf("Deal %d", i), Amount: int64(i) * 100, Currency: "EUR", PipelineID: way, StageID: stage,
			Status: "OPEN", CompanyID: company.ID, OwnerID: ana, StageSince: row(1).CreatedAt, Versioned: row(1),
		}
		for j := range 2 {
			c := &readmodels.Contact{ID: id('c', 2*i+j), LastName: fmt.Sprintf("Contact %d", j), CompanyID: company.ID, OwnerID: ana, Versioned: row(1)}
			rows.Contacts[c.ID] = c
			deal.ContactIDs, deal.Roles = append(deal.ContactIDs, c.ID), append(deal.Roles, readmodels.DealContact{ContactID: c.ID})
		}
		for j := range 3 {
			task := &readmodels.Task{ID: id('e', 3*i+j), Title: "Call", Kind: "CALL", Priority: "HIGH", AssigneeID: ana, DealID: deal.ID, Versioned: row(1)}
			rows.Tasks[task.ID] = task
		}
		rows.Deals[deal.ID] = deal
	}
	a.save(readmodels.Changes{Rows: rows})
}

const dealsPage = `query ($first: Int) { deals(first: $first, sort: {field: TITLE}) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
	id title value { amount currency } status pipeline { name } stage { id name probability } createdAt
	company { id name owner { name } } contacts { id name company { name } } owner { name }
	tasks { id title kind due assignee { name } } } } } }`

func TestDealsPage_CostsABoundedNumberOfQueries(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withDeals(60)
	count := func(first int) (int64, graphql.Response) {
		ctx, queries := counting(t.Context())
		resp := a.execIn(ctx, graphql.Request{Query: dealsPage, Variables: vars{"first": float64(first)}})
		require.Empty(t, resp.Errors)
		return queries.Load(), resp
	}
	few, _ := count(2)
	many, resp := count(50)
	require.Equal(t, few, many, "a page of 50 costs as many queries as one of 2")
	// deals, count, pipelines, companies, their owners, contacts, their
	// companies, owners, tasks, their assignees
	require.EqualValues(t, 10, many)
	require.Contains(t, string(resp.Data), `"tasks":[{"id"`)
	require.Contains(t, string(resp.Data), `"value":{"amount":1000,"currency":"EUR"}`)
}

const wholeDeals = `query ($first: Int) { deals(first: $first, sort: {field: TITLE}) { totalCount edges { node {
	id probability weightedValue { amount } rotten stageHistory { pipeline { name } stage { name } } lineItems { name total { amount } } customFields
	company { name tags { name } } contacts { id company { name } } contactRoles { role primary contact { name owner { name } } } owner { name }
	tags { name } notes { body author { name } mentions { name } } tasks { title assignee { name } } } } } }`

// So it is with all that a deal can have, however much of it there is.
func TestWholeDeals_CostABoundedNumberOfQueries(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withDeals(60)
	rows := readmodels.NewRows()
	for i := range 60 {
		deal, err := a.store.Deal(t.Context(), a.tenant, id('d', i))
		require.NoError(t, err)
		deal.Revision, deal.Lines = 2, []readmodels.LineItem{{Name: "Anvil", Quantity: "1", Currency: "EUR"}}
		for j := range 3 {
			tag := &readmodels.Tag{ID: id('a', 3*i+j), Name: fmt.Sprintf("Tag %d", 3*i+j), Versioned: row(1)}
			rows.Tags[tag.ID], deal.TagIDs = tag, append(deal.TagIDs, tag.ID)
			note := &readmodels.Note{ID: id('9', 3*i+j), Body: "Rang", AuthorID: ana, Mentions: []string{ana}, DealID: deal.ID, Versioned: row(1)}
			rows.Notes[note.ID] = note
			deal.Visits = append(deal.Visits, readmodels.Visit{PipelineID: way, StageID: stage, EnteredAt: row(1).CreatedAt})
		}
		rows.Deals[deal.ID] = deal
	}
	a.save(readmodels.Changes{Rows: rows})
	count := func(first int) (int64, graphql.Response) {
		ctx, queries := counting(t.Context())
		resp := a.execIn(ctx, graphql.Request{Query: wholeDeals, Variables: vars{"first": float64(first)}})
		require.Empty(t, resp.Errors)
		return queries.Load(), resp
	}
	few, _ := count(1)
	many, resp := count(50)
	require.Equal(t, few, many, "a page of 50 costs as many queries as one of 1")
	// deals, count, pipelines, owners, companies, contacts with companies and
	// owners, tags, notes with authors and mentions, tasks with assignees
	require.EqualValues(t, 14, many)
	require.Contains(t, string(resp.Data), `"tags":[{"name":"Tag 0"},{"name":"Tag 1"},{"name":"Tag 2"}],"notes":[{"body":"Rang","author":{"name":"Ana"},"mentions":[{"name":"Ana"}]}`)
}

func TestPages(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withDeals(7)
	const query = `query ($first: Int, $after: String) { deals(first: $first, after: $after, sort: {field: TITLE}) {
		totalCount pageInfo { hasNextPage endCursor } edges { node { title } } } }`
	var titles []string
	var after any
	for range 5 {
		data := a.data(query, vars{"first": 3.0, "after": after})
		for _, e := range at(data, "deals", "edges").([]any) {
			titles = append(titles, at(e, "node", "title").(string))
		}
		require.EqualValues(t, 7, at(data, "deals", "totalCount"))
		after = at(data, "deals", "pageInfo", "endCursor")
		if at(data, "deals", "pageInfo", "hasNextPage") == false {
			break
		}
	}
	require.Equal(t, []string{"Deal 0", "Deal 1", "Deal 2", "Deal 3", "Deal 4", "Deal 5", "Deal 6"}, titles)

	t.Run("variables that were not sent", func(t *testing.T) {
		require.Len(t, at(a.data(query, nil), "deals", "edges"), 7)
	})
	t.Run("an empty page has no cursor", func(t *testing.T) {
		data := a.data(`{ tasks(filter: {completed: true}) { edges { node { id } } pageInfo { hasNextPage endCursor } totalCount } }`, nil)
		require.Nil(t, at(data, "tasks", "pageInfo", "endCursor"))
	})
}

func TestTenantsSeeThemselvesOnly(t *testing.T) {
	t.Parallel()
	a, b := newAPI(t), newAPI(t)
	a.withDeals(1)
	require.NotNil(t, at(a.data(`{ deal(id: "`+id('d', 0)+`") { id } }`, nil), "deal"))
	require.Nil(t, at(b.data(`{ deal(id: "`+id('d', 0)+`") { id } }`, nil), "deal"))
	require.EqualValues(t, 0, at(b.data(`{ deals { totalCount } }`, nil), "deals", "totalCount"))
}

// An answer shows what a command before it made, although the read side does
// not have it yet when the answer is put together.
func TestAnswer_WaitsForWhatItRefersTo(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := a.data(`mutation { createPipeline(input: {name: "P", stages: [{name: "One", probability: 10}]}) { pipeline { id stages { id } } } }`, nil)
	pipelineID := at(made, "createPipeline", "pipeline", "id").(string)
	go func() {
		time.Sleep(50 * time.Millisecond)
		stageID := at(at(made, "createPipeline", "pipeline", "stages").([]any)[0], "id").(string)
		rows := readmodels.NewRows()
		rows.Pipelines[pipelineID] = &readmodels.Pipeline{ID: pipelineID, Name: "P", Stages: []readmodels.Stage{{ID: stageID, Name: "One"}}, Versioned: row(1)}
		_ = a.store.Write(context.Background(), readmodels.Projection, func(b *readmodels.Batch) error {
			return b.Save(a.tenant, readmodels.Changes{Rows: rows})
		})
		a.store.Advance(7)
	}()
	deal := a.data(`mutation ($p: ID!) { createDeal(input: {title: "D", pipelineId: $p}) { deal { value { amount currency } pipeline { name } stage { name } } } }`, vars{"p": pipelineID})
	require.Equal(t, map[string]any{
		"value":    map[string]any{"amount": 0.0, "currency": "EUR"},
		"pipeline": map[string]any{"name": "P"}, "stage": map[string]any{"name": "One"},
	}, at(deal, "createDeal", "deal"))
}

func TestAfter(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	ask := func(after string) graphql.Response {
		return a.execIn(t.Context(), graphql.Request{Query: `{ me { name } }`, After: after})
	}
	a.store.Advance(100)
	require.False(t, ask("100").Stale)
	require.False(t, ask("90/80").Stale)
	start := time.Now()
	late := ask("101")
	require.True(t, late.Stale, "answers with what is there")
	require.Empty(t, late.Errors)
	require.InDelta(t, 2, time.Since(start).Seconds(), 0.8)
	require.Equal(t, fault.Invalid, ask("soon").Errors[0].Extensions.Code)
}

func TestPipelineReport(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withDeals(1)
	a.reports.report = reporting.PipelineReport{
		Stages:   []reporting.StageTotal{{StageID: stage, Currency: "USD", Count: 3, Amount: 1005}},
		WinRates: []reporting.WinRate{{OwnerID: ana, Won: 1, Lost: 3}, {Won: 1}},
	}
	data := a.data(`query ($p: ID!) { pipelineReport(pipelineId: $p, from: "2026-01-01", to: "2026-01-01") {
		stages { stage { name } count value { amount currency } weighted { amount } } winRates { owner { name } won lost rate } } }`, vars{"p": way})
	require.Equal(t, []any{
		map[string]any{"stage": map[string]any{"name": "New"}, "count": 3.0, "value": map[string]any{"amount": 1005.0, "currency": "USD"}, "weighted": map[string]any{"amount": 101.0}},
		map[string]any{"stage": map[string]any{"name": "Offer"}, "count": 0.0, "value": map[string]any{"amount": 0.0, "currency": "EUR"}, "weighted": map[string]any{"amount": 0.0}},
	}, at(data, "pipelineReport", "stages"), "a retired stage without deals has no row")
	require.Equal(t, []any{
		map[string]any{"owner": map[string]any{"name": "Ana"}, "won": 1.0, "lost": 3.0, "rate": 0.25},
		map[string]any{"owner": nil, "won": 1.0, "lost": 0.0, "rate": 1.0},
	}, at(data, "pipelineReport", "winRates"))
	e := a.refusal(`query ($p: ID!) { pipelineReport(pipelineId: $p, from: "2026-02-01", to: "2026-01-01") { stages { count } } }`, vars{"p": way})
	require.Equal(t, fault.Invalid, e.Extensions.Code)
}

func TestMembersSignIn(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	const create = `mutation ($p: String) { createMember(input: {name: "Bo", email: "bo@example.com", password: $p, role: VIEWER}) { member { id role active } } }`
	require.Contains(t, a.refusal(create, vars{"p": "short"}).Extensions.Fields, "password")
	require.Empty(t, a.desk.given, "nothing was made")

	bo := at(a.data(create, vars{"p": "long enough"}), "createMember", "member", "id").(string)
	require.Equal(t, "long enough", a.desk.passwords[bo])
	a.data(`mutation ($id: ID!) { updateMember(input: {id: $id, active: false}) { position } }`, vars{"id": bo})
	require.True(t, a.desk.disabled[bo])
	a.data(`mutation ($id: ID!, $p: String) { updateMember(input: {id: $id, active: true, password: $p}) { position } }`, vars{"id": bo})
	require.False(t, a.desk.disabled[bo])
	require.Equal(t, "long enough", a.desk.passwords[bo], "a password that was not sent stays")
}

func TestRolesThatMayNotAsk(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.actor.Role = "GUEST"
	require.Equal(t, fault.Forbidden, a.refusal(`{ contacts { totalCount } }`, nil).Extensions.Code)
	a.actor.Role = identity.Viewer
	a.data(`{ contacts { totalCount } }`, nil)
}

func TestIntrospection_FitsTheLimits(t *testing.T) {
	t.Parallel()
	newAPI(t).data(introspection, nil)
}

// introspection is what GraphiQL and the code generators send.
const introspection = `query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name }
	types { ...FullType } directives { name description locations args { ...InputValue } } } }
fragment FullType on __Type { kind name description
	fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
	inputFields { ...InputValue } interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }`
