package importer

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/task"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Mapping says which column of a table is which field.
type Mapping struct {
	// System is where the table comes from, such as "pipedrive"; default "csv".
	// Ids are made from it: tables of one system belong together, and a row
	// with the same id in tables of two systems is two objects.
	System string
	fields map[string]column
}

// String gives what the mapping says, field by field.
func (m Mapping) String() string { return fmt.Sprint(m.fields) } // maps are printed in order

// column is where a field's values come from: the first of some columns with
// something in it, or one value for all rows.
type column struct {
	labels   []string
	constant string
}

// mappable are the fields, by object. "id" is the object's id at its source.
var mappable = map[string][]string{
	contact.Category: strings.Fields("id firstName lastName name email phone jobTitle lifecycleStage leadStatus source " + everyone),
	company.Category: strings.Fields("id name domain phone industry employees " + everyone),
	deal.Category:    strings.Fields("id title amount currency pipeline stage status expectedClose closed lostReason owner created"),
	task.Category:    strings.Fields("id title description kind priority due done owner created"),
}

// everyone is what companies and contacts have alike.
const everyone = "street city region postalCode country owner created"

// mainFirst is the order in which objects are what a row is about.
var mainFirst = []string{task.Category, deal.Category, contact.Category, company.Category}

var systemName = regexp.MustCompile(`^[a-z][a-z0-9-]{0,30}$`)

// ParseMapping reads a mapping such as
//
//	contact.email=E-mail Address,contact.lastName=Surname,company.name=Firm,deal.currency:=EUR
//
// A field takes the column behind "=", or for all rows the text behind ":=".
// Mapped to several columns, it takes the first with something in the cell.
// Labels with a comma are quoted: contact.name="Last, first". Key names the
// column with the id of what a row is about (a task, else a deal, else a
// contact, else a company); "" for none. System is as in Mapping. It gives
// VALIDATION_ERROR, about the fields "map", "key" and "source".
func ParseMapping(text, key, system string) (Mapping, error) {
	m := Mapping{System: system, fields: map[string]column{}}
	if system == "" {
		m.System = "csv"
	}
	var p fault.Problems
	if !systemName.MatchString(m.System) || m.System == "salesforce" || m.System == "hubspot" || m.System == "demo" {
		p.Add("source", "must be lower-case letters, digits and dashes, and none of the names that Daybook uses itself")
	}
	for _, pair := range splitPairs(text) {
		if problem := m.add(pair); problem != "" {
			p.Add("map", problem)
		}
	}
	if len(m.fields) == 0 {
		p.Add("map", "says nothing; say for instance contact.email=E-mail,contact.lastName=Surname")
	}
	if key != "" && len(m.fields) > 0 {
		m.fields[m.main()+".id"] = column{labels: []string{key}}
	}
	return m, p.Err()
}

// splitPairs cuts at the commas that stand outside of quotes.
func splitPairs(text string) []string {
	var list []string
	start, quoted := 0, false
	for i, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case c == ',' && !quoted:
			list = append(list, text[start:i])
			start = i + 1
		}
	}
	return append(list, text[start:])
}

func (m *Mapping) add(pair string) (problem string) {
	pair = strings.TrimSpace(pair)
	if pair == "" {
		return ""
	}
	field, label, ok := strings.Cut(pair, "=")
	field, constant := strings.CutSuffix(strings.TrimSpace(field), ":")
	label = unquote(strings.TrimSpace(label))
	object, name, dotted := strings.Cut(field, ".")
	names, known := mappable[object]
	switch {
	case !ok || label == "":
		return fmt.Sprintf("%q is not of the form field=column", pair)
	case !dotted || !known:
		return fmt.Sprintf("%q is not a field; fields begin with contact., company., deal. or task.", field)
	case !slices.Contains(names, name):
		return fmt.Sprintf("a %s has no field %q; it has %s", object, name, strings.Join(names, ", "))
	}
	from := m.fields[field]
	switch {
	case from.constant != "" || constant && from.labels != nil:
		return fmt.Sprintf("%q has a value for all rows and more", field)
	case constant:
		from.constant = label
	default:
		from.labels = append(from.labels, label)
	}
	m.fields[field] = from
	return ""
}

func unquote(label string) string {
	if len(label) >= 2 && label[0] == '"' && label[len(label)-1] == '"' {
		return strings.ReplaceAll(label[1:len(label)-1], `""`, `"`)
	}
	return label
}

// about says whether the mapping has fields of an object.
func (m Mapping) about(object string) bool {
	for field := range m.fields {
		if strings.HasPrefix(field, object+".") {
			return true
		}
	}
	return false
}

// main gives the object that a row is about.
func (m Mapping) main() string {
	for _, object := range mainFirst {
		if m.about(object) {
			return object
		}
	}
	return ""
}

// mark notes the columns that the mapping names, and those that the file of
// rejected rows has before the rows' own, as used.
func (m Mapping) mark(t *Table) {
	for _, from := range m.fields {
		Row{table: t}.used(from.labels...)
	}
	if len(t.Header) >= len(fixed) && slices.Equal(t.Header[:len(fixed)], fixed) {
		for i := range fixed {
			t.used[i] = true
		}
	}
}

// fits says which columns the table does not have.
func (m Mapping) fits(t *Table) error {
	var p fault.Problems
	for _, field := range slices.Sorted(maps.Keys(m.fields)) {
		for _, label := range m.fields[field].labels {
			if !t.has(label) {
				p.Add(field, fmt.Sprintf("%s has no column %q; its columns are %s", t.Name, label, short(strings.Join(t.Header, ", "), 1000)))
			}
		}
	}
	return p.Err()
}
