package readmodels

import (
	"context"
	"slices"
)

var fieldSets = newTable("field_sets", ifNewer, slices.Concat([]column[FieldSet]{
	{"id", func(f *FieldSet) any { return (*id)(&f.ID) }},
	{"object", func(f *FieldSet) any { return &f.Object }},
	{"fields", func(f *FieldSet) any { return &f.Fields }},
}, versioned(func(f *FieldSet) *Versioned { return &f.Versioned }))...)

// FieldSet gives the custom fields of an object type by the id of their set,
// which derives from the tenant and the type; nil when there never were any.
func (s *Store) FieldSet(ctx context.Context, tenant, id string) (*FieldSet, error) {
	return fieldSets.get(ctx, s, tenant, id)
}

// EachFieldSet visits the set of every object type, in no order.
func (s *Store) EachFieldSet(ctx context.Context, tenant string, visit func(FieldSet) error) error {
	return fieldSets.each(ctx, s, tenant, visit)
}
