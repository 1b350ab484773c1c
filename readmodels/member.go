package readmodels

import (
	"context"
	"slices"
)

var members = newTable("members", ifNewer, slices.Concat([]column[Member]{
	{"id", func(m *Member) any { return (*id)(&m.ID) }},
	{"name", func(m *Member) any { return &m.Name }},
	{"email", func(m *Member) any { return &m.Email }},
	{"role", func(m *Member) any { return &m.Role }},
	{"active", func(m *Member) any { return &m.Active }},
	{"time_zone", func(m *Member) any { return &m.TimeZone }},
	{"locale", func(m *Member) any { return &m.Locale }},
}, versioned(func(m *Member) *Versioned { return &m.Versioned }))...)

// Member gives a member; nil when there is none.
func (s *Store) Member(ctx context.Context, tenant, id string) (*Member, error) {
	return members.get(ctx, s, tenant, id)
}

// Members gives a page of the team, by name.
func (s *Store) Members(ctx context.Context, tenant string, p Page) (List[Member], error) {
	byName := order{name: SortName, expression: byFolded.rising, sqlType: byFolded.sqlType}
	return members.list(ctx, s, tenant, &selection{}, byName, p)
}

// CountMembers counts the team.
func (s *Store) CountMembers(ctx context.Context, tenant string) (int, error) {
	return members.count(ctx, s, tenant, &selection{})
}

// MembersByID gives those of the members that there are.
func (s *Store) MembersByID(ctx context.Context, tenant string, ids []string) (map[string]Member, error) {
	return members.getAll(ctx, s, tenant, ids, func(m *Member) string { return m.ID })
}

// EachMember visits every member, in no order.
func (s *Store) EachMember(ctx context.Context, tenant string, visit func(Member) error) error {
	return members.each(ctx, s, tenant, visit)
}
