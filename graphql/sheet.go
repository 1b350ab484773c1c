package graphql

import (
	"maps"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/reporting"
)

// sheet is a report as a table, for people and their spreadsheets: a row a
// line, amounts in whole units. Each row says what it has; in the end all have
// the same columns, in the order in which groups of them were first said.
type sheet struct {
	base   string // the currency that base amounts are in
	groups []string
	parts  map[string]map[string]kind // of a group: "" for itself, or what stands behind its name
	rows   []map[place]any
}

// place says which column: a group, and a part of it.
type place struct{ group, part string }

// kind is what a column holds: texts, counts, fractions, days, or amounts
// in minor units with so many decimals.
type kind struct {
	is       rune
	decimals int
}

var (
	texts   = kind{is: 't'}
	counts  = kind{is: 'n'}
	numbers = kind{is: 'f'}
	onDays  = kind{is: 'd'}
)

func amounts(currency string) kind { return kind{'m', value.Exponent(currency)} }

func newSheet(base string) *sheet { return &sheet{base: base, parts: map[string]map[string]kind{}} }

// line begins a row.
func (s *sheet) line() *line {
	s.rows = append(s.rows, map[place]any{})
	return &line{s, s.rows[len(s.rows)-1]}
}

// lines begins a row for each of a report's rows, which write fills. A report
// without rows has its columns all the same.
func lines[R any](s *sheet, rows []R, write func(*line, R)) {
	for _, row := range rows {
		write(s.line(), row)
	}
	if len(rows) == 0 {
		var none R
		write(s.line(), none)
		s.rows = nil
	}
}

// line is a row of a sheet. Its methods add a cell, and give it back.
type line struct {
	sheet *sheet
	cells map[place]any
}

func (l *line) put(group, part string, as kind, v any) *line {
	s := l.sheet
	if s.parts[group] == nil {
		s.groups, s.parts[group] = append(s.groups, group), map[string]kind{}
	}
	s.parts[group][part] = as
	l.cells[place{group, part}] = v
	return l
}

func (l *line) text(name, v string) *line      { return l.put(name, "", texts, v) }
func (l *line) count(name string, n int) *line { return l.put(name, "", counts, int64(n)) }

func (l *line) number(name string, n *float64) *line {
	if n == nil {
		return l.put(name, "", numbers, nil)
	}
	return l.put(name, "", numbers, *n)
}

func (l *line) day(name string, day time.Time) *line {
	if day.IsZero() {
		return l.put(name, "", onDays, nil)
	}
	return l.put(name, "", onDays, day)
}

func (l *line) dayOrNone(name string, day *time.Time) *line {
	if day == nil {
		return l.day(name, time.Time{})
	}
	return l.day(name, *day)
}

func (l *line) money(name string, m reporting.Money) *line {
	if m.Currency == "" { // of no row
		m.Currency = l.sheet.base
	}
	return l.put(name, m.Currency, amounts(m.Currency), m.Amount)
}

// The parts of a worth, which stand before those by currency.
const (
	partDeals = " deals"
	partTotal = " total"
)

// worth adds how many deals there are, and their amounts.
func (l *line) worth(name string, w reporting.Worth) *line {
	l.put(name, partDeals, counts, int64(w.Count))
	l.put(name, partTotal, amounts(l.sheet.base), w.Base)
	for _, m := range w.ByCurrency {
		l.money(name, m)
	}
	return l
}

// column is a column of the finished sheet.
type column struct {
	name string
	as   kind
	at   place
}

// columns are the columns of the finished sheet.
func (s *sheet) columns() (all []column) {
	for _, group := range s.groups {
		for _, part := range slices.Sorted(maps.Keys(s.parts[group])) {
			all = append(all, column{s.title(group, part), s.parts[group][part], place{group, part}})
		}
	}
	return all
}

func (s *sheet) title(group, part string) string {
	switch part {
	case "":
		return group
	case partDeals:
		return group + ": deals"
	case partTotal:
		return group + ": all in " + s.base
	default:
		return group + ": " + part
	}
}
