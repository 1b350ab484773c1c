package quota_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/quota"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

const (
	spring = "01980000-0000-7000-8000-000000000031"
	ann    = "01980000-0000-7000-8000-00000000000a"
	north  = "01980000-0000-7000-8000-000000000021"
)

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
	purpose = quota.Purpose{MemberID: ann, Period: "2026-04-01", Months: quota.Quarter, Measure: quota.Amount}
	euros   = value.Money{Amount: 50_000_00, Currency: "EUR"}
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func given(t *testing.T, past ...quota.Event) domaintest.History[quota.Quota, quota.Command, quota.Event] {
	t.Helper()
	return domaintest.Given(t, quota.Decider, past...)
}

func assigned() quota.Event {
	return quota.Assigned{ID: spring, Purpose: purpose, Value: euros, Moment: on(monday)}
}

func set(change func(*quota.Set)) quota.Set {
	cmd := quota.Set{ID: spring, Purpose: purpose, Value: euros, At: monday}
	change(&cmd)
	return cmd
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	given(t).When(set(func(*quota.Set) {})).Then(assigned())
	given(t).When(quota.Delete{ID: spring}).ThenError(fault.NotFound)
	deals := quota.Purpose{TeamID: north, Period: "2026-02-01", Months: quota.Month, Measure: quota.Deals}
	given(t).When(quota.Set{ID: spring, Purpose: deals, Count: 1, At: monday}).
		Then(quota.Assigned{ID: spring, Purpose: deals, Count: 1, Moment: on(monday)})
}

func TestSetRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*quota.Set)
		fields []string
	}{
		"nobody":              {func(c *quota.Set) { c.MemberID = "" }, []string{"memberId"}},
		"a member of a team":  {func(c *quota.Set) { c.TeamID = north }, []string{"memberId"}},
		"no period":           {func(c *quota.Set) { c.Period = "" }, []string{"period"}},
		"no day":              {func(c *quota.Set) { c.Period = "2026-04-31" }, []string{"period"}},
		"middle of a month":   {func(c *quota.Set) { c.Period = "2026-04-02" }, []string{"period"}},
		"middle of a quarter": {func(c *quota.Set) { c.Period = "2026-05-01" }, []string{"period"}},
		"half a year":         {func(c *quota.Set) { c.Months = 6 }, []string{"months"}},
		"another measure":     {func(c *quota.Set) { c.Measure = "CALLS" }, []string{"measure"}},
		"nothing":             {func(c *quota.Set) { c.Value.Amount = 0 }, []string{"value"}},
		"less":                {func(c *quota.Set) { c.Value.Amount = -1 }, []string{"value"}},
		"no currency":         {func(c *quota.Set) { c.Value.Currency = "euro" }, []string{"value"}},
		"both":                {func(c *quota.Set) { c.Count = 3 }, []string{"deals"}},
		"no deals":            {func(c *quota.Set) { c.Measure, c.Value = quota.Deals, value.Money{} }, []string{"deals"}},
		"too many deals":      {func(c *quota.Set) { c.Measure, c.Value, c.Count = quota.Deals, value.Money{}, 1_000_001 }, []string{"deals"}},
		"deals worth":         {func(c *quota.Set) { c.Measure, c.Count = quota.Deals, 3 }, []string{"value"}},
		"everything at once":  {func(c *quota.Set) { c.Purpose, c.Value = quota.Purpose{}, value.Money{} }, []string{"measure", "memberId", "months", "period"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			given(t).When(set(c.change)).ThenError(fault.Invalid, c.fields...)
		})
	}
}

func TestWhenAssigned(t *testing.T) {
	t.Parallel()
	given(t, assigned()).When(set(func(*quota.Set) {})).ThenNothing()
	more := set(func(c *quota.Set) { c.Value.Amount, c.At = 1, tuesday })
	given(t, assigned()).When(more).Then(quota.Assigned{ID: spring, Purpose: purpose, Value: more.Value, Moment: on(tuesday)})
	given(t, assigned()).When(set(func(c *quota.Set) { c.MemberID = north })).ThenError(fault.Conflict)
	given(t, assigned()).When(quota.Delete{ID: spring, At: tuesday}).Then(quota.Deleted{ID: spring, Moment: on(tuesday)})
}

func TestWhenDeleted(t *testing.T) {
	t.Parallel()
	past := []quota.Event{assigned(), quota.Deleted{ID: spring, Moment: on(monday)}}
	given(t, past...).When(quota.Delete{ID: spring}).ThenNothing()
	given(t, past...).When(set(func(c *quota.Set) { c.At = tuesday })).
		Then(quota.Assigned{ID: spring, Purpose: purpose, Value: euros, Moment: on(tuesday)})
	q := quota.Decider.Fold(quota.Quota{}, append(past, quota.Assigned{ID: spring, Purpose: purpose, Value: euros, Moment: on(tuesday)})...)
	require.Equal(t, quota.Quota{ID: spring, Purpose: purpose, Value: euros, CreatedAt: tuesday, UpdatedAt: tuesday}, q)
}

func TestID(t *testing.T) {
	t.Parallel()
	other := purpose
	other.Months = quota.Month
	require.Equal(t, "86ad6d51-ab20-5483-b048-e7b3a8e10318", quota.ID("one", purpose), "it is in the log")
	require.NotEqual(t, quota.ID("one", purpose), quota.ID("one", other))
	require.NotEqual(t, quota.ID("one", purpose), quota.ID("two", purpose))
}
