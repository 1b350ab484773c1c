package reporting

import (
	"strconv"
	"time"

	"github.com/daybook-crm/daybook/internal/fault"
)

// today is the day of the question where the team works.
func (q Question) today() time.Time { return dayOf(q.Now, q.Zone) }

// dayOf gives the day of an instant, as a midnight of UTC.
func dayOf(at time.Time, zone *time.Location) time.Time {
	y, m, d := at.In(zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// begin gives the first instant of a day in the zone. Where the clocks are
// put forward at midnight that is one o'clock.
func begin(day time.Time, zone *time.Location) time.Time {
	y, m, d := day.Date()
	at := time.Date(y, m, d, 0, 0, 0, 0, zone)
	if dayOf(at, zone).Before(day) { // in the gap, read by the clock of afterwards
		_, at = at.ZoneBounds()
	}
	if earlier := at.Add(-time.Hour); dayOf(earlier, zone).Equal(day) { // put back at one: there are two midnights
		return earlier
	}
	return at
}

// end gives the instant at which the day is over.
func end(day time.Time, zone *time.Location) time.Time { return begin(day.AddDate(0, 0, 1), zone) }

// Every says how days are taken together.
type Every string

// The ways in which days are taken together.
const (
	Week    Every = "WEEK" // from Monday on
	Month   Every = "MONTH"
	Quarter Every = "QUARTER"
	Year    Every = "YEAR"
	Always  Every = "ALWAYS" // all of them: one period, which begins nowhere
)

// first gives the first day of the period that a day is in.
func (e Every) first(day time.Time) time.Time {
	y, m, d := day.Date()
	switch e {
	case Week:
		return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	case Month:
		return time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	case Quarter:
		return time.Date(y, m-(m-1)%3, 1, 0, 0, 0, 0, time.UTC)
	case Year:
		return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
	default:
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
}

// after gives the first day of the nth period after the one that begins on a day.
func (e Every) after(first time.Time, n int) time.Time {
	switch e {
	case Week:
		return first.AddDate(0, 0, 7*n)
	case Quarter:
		return first.AddDate(0, 3*n, 0)
	case Year:
		return first.AddDate(n, 0, 0)
	default:
		return first.AddDate(0, n, 0)
	}
}

// periods gives the first days of the periods from the one of a day to the one of
// another. Too many are refused: nobody reads them, and each costs.
func (e Every) periods(from, to time.Time, most int) (firsts []time.Time, err error) {
	for first := e.first(from); !first.After(to); first = e.after(first, 1) {
		if len(firsts) == most {
			return nil, fault.Field("from", "the report would have more than "+strconv.Itoa(most)+" periods; choose a shorter time")
		}
		firsts = append(firsts, first)
	}
	return firsts, nil
}

// firstDay is the first day of a period as SQL, of the column day.
var firstDay = map[Every]string{
	Week:    "toMonday(day)",
	Month:   "toStartOfMonth(day)",
	Quarter: "toStartOfQuarter(day)",
	Year:    "toStartOfYear(day)",
	Always:  "toDate32('1970-01-01')",
}

// instant writes a moment as a parameter of the type DateTime64(6, 'UTC').
func instant(at time.Time) string { return Representable(at).Format("2006-01-02 15:04:05.000000") }
