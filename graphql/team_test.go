package graphql_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/member"
	"github.com/daybook-crm/daybook/domain/team"
	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
	"github.com/daybook-crm/daybook/readmodels"
)

func TestTeams(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := at(a.data(`mutation ($ids: [ID!], $lead: ID) { createTeam(input: {name: " North ", memberIds: $ids, leadId: $lead}) {
		team { id name memberIds members { name } lead { name } revision createdAt updatedAt } position } }`,
		vars{"ids": []any{ana, ana}, "lead": ana}), "createTeam", "team")
	require.Equal(t, "North", at(made, "name"))
	require.Equal(t, []any{ana}, at(made, "memberIds"))
	require.Equal(t, []any{vars{"name": "Ana"}}, at(made, "members"))
	require.Equal(t, "Ana", at(made, "lead", "name"))
	teamID := at(made, "id").(string)

	const update = `mutation ($id: ID!, $name: String, $ids: [ID!], $lead: ID) {
		updateTeam(input: {id: $id, name: $name, memberIds: $ids, leadId: $lead}) { team { name memberIds lead { id } } } }`
	a.data(update, vars{"id": teamID})
	require.Equal(t, team.Fields{}, given[team.Update](a.desk).Fields, "what is left out stays")
	cleared := a.data(update, vars{"id": teamID, "ids": nil, "lead": nil})
	require.Equal(t, team.Fields{MemberIDs: &[]string{}, LeadID: new("")}, given[team.Update](a.desk).Fields)
	require.Equal(t, vars{"name": "North", "memberIds": []any{}, "lead": nil}, at(cleared, "updateTeam", "team"))
	require.Contains(t, a.refusal(update, vars{"id": teamID, "lead": ana}).Extensions.Fields, "leadId")
	require.Contains(t, a.refusal(update, vars{"id": teamID, "ids": []any{"none"}}).Extensions.Fields, "memberIds")
	require.Contains(t, a.refusal(update, vars{"id": teamID, "name": nil}).Extensions.Fields, "name")
	require.Equal(t, fault.NotFound, a.refusal(update, vars{"id": id('8', 9)}).Extensions.Code)

	require.Equal(t, teamID, at(a.data(`mutation ($id: ID!) { deleteTeam(input: {id: $id}) { id } }`, vars{"id": teamID}), "deleteTeam", "id"))
	back := a.data(`mutation ($id: ID!) { restoreTeam(input: {id: $id}) { team { name } } }`, vars{"id": teamID})
	require.Equal(t, "North", at(back, "restoreTeam", "team", "name"))
}

func TestTeamsAreForEverybodyToRead(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withTeams(2)
	a.actor.Role = identity.Viewer
	require.EqualValues(t, 2, at(a.data(`{ teams { totalCount } }`, nil), "teams", "totalCount"))
	require.Equal(t, vars{"name": "Team 001"}, a.data(`{ team(id: "`+id('8', 1)+`") { name } }`, nil)["team"])
}

// withTeams writes n members and n teams: everybody is in team 0, member i
// leads team i, and the last team is of the last member alone.
func (a *api) withTeams(n int) {
	a.t.Helper()
	rows := readmodels.NewRows()
	var everybody []string
	for i := range n {
		m := &readmodels.Member{ID: id('7', i), Name: fmt.Sprintf("Member %03d", n-i), Email: fmt.Sprint(i), Role: "REP", Active: true, Versioned: row(1)}
		rows.Members[m.ID] = m
		everybody = append(everybody, m.ID)
		rows.Teams[id('8', i)] = &readmodels.Team{ID: id('8', i), Name: fmt.Sprintf("Team %03d", i), MemberIDs: []string{m.ID}, LeadID: m.ID, Versioned: row(3)}
		rows.Contacts[id('c', i)] = &readmodels.Contact{ID: id('c', i), LastName: fmt.Sprint(i), OwnerID: m.ID, Versioned: row(1)}
		rows.Companies[id('b', i)] = &readmodels.Company{ID: id('b', i), Name: fmt.Sprint(i), OwnerID: m.ID, Versioned: row(1)}
		rows.Deals[id('d', i)] = &readmodels.Deal{ID: id('d', i), Title: fmt.Sprint(i), OwnerID: m.ID, Currency: "EUR", PipelineID: way, StageID: stage, Status: "OPEN", StageSince: row(1).CreatedAt, Versioned: row(1)}
		rows.Tasks[id('e', i)] = &readmodels.Task{ID: id('e', i), Title: fmt.Sprint(i), AssigneeID: m.ID, Kind: "CALL", Priority: "HIGH", Versioned: row(1)}
	}
	rows.Teams[id('8', 0)].MemberIDs = everybody
	a.save(readmodels.Changes{Rows: rows})
}

func TestTeamsAreListedByName(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withTeams(60)
	list := at(a.data(`{ teams(search: "team 00", first: 2) { totalCount edges { node { name memberIds members { name } lead { name } } } } }`, nil), "teams")
	require.EqualValues(t, 10, at(list, "totalCount"))
	first := at(list, "edges").([]any)[0]
	require.Equal(t, "Team 000", at(first, "node", "name"))
	require.Len(t, at(first, "node", "memberIds"), 60)
	members := at(first, "node", "members").([]any)
	require.Len(t, members, 50)
	require.Equal(t, []any{vars{"name": "Member 001"}, vars{"name": "Member 002"}}, members[:2])
	require.Equal(t, vars{"name": "Team 001", "revision": 3.0, "lead": vars{"teams": []any{vars{"name": "Team 000"}, vars{"name": "Team 001"}}}},
		a.data(`query ($id: ID!) { team(id: $id) { name revision lead { teams { name } } } }`, vars{"id": id('8', 1)})["team"])
	require.Nil(t, a.data(`{ team(id: "none") { name } }`, nil)["team"])
	require.Equal(t, []any{}, at(a.data(`{ me { teams { name } } }`, nil), "me", "teams"))
}

func TestTeamsPage_CostsABoundedNumberOfQueries(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withTeams(60)
	var costs []int64
	for _, first := range []int{2, 50} {
		ctx, queries := counting(t.Context())
		resp := a.execIn(ctx, graphql.Request{Query: `query ($first: Int) {
			teams(first: $first) { totalCount edges { node { members { name } lead { name teams { name } } } } }
			members(first: $first) { totalCount edges { node { name teams { name lead { name } } } } } }`, Variables: vars{"first": float64(first)}})
		require.Empty(t, resp.Errors)
		costs = append(costs, queries.Load())
	}
	require.Equal(t, costs[0], costs[1])
	require.LessOrEqual(t, costs[1], int64(9)) // teams, count, members, leads, their teams; members, count, their teams, leads
}

func TestListsOfATeam(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withTeams(3)
	for _, list := range []string{"contacts", "companies", "deals", "tasks"} {
		count := func(filter string) any {
			return at(a.data(`{ `+list+`(filter: {`+filter+`}) { totalCount } }`, nil), list, "totalCount")
		}
		second := `teamId: "` + id('8', 1) + `"`
		require.EqualValues(t, 3, count(`teamId: "`+id('8', 0)+`"`), list)
		require.EqualValues(t, 1, count(second), list)
		require.EqualValues(t, 2, count(`not: {`+second+`}`), list)
		require.EqualValues(t, 2, count(`or: [{`+second+`}, {teamId: "`+id('8', 2)+`"}]`), list)
		require.EqualValues(t, 0, count(`teamId: "`+id('8', 9)+`"`), list)
		require.EqualValues(t, 3, count(`teamId: ""`), list)
		refused := a.refusal(`{ `+list+`(filter: {teamId: "none"}) { totalCount } }`, nil)
		require.Contains(t, refused.Extensions.Fields, "filter.teamId", list)
	}
}

func TestMembersHaveAPlace(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := at(a.data(`mutation { createMember(input: {name: "Bo", email: "bo@example.com", timeZone: "Europe/Oslo", locale: "nb_no"}) { member { id timeZone locale teams { id } } } }`, nil), "createMember", "member")
	require.Equal(t, "Europe/Oslo", at(made, "timeZone"))
	require.Equal(t, "nb-NO", at(made, "locale"))
	require.Equal(t, []any{}, at(made, "teams"))
	const update = `mutation ($id: ID!, $zone: String, $locale: String) { updateMember(input: {id: $id, timeZone: $zone, locale: $locale}) { member { timeZone locale } } }`
	memberID := at(made, "id")
	a.data(update, vars{"id": memberID})
	require.Equal(t, member.Fields{}, given[member.Update](a.desk).Fields, "what is left out stays")
	require.Equal(t, vars{"timeZone": "", "locale": "nb-NO"}, at(a.data(update, vars{"id": memberID, "zone": nil}), "updateMember", "member"))
	refused := a.refusal(update, vars{"id": memberID, "zone": "Local", "locale": "norsk bokmål"})
	require.Contains(t, refused.Extensions.Fields, "timeZone")
	require.Contains(t, refused.Extensions.Fields, "locale")
	require.Equal(t, vars{"timeZone": "", "locale": ""}, a.data(`{ me { timeZone locale } }`, nil)["me"])
}
