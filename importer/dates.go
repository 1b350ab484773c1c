package importer

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// dateOrder is whether 02/03/04 has its month or its day first, found out from
// dates like 02/23/26 that can be read in one way only. Without such evidence
// the month comes first: the exports that write slashes do so.
type dateOrder struct{ monthFirst, dayFirst int }

func (o *dateOrder) learn(cell string) {
	if len(cell) < 6 || len(cell) > 24 || strings.IndexByte(cell[:min(len(cell), 3)], '/') < 1 {
		return
	}
	a, b, ok := slashed(cell)
	switch {
	case ok && a <= 12 && b > 12 && b <= 31:
		o.monthFirst++
	case ok && a > 12 && a <= 31 && b <= 12:
		o.dayFirst++
	}
}

func slashed(cell string) (a, b int, ok bool) {
	parts := strings.SplitN(cell, "/", 3)
	if len(parts) != 3 {
		return 0, 0, false
	}
	a, errA := strconv.Atoi(parts[0])
	b, errB := strconv.Atoi(parts[1])
	return a, b, errA == nil && errB == nil
}

// The shapes, the commonest first. Go's parser takes 1 as well as 01 where a
// layout has one digit, and fractions of seconds wherever seconds stand.
var (
	isoLayouts = []string{
		"2006-01-02 15:04", "2006-01-02T15:04:05-0700", "2006-01-02 15:04:05", time.DateOnly, time.RFC3339,
		"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05-0700", "2006-01-02 15:04:05 -0700",
		"2006/1/2", "2006/1/2 15:04", "2006/1/2 15:04:05", "20060102",
	}
	monthFirst = slashLayouts("1/2")
	dayFirst   = slashLayouts("2/1")
	others     = []string{
		"2.1.2006", "2.1.06", "2.1.2006 15:04", "2.1.2006 15:04:05", "2.1.06 15:04",
		"2-1-2006", "2-1-06", "2-1-2006 15:04", "2-1-06 15:04",
		"2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "2-Jan-2006", "2-Jan-06",
		"Jan 2, 2006 3:04 PM", "Jan 2, 2006, 3:04 PM",
	}
)

func slashLayouts(day string) []string {
	var list []string
	for _, year := range []string{"/06", "/2006"} {
		for _, clock := range []string{"", " 3:04 PM", " 3:04:05 PM", " 15:04", " 15:04:05", ", 3:04 PM"} {
			list = append(list, day+year+clock)
		}
	}
	return list
}

var errNoDate = errors.New("is not a date")

// parse reads a time; without a zone it is UTC. timed says whether it had a
// time of day.
func (o dateOrder) parse(text string) (at time.Time, timed bool, err error) {
	at, err = o.find(text)
	if err != nil {
		return at, false, err
	}
	if y := at.Year(); y < 1900 || y > 2200 {
		return at, false, errNoDate
	}
	at = at.UTC()
	return at, at.Hour() != 0 || at.Minute() != 0 || at.Second() != 0, nil
}

func (o dateOrder) find(text string) (time.Time, error) {
	slashes := monthFirst
	if o.dayFirst > o.monthFirst {
		slashes = dayFirst
	}
	lists := [][]string{isoLayouts, others}
	switch {
	case strings.Contains(text, "/"):
		lists = [][]string{slashes, isoLayouts}
	case len(text) >= 16 && text[4] == '-' && text[10] == ' ', len(text) == 10 && text[4] == '-':
		lists = [][]string{isoLayouts}
	}
	for _, list := range lists {
		for _, layout := range list {
			if at, err := time.Parse(layout, text); err == nil {
				return at, nil
			}
		}
	}
	return serial(text)
}

// serial reads the number of a day as Excel counts them, with the time as its
// fraction (45631.5), or milliseconds since 1970 as programs write them.
func serial(text string) (time.Time, error) {
	number, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil:
		return time.Time{}, errNoDate
	case number >= 10_000 && number < 100_000:
		seconds := int64(number*86_400 + 0.5)
		return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Add(time.Duration(seconds) * time.Second), nil
	case number >= 1e11 && number < 1e13:
		return time.UnixMilli(int64(number)), nil
	default:
		return time.Time{}, errNoDate
	}
}
