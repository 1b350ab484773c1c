package task

import (
	"time"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Every is the unit in which a task comes again.
type Every string

// The units.
const (
	Day   Every = "DAY"
	Week  Every = "WEEK"
	Month Every = "MONTH"
	Year  Every = "YEAR"
)

// Repeat says how a task comes again: done, it is due anew. The zero value is
// a task that does not. DayOfMonth is the day that months and years keep to
// (the last one where a month is shorter), so that the 31st stays the 31st
// after a February; 0 takes it from the day the task is due.
type Repeat struct {
	Every      Every  `json:"every,omitempty"`
	Interval   int    `json:"interval,omitempty"`
	Until      string `json:"until,omitempty"` // YYYY-MM-DD, the last day it may be due; empty for no end
	DayOfMonth int    `json:"dayOfMonth,omitempty"`
}

// maxInterval is longer than anybody plans ahead.
const maxInterval = 1000

func (r Repeat) check(p *fault.Problems) {
	if r == (Repeat{}) {
		return
	}
	switch r.Every {
	case Day, Week, Month, Year:
	default:
		p.Add("repeat.every", "must be DAY, WEEK, MONTH or YEAR")
	}
	if r.Interval < 1 || r.Interval > maxInterval {
		p.Add("repeat.interval", "must lie between 1 and 1000")
	}
	p.Check("repeat.until", value.CheckDate(r.Until))
	if r.DayOfMonth < 0 || r.DayOfMonth > 31 {
		p.Add("repeat.dayOfMonth", "must lie between 1 and 31")
	}
}

// next is the first due day of the series that lies after today and after the
// day it was due: who comes late does not get all that he missed. Empty when
// the series has ended.
func (r Repeat) next(due string, today time.Time) string {
	day, err := time.Parse(time.DateOnly, due)
	if err != nil || r.Interval < 1 {
		return ""
	}
	if r.DayOfMonth == 0 {
		r.DayOfMonth = day.Day()
	}
	today = today.UTC().Truncate(24 * time.Hour)
	next := r.after(day)
	if skipped := r.jump(next, today); skipped > 0 {
		next = r.step(next, skipped)
	}
	for !next.After(today) {
		next = r.after(next)
	}
	text := next.Format(time.DateOnly)
	if value.CheckDate(text) != nil || r.Until != "" && text > r.Until {
		return ""
	}
	return text
}

func (r Repeat) after(day time.Time) time.Time { return r.step(day, 1) }

// step goes some intervals ahead.
func (r Repeat) step(day time.Time, intervals int) time.Time {
	n := r.Interval * intervals
	switch r.Every {
	case Day:
		return day.AddDate(0, 0, n)
	case Week:
		return day.AddDate(0, 0, 7*n)
	case Year:
		return r.inMonth(day.Year()+n, day.Month())
	default:
		return r.inMonth(day.Year(), day.Month()+time.Month(n))
	}
}

// inMonth is the series' day in a month, or the month's last.
func (r Repeat) inMonth(year int, month time.Month) time.Time {
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
	if r.DayOfMonth >= last.Day() {
		return last
	}
	return last.AddDate(0, 0, r.DayOfMonth-last.Day())
}

// longest are at least as many days as a unit has.
var longest = map[Every]int{Day: 1, Week: 7, Month: 31, Year: 366}

// jump is how many intervals can be skipped at least, so that a daily task
// that slept for a century needs no walk through it.
func (r Repeat) jump(from, to time.Time) int {
	return int(to.Sub(from).Hours()/24) / (longest[r.Every] * r.Interval)
}
