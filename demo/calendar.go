package demo

import "time"

const day = 24 * time.Hour

// span is how long the company has kept its book.
const span = 18

// calendar is the demo company's time: from its first day to now.
type calendar struct{ start, now time.Time }

func newCalendar(now time.Time) calendar {
	now = now.UTC().Truncate(time.Minute)
	return calendar{start: now.AddDate(0, -span, 0), now: now}
}

// seasons says how busy each month is: people are away in August and around
// Christmas, and budgets are spent before a quarter ends.
var seasons = [13]float64{
	time.January: 0.8, time.February: 0.95, time.March: 1.3, time.April: 0.95, time.May: 1.05, time.June: 1.3,
	time.July: 0.75, time.August: 0.4, time.September: 1.35, time.October: 1.1, time.November: 1.3, time.December: 0.5,
}

// opening draws a time at which somebody begins something: by season, and
// more often of late, since the company grows.
func (c calendar) opening(d dice) time.Time {
	length := c.now.Sub(c.start)
	for {
		part := d.Float64()
		at := c.start.Add(time.Duration(part * float64(length)))
		if d.Float64()*1.35*1.3 < seasons[at.Month()]*(1+0.3*part) {
			return c.working(d, at)
		}
	}
}

// working moves a time into working hours: a weekday, 8:30 to 17:30.
func (c calendar) working(d dice, at time.Time) time.Time {
	at = at.Truncate(day).Add(8*time.Hour + 30*time.Minute + time.Duration(d.IntN(9*60))*time.Minute)
	switch at.Weekday() {
	case time.Saturday:
		at = at.Add(2 * day)
	case time.Sunday:
		at = at.Add(day)
	}
	return at
}

// quarterEnd gives one of the last eight days of the quarter that at is in.
func (c calendar) quarterEnd(d dice, at time.Time) time.Time {
	first := time.Date(at.Year(), (at.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 3, -d.between(1, 8))
}

// past says whether something has happened by now.
func (c calendar) past(at time.Time) bool { return !at.After(c.now) }

// within keeps a time between the first day and now.
func (c calendar) within(at time.Time) time.Time {
	switch {
	case at.Before(c.start):
		return c.start
	case at.After(c.now):
		return c.now
	default:
		return at
	}
}

func date(at time.Time) string { return at.Format(time.DateOnly) }
