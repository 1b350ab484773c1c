package projections

import (
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// customfield folds an event onto the row of all custom fields of an object
// type. How a definition changes is for the domain to say: the row is its
// state.
func (p *page) customfield(d codec.Decoded, e customfield.Event) error {
	_, _, _, err := step(p.loaded.FieldSets, p.changed.FieldSets, d,
		func(r *readmodels.FieldSet) int64 { return r.Revision },
		func(r *readmodels.FieldSet) (*readmodels.FieldSet, error) {
			var set customfield.Set
			if r != nil {
				set = setOfRow(*r)
			} else if _, first := e.(customfield.Defined); !first {
				return nil, noRow(d)
			}
			next := rowOfSet(customfield.Decider.Evolve(set, e))
			if next.Versioned = versionAt(d); r != nil {
				next.Versioned = r.Versioned
				touch(&next.Versioned, d)
			}
			return &next, nil
		})
	return err
}

func setOfRow(r readmodels.FieldSet) customfield.Set {
	set := customfield.Set{ID: r.ID, Object: customfield.Object(r.Object), CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt}
	for _, f := range r.Fields {
		d := customfield.Definition{
			Key: f.Key, Label: f.Label, Type: customfield.Type(f.Type), Required: f.Required, Unique: f.Unique,
			Default: f.Default, Archived: f.Archived,
		}
		for _, o := range f.Options {
			d.Options = append(d.Options, customfield.Option(o))
		}
		set.Fields = append(set.Fields, d)
	}
	return set
}

func rowOfSet(set customfield.Set) readmodels.FieldSet {
	r := readmodels.FieldSet{ID: set.ID, Object: string(set.Object)}
	for _, d := range set.Fields {
		f := readmodels.CustomField{
			Key: d.Key, Label: d.Label, Type: string(d.Type), Required: d.Required, Unique: d.Unique,
			Default: d.Default, Archived: d.Archived,
		}
		for _, o := range d.Options {
			f.Options = append(f.Options, readmodels.FieldOption(o))
		}
		r.Fields = append(r.Fields, f)
	}
	return r
}
