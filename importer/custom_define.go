package importer

import (
	"context"
	"slices"

	"github.com/daybook-crm/daybook/domain/customfield"
)

// placed is a column with its field.
type placed struct {
	*found
	customfield.Definition
	fate fate
}

// define brings the definitions of an object's columns in, once and before the
// first row. They are counted one by one.
func (r *run) define(ctx context.Context, object Object, columns []*found) error {
	of := customOf[object]
	id := customfield.ID(r.tenant, of)
	var fields []placed
	out := bring(ctx, r, r.bus.CustomFields, customfield.Decider, id, func(current, imported customfield.Set) planned[customfield.Command] {
		fields = placeAll(current, imported, columns)
		wish := planned[customfield.Command]{existed: current.ID != ""}
		for _, f := range fields {
			if f.fate == created {
				wish.commands = append(wish.commands, customfield.Define{ID: id, Object: of, Field: f.Definition, At: r.options.Now})
			}
		}
		return wish
	})
	switch {
	case out.failure != nil:
		return out.failure
	case out.fate == rejected:
		r.remarkf("no custom fields of %s: %s", object, out.reason)
		return nil
	}
	r.report.expect(Fields, len(fields))
	for _, f := range fields {
		f.use(object, f.Definition)
		r.report.note(Fields, Row{}, outcome{fate: f.fate})
	}
	return nil
}

// placeAll gives each column the field that an earlier import made of it, by
// the label that it had then: what it is called here since is the team's to
// say. A column without one gets a new field as long as there is room. One
// whose field was archived here, or that holds what no field can, gets none.
func placeAll(current, imported customfield.Set, columns []*found) []placed {
	var fields []placed
	for _, column := range columns {
		was := slices.IndexFunc(imported.Fields, func(d customfield.Definition) bool { return fold(d.Label) == fold(column.label) })
		switch {
		case was >= 0:
			if d, _ := current.Field(imported.Fields[was].Key); !d.Archived {
				fields = append(fields, placed{column, d, unchanged})
			}
		case !column.guess.unfit && current.Room() > 0:
			d := customfield.Definition{Key: current.FreeKey(column.label), Label: column.label, Type: column.guess.kind()}
			current.Fields = append(slices.Clip(current.Fields), d)
			fields = append(fields, placed{column, d, created})
		}
	}
	return fields
}
