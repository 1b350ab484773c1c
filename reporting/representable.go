package reporting

import "time"

// The days between which ClickHouse's dates and times, and the client's
// nanoseconds, can all be written.
var (
	earliest = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	latest   = time.Date(2262, 1, 1, 0, 0, 0, 0, time.UTC)
)

// Representable gives a time as the store can hold it: UTC, to the
// microsecond, and a time outside its range as the nearest inside. An
// imported date with a typo in its year then looks odd in a report; refusing
// it would stop the reports of all.
func Representable(t time.Time) time.Time {
	t = t.UTC().Truncate(time.Microsecond)
	switch {
	case t.Before(earliest):
		return earliest
	case t.After(latest):
		return latest
	default:
		return t
	}
}
