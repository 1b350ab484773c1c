package reporting

import (
	"context"
	"fmt"
	"time"
)

// DealDay is a row of deal_days: the open deals of a stage and an owner at the
// end of a day in the tenant's time zone.
type DealDay struct {
	Day        time.Time `ch:"day"`
	PipelineID string    `ch:"pipeline_id"`
	StageID    string    `ch:"stage_id"`
	OwnerID    string    `ch:"owner_id"`
	Currency   string    `ch:"currency"`
	Deals      int64     `ch:"deals"`
	Amount     int64     `ch:"amount"`
}

// ActivityDay is a row of activity_days: work of a kind on a day.
type ActivityDay struct {
	Day      time.Time `ch:"day"`
	Kind     string    `ch:"kind"`
	MemberID string    `ch:"member_id"`
	OwnerID  string    `ch:"owner_id"`
	Imported bool      `ch:"imported"`
	Count    int64     `ch:"count"`
}

// Days are the rows of the tables that are refreshed.
type Days struct {
	Deals      []DealDay
	Activities []ActivityDay
}

// Days gives the rollups of a tenant: for checks and tests.
func (s *Store) Days(ctx context.Context, tenant string) (days Days, err error) {
	db, known, err := s.find(ctx, tenant)
	if err != nil || !known {
		return Days{}, err
	}
	if err := rollup(ctx, s, db, "deal_days", &days.Deals); err != nil {
		return Days{}, err
	}
	if err := rollup(ctx, s, db, "activity_days", &days.Activities); err != nil {
		return Days{}, err
	}
	return days, nil
}

func rollup[R any](ctx context.Context, s *Store, db database, name string, into *[]R) error {
	query := "SELECT " + columnNames[R]() + " FROM " + db.table(name)
	if err := s.conn.Select(ctx, into, query); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// refreshed are the views that make rollups.
var refreshed = []string{"deal_days_refresh", "activity_days_refresh"}

// Refresh makes a tenant's rollups anew at once, instead of at the next
// quarter of an hour.
func (s *Store) Refresh(ctx context.Context, tenant string) error {
	db, known, err := s.find(ctx, tenant)
	if err != nil || !known {
		return err
	}
	for _, view := range refreshed {
		for _, order := range []string{"SYSTEM REFRESH VIEW ", "SYSTEM WAIT VIEW "} {
			if err := s.conn.Exec(ctx, order+db.table(view)); err != nil {
				return fmt.Errorf("refresh %s: %w", view, err)
			}
		}
	}
	return nil
}
