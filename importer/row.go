package importer

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Row is a row of a table.
type Row struct {
	Line  int // in which it begins, from 1
	table *Table
	cells []string
}

// none says that there is nothing in the row.
func (r Row) none() bool {
	for _, cell := range r.cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// place names a row: file and line.
func (r Row) place() string {
	if r.table == nil {
		return "no line"
	}
	return fmt.Sprintf("line %d of %s", r.Line, r.table.Name)
}

// footer says that the row is a remark below a report, such as "Grand Totals".
func (r Row) footer() bool { return len(r.cells) == 1 && len(r.table.Header) > 2 }

// ragged says what is wrong with a row that has cells beyond the header: a
// delimiter that is not quoted has moved its values under the wrong labels.
func (r Row) ragged() string {
	for i := len(r.table.Header); i < len(r.cells); i++ {
		if strings.TrimSpace(r.cells[i]) != "" {
			return fmt.Sprintf("has %d cells under a header of %d: a delimiter is not quoted", len(r.cells), len(r.table.Header))
		}
	}
	return ""
}

// raw gives the first cell with something in it under one of the labels.
func (r Row) raw(labels []string) string {
	for _, label := range labels {
		for _, column := range r.table.at(label) {
			r.table.used[column] = true
			if column >= len(r.cells) {
				continue
			}
			if cell := clean(r.cells[column]); cell != "" {
				return cell
			}
		}
	}
	return ""
}

// Text gives what stands under the first of the labels that has something:
// trimmed, with "" for all that other systems write for nothing.
func (r Row) Text(labels ...string) string { return r.raw(labels) }

// oneLine gives text as one line.
func (r Row) oneLine(labels ...string) string {
	return strings.Join(strings.Fields(r.raw(labels)), " ")
}

// said gives a pointer to one line of text, nil when there is none: a blank
// cell says nothing, and so never overwrites anything.
func (r Row) said(labels ...string) *string {
	if line := r.oneLine(labels...); line != "" {
		return &line
	}
	return nil
}

// nothing is what other systems write into cells that are empty. Names are
// looked at too, so "Null" and "None", which people are called, are not in it.
var nothing = map[string]bool{
	"-": true, "--": true, "—": true, "–": true, "n/a": true, "N/A": true, "#N/A": true, "#REF!": true, "#VALUE!": true,
	"#NAME?": true, "#DIV/0!": true, "null": true, "NULL": true, "<null>": true, "(null)": true, "undefined": true,
	"Select": true, "000000000000000AAA": true, "000000000000000": true,
}

// clean gives a cell as text without what spreadsheets put around it.
func clean(cell string) string {
	cell = strings.TrimSpace(text(cell))
	if len(cell) > 1 && cell[0] == '\'' && strings.IndexByte("=+-@0123456789\t", cell[1]) >= 0 {
		cell = cell[1:] // a mark that says "this is text"
	}
	if nothing[cell] {
		return ""
	}
	return cell
}

// short cuts text to a number of characters.
func short(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit-1]) + "…"
}
