package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// quota folds an event onto its quota.
func (p *page) quota(d codec.Decoded, e quota.Event) error {
	_, _, _, err := step(p.loaded.Quotas, p.changed.Quotas, d,
		func(r *readmodels.Quota) int64 { return r.Revision },
		func(r *readmodels.Quota) (*readmodels.Quota, error) { return nextQuota(r, d, e) })
	return err
}

// nextQuota folds an event onto the quota's row. A deleted quota has none;
// assigned again, it gets one anew.
func nextQuota(r *readmodels.Quota, d codec.Decoded, e quota.Event) (*readmodels.Quota, error) {
	switch e := e.(type) {
	case quota.Assigned:
		next := readmodels.Quota{
			ID: d.Stream.ID, MemberID: e.MemberID, TeamID: e.TeamID, Period: e.Period, Months: e.Months, Measure: string(e.Measure),
			Amount: e.Value.Amount, Currency: e.Value.Currency, Deals: e.Count, Versioned: versionAt(d),
		}
		if r != nil {
			next.Versioned = r.Versioned
			touch(&next.Versioned, d)
		}
		return &next, nil
	case quota.Deleted:
		if r == nil {
			return nil, noRow(d)
		}
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
}
