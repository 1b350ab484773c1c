package savedview

import (
	"fmt"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said". A filter and a name
// can hold people's names, so they are sealed, under the owner's key.
type Fields struct {
	Name    *string   `json:"name,omitempty" personal:"true"`
	Filter  *string   `json:"filter,omitempty" personal:"true"`
	Sort    *string   `json:"sort,omitempty"`
	Columns *[]string `json:"columns,omitempty"`
	Shared  *bool     `json:"shared,omitempty"`
}

// Limits of a view; texts in bytes.
const (
	maxFilter  = 10_000
	maxSort    = 1_000
	maxColumns = 100
)

// normal checks the fields and brings them into normal form.
func (f Fields) normal() (Fields, error) {
	var p fault.Problems
	if f.Name != nil {
		p.Check("name", value.CheckLine(*f.Name))
		if f.Name = new(strings.TrimSpace(*f.Name)); *f.Name == "" {
			p.Add("name", "must not be empty")
		}
	}
	f.Filter, f.Sort = object(&p, "filter", f.Filter, maxFilter), object(&p, "sort", f.Sort, maxSort)
	if f.Columns != nil {
		f.Columns = new(append([]string{}, *f.Columns...)) // nil would be null in JSON, which is "not said"
		checkColumns(&p, *f.Columns)
	}
	return f, p.Err()
}

func checkColumns(p *fault.Problems, columns []string) {
	if len(columns) > maxColumns {
		p.Add("columns", "holds more than 100 columns")
		return
	}
	for i, c := range columns {
		field := fmt.Sprintf("columns[%d]", i)
		p.Check(field, value.CheckLine(c))
		if strings.TrimSpace(c) == "" || slices.Contains(columns[:i], c) {
			p.Add(field, "must be the name of a column, once")
		}
	}
}

// apply stores what was said.
func (f Fields) apply(v *View) {
	domain.Set(&v.Name, f.Name)
	domain.Set(&v.Filter, f.Filter)
	domain.Set(&v.Sort, f.Sort)
	domain.Set(&v.Columns, f.Columns)
	domain.Set(&v.Shared, f.Shared)
}

// changed keeps the fields, which are in normal form, that differ from the view.
func (f Fields) changed(v View) Fields {
	if f.Columns != nil && slices.Equal(*f.Columns, v.Columns) {
		f.Columns = nil
	}
	return Fields{
		Name:    domain.Changed(v.Name, f.Name),
		Filter:  domain.Changed(v.Filter, f.Filter),
		Sort:    domain.Changed(v.Sort, f.Sort),
		Columns: f.Columns,
		Shared:  domain.Changed(v.Shared, f.Shared),
	}
}

// fields are all that the view has.
func (v View) fields() Fields {
	return Fields{Name: &v.Name, Filter: &v.Filter, Sort: &v.Sort, Columns: &v.Columns, Shared: &v.Shared}.changed(View{})
}
