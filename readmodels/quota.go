package readmodels

import (
	"context"
	"slices"
)

// Quota is a row of quotas: what a member, or a team together, is to win in
// the months from Period on, its first day. Measure is AMOUNT, in minor units,
// or DEALS.
type Quota struct {
	ID               string
	MemberID, TeamID string
	Period           string
	Months           int
	Measure          string
	Amount           int64
	Currency         string
	Deals            int
	Versioned
}

var quotas = newTable("quotas", ifNewer, slices.Concat([]column[Quota]{
	{"id", func(q *Quota) any { return (*id)(&q.ID) }},
	{"member_id", func(q *Quota) any { return (*id)(&q.MemberID) }},
	{"team_id", func(q *Quota) any { return (*id)(&q.TeamID) }},
	{"period", func(q *Quota) any { return (*day)(&q.Period) }},
	{"months", func(q *Quota) any { return &q.Months }},
	{"measure", func(q *Quota) any { return &q.Measure }},
	{"amount", func(q *Quota) any { return &q.Amount }},
	{"currency", func(q *Quota) any { return &q.Currency }},
	{"deals", func(q *Quota) any { return &q.Deals }},
}, versioned(func(q *Quota) *Versioned { return &q.Versioned }))...)

// QuotaQuery selects quotas; what is empty does not restrict. Period is the
// first day of theirs.
type QuotaQuery struct{ MemberID, TeamID, Period string }

func (q QuotaQuery) selection() *selection {
	s := &selection{}
	s.refers("member_id", q.MemberID)
	s.refers("team_id", q.TeamID)
	if q.Period != "" {
		s.conditions = append(s.conditions, "period = "+s.arg(q.Period)+"::text::date")
	}
	return s
}

// Quotas gives a page of quotas, the newest period first.
func (s *Store) Quotas(ctx context.Context, tenant string, q QuotaQuery, p Page) (List[Quota], error) {
	return quotas.list(ctx, s, tenant, q.selection(), order{name: "period DESC", expression: "period", sqlType: "date", falling: true}, p)
}

// CountQuotas counts what Quotas gives on all pages.
func (s *Store) CountQuotas(ctx context.Context, tenant string, q QuotaQuery) (int, error) {
	return quotas.count(ctx, s, tenant, q.selection())
}

// TeamsByID gives those of the teams that there are.
func (s *Store) TeamsByID(ctx context.Context, tenant string, ids []string) (map[string]Team, error) {
	return teams.getAll(ctx, s, tenant, ids, func(t *Team) string { return t.ID })
}

// EachQuota visits every quota, in no order.
func (s *Store) EachQuota(ctx context.Context, tenant string, visit func(Quota) error) error {
	return quotas.each(ctx, s, tenant, visit)
}
