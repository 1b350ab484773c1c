package readmodels_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/readmodels"
)

func teamID(t readmodels.Team) string { return t.ID }

const crews = 77 // the kind of ids of teams

// crewed is the stock with teams: of the first member; of the first two; of nobody.
func crewed(t *testing.T) *readmodels.Store {
	s, rows := stock(t), readmodels.NewRows()
	for i, members := range [][]string{{key(team, 0)}, {key(team, 0), key(team, 1)}, {}} {
		rows.Teams[key(crews, i)] = &readmodels.Team{ID: key(crews, i), Name: []string{"South", "Öst", "north"}[i], MemberIDs: members, Versioned: version(i)}
	}
	rows.Teams[key(crews, 1)].LeadID = key(team, 1)
	save(t, s, 2, readmodels.Changes{Rows: rows})
	return s
}

func TestStore_TeamsAreListedByName(t *testing.T) {
	s := crewed(t)
	list, err := s.Teams(t.Context(), tenant, readmodels.TeamQuery{}, readmodels.Page{First: 2})
	require.NoError(t, err)
	require.Equal(t, []string{key(crews, 2), key(crews, 1)}, ids(list.Items, teamID))
	rest, err := s.Teams(t.Context(), tenant, readmodels.TeamQuery{}, readmodels.Page{First: 2, After: list.Cursors[1]})
	require.NoError(t, err)
	require.Equal(t, []string{key(crews, 0)}, ids(rest.Items, teamID))
	n, err := s.CountTeams(t.Context(), tenant, readmodels.TeamQuery{Search: "ost"})
	require.NoError(t, err)
	require.Equal(t, 1, n)
	one, err := s.Team(t.Context(), tenant, key(crews, 1))
	require.NoError(t, err)
	require.Equal(t, &list.Items[1], one)
	require.Equal(t, key(team, 1), one.LeadID)
	of, err := s.TeamsByMember(t.Context(), tenant, []string{key(team, 0), key(team, 1), key(team, 2)}, 50)
	require.NoError(t, err)
	require.Equal(t, []string{key(crews, 1), key(crews, 0)}, ids(of[key(team, 0)], teamID))
	require.Equal(t, []string{key(crews, 1)}, ids(of[key(team, 1)], teamID))
	require.Empty(t, of[key(team, 2)])
}

// Each list asked for what a team looks after is what its members look after.
func TestStore_ListsOfTeams(t *testing.T) {
	s := crewed(t)
	ctx, page := t.Context(), readmodels.Page{First: 200}
	for name, list := range map[string]func(team string, f readmodels.Filter) ([]string, error){
		"contacts": func(team string, f readmodels.Filter) ([]string, error) {
			l, err := s.Contacts(ctx, tenant, readmodels.ContactQuery{TeamID: team, Filter: f}, page)
			return ids(l.Items, contactID), err
		},
		"companies": func(team string, f readmodels.Filter) ([]string, error) {
			l, err := s.Companies(ctx, tenant, readmodels.CompanyQuery{TeamID: team, Filter: f}, page)
			return ids(l.Items, companyID), err
		},
		"deals": func(team string, f readmodels.Filter) ([]string, error) {
			l, err := s.Deals(ctx, tenant, readmodels.DealQuery{TeamID: team, Filter: f}, page)
			return ids(l.Items, dealID), err
		},
		"tasks": func(team string, f readmodels.Filter) ([]string, error) {
			l, err := s.Tasks(ctx, tenant, readmodels.TaskQuery{TeamID: team, Filter: f}, page)
			return ids(l.Items, taskID), err
		},
	} {
		t.Run(name, func(t *testing.T) {
			get := func(team string, f readmodels.Filter) []string {
				t.Helper()
				got, err := list(team, f)
				require.NoError(t, err)
				return got
			}
			field := map[bool]string{true: "assigneeId", false: "ownerId"}[name == "tasks"]
			by := func(members ...any) readmodels.Filter {
				return readmodels.Compare{Field: field, Op: readmodels.Eq, Values: members}
			}
			of := func(teams ...any) readmodels.Filter {
				return readmodels.Compare{Field: "teamId", Op: readmodels.Eq, Values: teams}
			}
			first, both := get("", by(key(team, 0))), get("", by(key(team, 0), key(team, 1)))
			require.NotEmpty(t, first)
			require.Equal(t, first, get(key(crews, 0), nil))
			require.Equal(t, first, get("", of(key(crews, 0))))
			require.Equal(t, both, get(key(crews, 1), nil))
			require.Equal(t, both, get("", of(key(crews, 0), key(crews, 1))))
			require.Equal(t, first, get(key(crews, 1), of(key(crews, 0))))
			require.Equal(t, get("", readmodels.Not{Filter: by(key(team, 0))}), get("", readmodels.Not{Filter: of(key(crews, 0))}), "what nobody looks after is not the team's")
			for _, none := range []string{key(crews, 2), key(crews, 3), "no id"} { // of nobody, unknown, impossible
				require.Empty(t, get(none, nil))
				require.Empty(t, get("", of(none)))
			}
			_, err := list("", readmodels.Compare{Field: "teamId", Op: readmodels.Contains, Values: []any{"x"}})
			require.Error(t, err)
		})
	}
}
