package task_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/internal/fault"
)

func repeating(due string, r task.Repeat) []task.Event {
	return []task.Event{task.Created{ID: call, Fields: task.Fields{Title: new("Report"), Due: &due, Repeat: &r}, Moment: on(monday)}}
}

func TestARepeatingTaskIsDueAnew(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		due    string
		repeat task.Repeat
		done   string // the day
		next   string // empty: the series has ended
	}{
		"weekly":                          {"2026-03-02", task.Repeat{Every: task.Week, Interval: 1}, "2026-03-02", "2026-03-09"},
		"early":                           {"2026-03-09", task.Repeat{Every: task.Week, Interval: 1}, "2026-03-02", "2026-03-16"},
		"late skips what was missed":      {"2026-03-02", task.Repeat{Every: task.Day, Interval: 1}, "2026-03-20", "2026-03-21"},
		"every third day keeps its step":  {"2026-03-02", task.Repeat{Every: task.Day, Interval: 3}, "2026-03-20", "2026-03-23"},
		"the last of a shorter month":     {"2026-01-31", task.Repeat{Every: task.Month, Interval: 1}, "2026-01-31", "2026-02-28"},
		"the 31st stays the 31st":         {"2026-02-28", task.Repeat{Every: task.Month, Interval: 1, DayOfMonth: 31}, "2026-02-28", "2026-03-31"},
		"over the end of a year":          {"2026-11-30", task.Repeat{Every: task.Month, Interval: 3}, "2026-11-30", "2027-02-28"},
		"a leap day":                      {"2024-02-29", task.Repeat{Every: task.Year, Interval: 1}, "2024-02-29", "2025-02-28"},
		"the last day of the series":      {"2026-03-02", task.Repeat{Every: task.Week, Interval: 1, Until: "2026-03-09"}, "2026-03-02", "2026-03-09"},
		"the series has ended":            {"2026-03-02", task.Repeat{Every: task.Week, Interval: 1, Until: "2026-03-08"}, "2026-03-02", ""},
		"a century late":                  {"1950-01-01", task.Repeat{Every: task.Day, Interval: 1}, "2026-03-02", "2026-03-03"},
		"not beyond what a date can hold": {"2199-12-31", task.Repeat{Every: task.Year, Interval: 1000}, "2199-12-31", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			day, err := time.Parse(time.DateOnly, c.done)
			require.NoError(t, err)
			at := day.Add(9 * time.Hour)
			var want task.Event = task.Repeated{ID: call, Done: c.due, Due: c.next, Moment: on(at)}
			if c.next == "" {
				want = task.Completed{ID: call, Moment: on(at)}
			}
			given(t, repeating(c.due, c.repeat)).When(task.Complete{ID: call, At: at}).Then(want)
		})
	}
}

func TestTheReminderMovesWithTheDueDay(t *testing.T) {
	t.Parallel()
	past := append(repeating("2026-03-02", task.Repeat{Every: task.Week, Interval: 2}),
		task.Updated{ID: call, Fields: task.Fields{Reminder: new(monday.Add(-time.Hour))}, Moment: on(monday)})
	given(t, past).When(task.Complete{ID: call, At: monday}).Then(task.Repeated{
		ID: call, Done: "2026-03-02", Due: "2026-03-16", Reminder: new(monday.AddDate(0, 0, 14).Add(-time.Hour)), Moment: on(monday),
	})
}

func TestSaidTwiceItIsDoneOnce(t *testing.T) {
	t.Parallel()
	daily := append(repeating("2026-03-02", task.Repeat{Every: task.Day, Interval: 1}),
		task.Repeated{ID: call, Done: "2026-03-02", Due: "2026-03-03", Moment: on(monday)})
	given(t, daily).When(task.Complete{ID: call, At: monday.Add(time.Second)}).ThenNothing()
	given(t, daily).When(task.Complete{ID: call, At: tuesday}).
		Then(task.Repeated{ID: call, Done: "2026-03-03", Due: "2026-03-04", Moment: on(tuesday)})
}

func TestASeriesNeedsAFirstDay(t *testing.T) {
	t.Parallel()
	weekly := task.Repeat{Every: task.Week, Interval: 1}
	given(t, nil).When(task.Create{ID: call, Fields: task.Fields{Title: new("Report"), Repeat: &weekly}}).ThenError(fault.Invalid, "due")
	given(t, created()).When(task.Update{ID: call, Fields: task.Fields{Repeat: &weekly}}).ThenError(fault.Invalid, "due")
	given(t, repeating("2026-03-02", weekly)).When(task.Update{ID: call, Fields: task.Fields{Due: new("")}}).ThenError(fault.Invalid, "due")
	given(t, repeating("2026-03-02", weekly)).
		When(task.Update{ID: call, At: monday, Fields: task.Fields{Due: new(""), Repeat: &task.Repeat{}}}).
		Then(task.Updated{ID: call, Fields: task.Fields{Due: new(""), Repeat: &task.Repeat{}}, Moment: on(monday)})
}

func TestTimesAndRepetitionsAreChecked(t *testing.T) {
	t.Parallel()
	given(t, created()).When(task.Update{ID: call, Fields: task.Fields{
		DueTime: new("25:00"), Reminder: new(time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC)),
		Repeat: &task.Repeat{Every: "FORTNIGHT", Interval: 0, Until: "soon", DayOfMonth: 32},
	}}).ThenError(fault.Invalid, "dueTime", "reminder", "repeat.every", "repeat.interval", "repeat.until", "repeat.dayOfMonth")
}

// Whatever the series and however late: the next day lies behind today and is
// one of the days that walking the series one by one gives.
func TestTheNextDayIsOneOfTheSeries(t *testing.T) {
	t.Parallel()
	dice := rand.New(rand.NewPCG(1, 2))
	units := []task.Every{task.Day, task.Week, task.Month, task.Year}
	for range 2000 {
		first := time.Date(2000+dice.IntN(30), time.Month(1+dice.IntN(12)), 1+dice.IntN(31), 0, 0, 0, 0, time.UTC)
		today := first.AddDate(0, 0, dice.IntN(4000)-100)
		r := task.Repeat{Every: units[dice.IntN(4)], Interval: 1 + dice.IntN(5), DayOfMonth: first.Day()}
		state := task.Decider.Fold(task.Decider.Initial, repeating(first.Format(time.DateOnly), r)...)
		events, err := task.Decider.Decide(state, task.Complete{ID: call, At: today.Add(10 * time.Hour)})
		require.NoError(t, err)
		require.Equal(t, walked(first, today, r), events[0].(task.Repeated).Due, "%v after %v, %+v", first, today, r)
	}
}

// walked counts the intervals from the first day on.
func walked(first, today time.Time, r task.Repeat) string {
	for n := r.Interval; ; n += r.Interval {
		day := first
		switch r.Every {
		case task.Day:
			day = first.AddDate(0, 0, n)
		case task.Week:
			day = first.AddDate(0, 0, 7*n)
		case task.Month:
			day = clamped(first.Year(), int(first.Month())+n, r.DayOfMonth)
		default:
			day = clamped(first.Year()+n, int(first.Month()), r.DayOfMonth)
		}
		if day.After(today) {
			return day.Format(time.DateOnly)
		}
	}
}

func clamped(year, month, day int) time.Time {
	last := time.Date(year, time.Month(month+1), 0, 0, 0, 0, 0, time.UTC)
	return time.Date(last.Year(), last.Month(), min(day, last.Day()), 0, 0, 0, 0, time.UTC)
}

func TestReopenAndRestore(t *testing.T) {
	t.Parallel()
	given(t, nil).When(task.Reopen{ID: call}).ThenError(fault.NotFound)
	given(t, nil).When(task.Restore{ID: call}).ThenError(fault.NotFound)
	given(t, created()).When(task.Reopen{ID: call}).ThenNothing()
	given(t, created()).When(task.Restore{ID: call}).ThenNothing()
	given(t, completed()).When(task.Reopen{ID: call, At: tuesday}).Then(task.Reopened{ID: call, Moment: on(tuesday)})
	given(t, deleted()).When(task.Reopen{ID: call}).ThenError(fault.NotFound)

	gone := append(completed(), task.Deleted{ID: call, Moment: on(monday)})
	was := task.Decider.Fold(task.Decider.Initial, completed()...)
	given(t, gone).When(task.Restore{ID: call, At: tuesday}).Then(task.Restored{
		ID: call, Fields: task.Fields{Title: new("Call Jane"), Kind: new(task.Call)}, Links: was.Links,
		CreatedAt: monday, CompletedAt: monday, Moment: on(tuesday),
	})
	back := task.Decider.Fold(task.Decider.Initial, append(gone, task.Restored{
		ID: call, Fields: task.Fields{Title: new("Call Jane"), Kind: new(task.Call)}, Links: was.Links,
		CreatedAt: monday, CompletedAt: monday, Moment: on(tuesday),
	})...)
	was.UpdatedAt = tuesday
	require.Equal(t, was, back)
	require.Equal(t, "jane", task.Restored{Links: was.Links}.Subject())
	require.Empty(t, domain.Diff(was, back))
}
