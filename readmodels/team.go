package readmodels

import (
	"context"
	"slices"
)

var teams = newTable("teams", ifNewer, slices.Concat([]column[Team]{
	{"id", func(t *Team) any { return (*id)(&t.ID) }},
	{"name", func(t *Team) any { return &t.Name }},
	{"member_ids", func(t *Team) any { return &t.MemberIDs }},
	{"lead_id", func(t *Team) any { return (*id)(&t.LeadID) }},
}, versioned(func(t *Team) *Versioned { return &t.Versioned }))...)

// TeamQuery selects teams.
type TeamQuery struct{ Search string }

func (q TeamQuery) selection() *selection {
	s := &selection{}
	s.search(q.Search)
	return s
}

// Team gives a team; nil when there is none.
func (s *Store) Team(ctx context.Context, tenant, id string) (*Team, error) {
	return teams.get(ctx, s, tenant, id)
}

// Teams gives a page of teams, by name.
func (s *Store) Teams(ctx context.Context, tenant string, q TeamQuery, p Page) (List[Team], error) {
	byName := order{name: SortName, expression: byFolded.rising, sqlType: byFolded.sqlType}
	return teams.list(ctx, s, tenant, q.selection(), byName, p)
}

// CountTeams counts what Teams gives on all pages.
func (s *Store) CountTeams(ctx context.Context, tenant string, q TeamQuery) (int, error) {
	return teams.count(ctx, s, tenant, q.selection())
}

// TeamsByMember gives the teams that each member is in, by name.
func (s *Store) TeamsByMember(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Team, error) {
	return teams.grouped(ctx, s, tenant, "member_ids @> ARRAY[k.id]", "folded, id", ids, limit)
}

// ofTeam says of a column of members that it names one of a team. Whom nobody
// looks after is of no team.
func ofTeam(column string) string {
	return column + " = ANY(ARRAY(SELECT unnest(t.member_ids) FROM {schema}.teams AS t WHERE t.id = %s))"
}

// EachTeam visits every team, in no order.
func (s *Store) EachTeam(ctx context.Context, tenant string, visit func(Team) error) error {
	return teams.each(ctx, s, tenant, visit)
}
