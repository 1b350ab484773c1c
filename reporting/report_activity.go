package reporting

import (
	"cmp"
	"context"
	"slices"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// Leaderboard is what each member did, those who did most first.
type Leaderboard struct{ Members []MemberActivity }

// MemberActivity is what a member did.
type MemberActivity struct {
	MemberID string
	Total    int
	ByKind   []KindCount
}

// KindCount is how often something of a kind was done.
type KindCount struct {
	Kind  string
	Count int
}

// The filters of this report: by whom, and on which deals.
const (
	byMembers = ` AND member_id IN {owners:Array(String)}`
	byTeams   = ` AND member_id IN (SELECT arrayJoin(member_ids) FROM {database:Identifier}.teams FINAL
		WHERE id IN {teams:Array(String)} AND NOT deleted)`
)

// onDeals is the deal that something was about.
func onDeals(f Filter) string {
	deals := Filter{Pipelines: f.Pipelines, Custom: f.Custom}.where()
	if deals == "" {
		return ""
	}
	return ` AND deal_id IN (SELECT id FROM {database:Identifier}.deals FINAL WHERE true` + deals + `)`
}

// workDone counts what was done. What was taken back counts less than
// nothing, at the time when it was done, whoever took it back. Cost: the period's rows, by the key.
func workDone(f Filter) string {
	where := onDeals(f)
	if len(f.Owners) > 0 {
		where += byMembers
	}
	if len(f.Teams) > 0 {
		where += byTeams
	}
	return `SELECT member_id, kind, sum(toInt64(a.count)) AS done
	FROM {database:Identifier}.activities AS a FINAL
	WHERE at >= {begin:DateTime64(6, 'UTC')} AND at < {end:DateTime64(6, 'UTC')} AND (NOT imported OR a.count < 0)
		AND member_id IN (SELECT id FROM {database:Identifier}.members FINAL)` + where + `
	GROUP BY member_id, kind HAVING done != 0 ORDER BY member_id, kind`
}

type activityRow struct {
	MemberID string `ch:"member_id"`
	Kind     string `ch:"kind"`
	Done     int64  `ch:"done"`
}

// Activity reads the report. Code: VALIDATION_ERROR.
func (s *Store) Activity(ctx context.Context, tenant string, q Question) (Leaderboard, error) {
	report := Leaderboard{Members: []MemberActivity{}}
	db, known, err := s.begun(ctx, tenant, q)
	if err != nil || !known {
		return report, err
	}
	rows, err := answer[activityRow](ctx, s, "activity", workDone(q.Filter), append(q.args(db), q.instants()...)...)
	if err != nil {
		return report, err
	}
	for member, some := range groups(rows, func(r activityRow) string { return r.MemberID }) {
		of := MemberActivity{MemberID: member, ByKind: []KindCount{}}
		for _, r := range some {
			of.Total += int(r.Done)
			of.ByKind = append(of.ByKind, KindCount{r.Kind, int(r.Done)})
		}
		report.Members = append(report.Members, of)
	}
	slices.SortStableFunc(report.Members, func(a, b MemberActivity) int { return cmp.Compare(b.Total, a.Total) })
	return report, nil
}

// instants are the parameters for the instants of the period.
func (q Question) instants() []any {
	from, to := earliest, latest
	if !q.From.IsZero() {
		from = begin(q.From, q.Zone)
	}
	if !q.To.IsZero() {
		to = end(q.To, q.Zone)
	}
	return []any{clickhouse.Named("begin", instant(from)), clickhouse.Named("end", instant(to))}
}
