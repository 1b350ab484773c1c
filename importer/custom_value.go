package importer

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/value"
)

// customColumn is a custom field with the columns that its values stand in.
type customColumn struct {
	customfield.Definition
	columns []int
}

// maxCustom is how many bytes of custom fields a row can bring: what is
// written at once has a limit, which one row must not meet.
const maxCustom = 256 << 10

// custom gives what a row says of an object's custom fields; nil for nothing.
// A value that its field cannot take is left out, with a warning.
func (r Row) custom(object Object, warnings *[]string) *value.Custom {
	if r.table == nil || r.table.about != object {
		return nil
	}
	values, size := value.Custom{}, 0
	for _, c := range r.table.custom {
		cell := r.cell(c.columns)
		if cell == "" {
			continue
		}
		v, err := readCustom(c.Definition, cell, r.table.dates)
		if size += len(cell); size > maxCustom && err == nil {
			err = errors.New("is more than one row can bring")
		}
		if err != nil {
			*warnings = append(*warnings, fmt.Sprintf("imported without a value of the custom field %q that %s", c.Label, err))
			continue
		}
		values[c.Key] = v
	}
	if len(values) == 0 {
		return nil
	}
	return &values
}

// cell gives the first of some columns with something in it.
func (r Row) cell(columns []int) string {
	for _, i := range columns {
		if i < len(r.cells) {
			if cell := clean(r.cells[i]); cell != "" {
				return cell
			}
		}
	}
	return ""
}

// readCustom reads a cell as a value in normal form.
func readCustom(d customfield.Definition, cell string, dates dateOrder) (any, error) {
	var v any = cell
	var err error
	switch d.Type {
	case customfield.Boolean:
		v, err = readYesNo(cell)
	case customfield.Number:
		v, err = readPlainNumber(cell)
	case customfield.Date:
		v, err = readDay(cell, dates)
	}
	if err != nil {
		return nil, err
	}
	return d.Read(nil, v)
}

// yesNo are the words that exports write for yes and no. 1 and 0 are numbers,
// of which there may be others in the next export.
var yesNo = map[string]bool{
	"true": true, "yes": true, "wahr": true, "ja": true, "vrai": true, "oui": true, "verdadero": true, "sí": true, "sim": true,
	"false": false, "no": false, "falsch": false, "nein": false, "faux": false, "non": false, "falso": false, "não": false,
}

func readYesNo(cell string) (any, error) {
	if len(cell) > 12 {
		return nil, errNotYesNo
	}
	yes, known := yesNo[strings.ToLower(cell)]
	if !known {
		return nil, errNotYesNo
	}
	return yes, nil
}

var errNotYesNo = errors.New("is neither yes nor no")

// plainNumber is a number and nothing else. What has a zero in front or a plus
// is a code or a phone number, and one with a currency is no mere number.
var plainNumber = regexp.MustCompile(`^-?(0|[1-9]\d{0,14}|[1-9]\d{0,2}(,\d{3}){1,4})(\.\d{1,15})?([eE][+-]?\d{1,2})?$`)

func readPlainNumber(cell string) (any, error) {
	if cell == "" || cell[0] != '-' && (cell[0] < '0' || cell[0] > '9') || !plainNumber.MatchString(cell) {
		return nil, errNoNumber
	}
	number, err := parseNumber(cell)
	if err != nil {
		return nil, err
	}
	n, _ := number.Float64()
	return n, nil
}

// readDay reads a date without a time of day, which the type has no room for.
func readDay(cell string, dates dateOrder) (any, error) {
	if len(cell) < 6 || len(cell) > 30 || !strings.ContainsAny(cell, "-/. ") || plainNumber.MatchString(cell) {
		return nil, errNoDate
	}
	at, timed, err := dates.parse(cell)
	switch {
	case err != nil:
		return nil, errNoDate
	case timed:
		return nil, errors.New("has a time of day")
	}
	return at.Format(time.DateOnly), nil
}
