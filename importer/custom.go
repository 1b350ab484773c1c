package importer

import (
	"context"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/value"
)

// customOf are the objects whose columns become custom fields.
var customOf = map[Object]customfield.Object{
	Companies: customfield.Company, Contacts: customfield.Contact, Deals: customfield.Deal, Tasks: customfield.Task,
}

// found is a column that Daybook has no place for, in all tables of an object.
type found struct {
	label  string
	guess  guess
	tables map[*Table][]int // where it is; a label can come twice
}

// customFields looks at all rows, and defines the custom fields that become of
// the columns that no row is asked for. A column that cannot become one stays
// unused, and so is named in the result.
func (r *run) customFields(ctx context.Context, steps []step) error {
	if r.options.NoCustomFields {
		return nil
	}
	columns := map[Object][]*found{}
	r.looking = true
	for _, s := range steps {
		if _, can := customOf[s.object]; !can || s.table == nil {
			continue
		}
		guesses, err := look(ctx, s)
		if err != nil {
			return err
		}
		columns[s.object] = gather(columns[s.object], s.table, guesses)
	}
	r.looking = false
	for _, object := range objects {
		if len(columns[object]) == 0 {
			continue
		}
		if err := r.define(ctx, object, columns[object]); err != nil {
			return err
		}
	}
	return nil
}

// look guesses the type of each column that is not used, from the rows that
// will be brought in.
func look(ctx context.Context, s step) ([]guess, error) {
	t, n := s.table, 0
	guesses := make([]guess, len(t.Header))
	err := s.entries(func(e entry) bool {
		if e.verdict.fate == skipped || e.verdict.fate == rejected {
			return true
		}
		for i, cell := range e.row.cells[:min(len(e.row.cells), len(guesses))] {
			if !t.used[i] && t.filled[i] {
				guesses[i].learn(clean(cell), t.dates)
			}
		}
		n++
		return n%1000 != 0 || ctx.Err() == nil
	})
	if err == nil {
		err = ctx.Err()
	}
	return guesses, err
}

// gather adds a table's columns to those of the object's other tables, in the
// order of the files.
func gather(list []*found, t *Table, guesses []guess) []*found {
	for i, header := range t.Header {
		label := strings.Join(strings.Fields(header), " ")
		if t.used[i] || !guesses[i].said || label == "" || machinery[fold(label)] || value.CheckLine(label) != nil {
			continue
		}
		at := slices.IndexFunc(list, func(f *found) bool { return fold(f.label) == fold(label) })
		if at < 0 {
			at = len(list)
			list = append(list, &found{label: label, tables: map[*Table][]int{}})
		}
		list[at].guess.and(guesses[i])
		list[at].tables[t] = append(list[at].tables[t], i)
	}
	return list
}

// use notes a column as the field that it became.
func (f *found) use(object Object, d customfield.Definition) {
	for t, columns := range f.tables {
		t.about = object
		t.custom = append(t.custom, customColumn{d, columns})
		for _, column := range columns {
			t.used[column] = true
		}
	}
}
