package projections_test

import (
	"cmp"
	"math/big"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/reporting"
)

// quotaAttainment is the report "Quota attainment".
func (p *past) quotaAttainment() reporting.Quotas {
	sums, missing := p.sums()
	var report reporting.Quotas
	for _, of := range p.quotas {
		first := date(of.Period)
		next := first.AddDate(0, of.Months, 0)
		if of.Deleted || next.AddDate(0, 0, -1).Before(p.From) || first.After(p.To) || !p.asked(of) {
			continue
		}
		in := func(day time.Time) bool { return !day.Before(first) && day.Before(next) }
		won, open, weighted := sums(), sums(), sums()
		for _, d := range p.deals {
			p.countQuota(of, d.now(), in, won, open, weighted)
		}
		row := reporting.QuotaAttainment{
			QuotaID: of.ID, MemberID: of.MemberID, TeamID: of.TeamID, First: first, Last: next.AddDate(0, 0, -1), Measure: string(of.Measure),
			Won: won.worth(), Open: open.worth(), Weighted: weighted.worth(),
		}
		if of.Measure == quota.Deals {
			row.TargetDeals, row.Attainment = of.Count, ratio(won.count, of.Count)
		} else {
			target := sums()
			target.add(of.Value, first, one)
			row.Target, row.TargetBase = reporting.Money{Currency: of.Value.Currency, Amount: of.Value.Amount}, target.worth().Base
			if target.base.Sign() > 0 {
				part, _ := new(big.Rat).Quo(won.base, target.base).Float64()
				row.Attainment = &part
			}
		}
		report.Rows = append(report.Rows, row)
	}
	slices.SortFunc(report.Rows, func(a, b reporting.QuotaAttainment) int {
		return cmp.Or(a.First.Compare(b.First), a.Last.Compare(b.Last), cmp.Compare(a.TeamID, b.TeamID), cmp.Compare(a.MemberID, b.MemberID), cmp.Compare(a.QuotaID, b.QuotaID))
	})
	report.MissingRates = missing()
	return report
}

// asked says whether a quota passes the filter.
func (p *past) asked(of quota.Quota) bool {
	f := p.Filter
	if len(f.Owners) > 0 && !slices.Contains(f.Owners, of.MemberID) {
		return false
	}
	return len(f.Teams) == 0 || slices.Contains(f.Teams, of.TeamID) || slices.ContainsFunc(f.Teams, func(id string) bool { return p.inTeam(id, of.MemberID) })
}

func (p *past) inTeam(team, member string) bool {
	return p.teams[team].Exists() && slices.Contains(p.teams[team].MemberIDs, member)
}

func (p *past) countQuota(of quota.Quota, d deal.Deal, in func(time.Time) bool, won, open, weighted *sum) {
	mine := d.OwnerID == of.MemberID
	if of.TeamID != "" {
		mine = p.inTeam(of.TeamID, d.OwnerID)
	}
	f := p.Filter
	if !mine || d.Deleted || len(f.Pipelines) > 0 && !slices.Contains(f.Pipelines, d.PipelineID) || !p.customPasses(d) {
		return
	}
	if d.Status == deal.StatusWon && in(p.day(d.ClosedAt)) {
		won.add(d.Value, p.day(d.ClosedAt), one)
	}
	if piped(d) && d.ExpectedClose != "" && in(date(d.ExpectedClose)) {
		open.add(d.Value, p.today(), one)
		weighted.add(d.Value, p.today(), p.likely(d))
	}
}
