package projections

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/reporting"
)

// compareDays compares the rollups with what the days were, counted one by one.
// Today is left out: it ends while one looks.
func (l *reportingLedger) compareDays(ctx context.Context, store *reporting.Store) (found []Difference, err error) {
	zone, err := time.LoadLocation(cmp.Or(l.ledger.tenant.TimeZone, "UTC"))
	if err != nil {
		return nil, err
	}
	today := dayIn(zone, time.Now())
	if err := store.Refresh(ctx, l.tenant); err != nil {
		return nil, err
	}
	have, err := store.Days(ctx, l.tenant)
	if err != nil {
		return nil, err
	}
	deals, work := map[string]reporting.DealDay{}, map[string]reporting.ActivityDay{}
	for _, r := range have.Deals {
		if r.Day.Before(today) {
			deals[dealDayID(r)] = r
		}
	}
	for _, r := range have.Activities {
		if r.Day.Before(today) {
			work[activityDayID(r)] = r
		}
	}
	compareAll(&found, "deal_days", l.dealDays(zone, today), deals, asIs)
	compareAll(&found, "activity_days", l.activityDays(zone, today), work, asIs)
	return found, nil
}

// dayIn is the day of a moment in a time zone, as the tables write days.
func dayIn(zone *time.Location, t time.Time) time.Time {
	year, month, day := t.In(zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func dealDayID(r reporting.DealDay) string {
	return fmt.Sprintf("%s %s/%s %s %s", r.Day.Format(time.DateOnly), r.PipelineID, r.StageID, r.OwnerID, r.Currency)
}

func activityDayID(r reporting.ActivityDay) string {
	return fmt.Sprintf("%s %s %s %s %t", r.Day.Format(time.DateOnly), r.Kind, r.MemberID, r.OwnerID, r.Imported)
}

// dealDays counts each open deal on each day at whose end it stood so.
func (l *reportingLedger) dealDays(zone *time.Location, today time.Time) map[string]reporting.DealDay {
	want := map[string]reporting.DealDay{}
	for _, s := range l.states() {
		if s.Status != "OPEN" || s.Archived || s.Deleted {
			continue
		}
		until := dayIn(zone, s.ValidTo)
		for day := dayIn(zone, s.ValidFrom); day.Before(until) && day.Before(today); day = day.AddDate(0, 0, 1) {
			r := reporting.DealDay{Day: day, PipelineID: s.PipelineID, StageID: s.StageID, OwnerID: s.OwnerID, Currency: s.Currency}
			r.Deals, r.Amount = want[dealDayID(r)].Deals+1, want[dealDayID(r)].Amount+s.Amount
			want[dealDayID(r)] = r
		}
	}
	return want
}

func (l *reportingLedger) activityDays(zone *time.Location, today time.Time) map[string]reporting.ActivityDay {
	want := map[string]reporting.ActivityDay{}
	for _, a := range l.activities {
		r := reporting.ActivityDay{Day: dayIn(zone, a.At), Kind: a.Kind, MemberID: a.MemberID, OwnerID: a.OwnerID, Imported: a.Imported}
		if r.Day.Before(today) {
			r.Count = want[activityDayID(r)].Count + int64(a.Count)
			want[activityDayID(r)] = r
		}
	}
	for id, r := range want {
		if r.Count == 0 {
			delete(want, id)
		}
	}
	return want
}
