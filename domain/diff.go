package domain

import (
	"reflect"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/value"
)

// Change is a field of an aggregate that is not what it was. Field is called
// what the API calls it: "lastName", "companyId", "customFields.size".
type Change struct {
	Field    string
	From, To any
}

// Diff says what differs between two states of an aggregate, in the order in
// which the state declares its fields. Lists and values of several parts (an
// address, money) are compared as a whole, custom fields key by key. What is
// kept for the books only stays out (see fieldsOf).
func Diff[S any](before, after S) []Change {
	var changes []Change
	a, b := reflect.ValueOf(before), reflect.ValueOf(after)
	for _, f := range fieldsOf(a.Type()) {
		from, to := a.FieldByIndex(f.index).Interface(), b.FieldByIndex(f.index).Interface()
		switch {
		case f.custom:
			changes = append(changes, diffCustom(f.name, from.(value.Custom), to.(value.Custom))...)
		case f.keyed:
			changes = append(changes, diffKeyed(f.name, a.FieldByIndex(f.index), b.FieldByIndex(f.index))...)
		case !same(from, to):
			changes = append(changes, Change{f.name, shown(from), shown(to)})
		}
	}
	return changes
}

func diffCustom(name string, from, to value.Custom) []Change {
	var changes []Change
	for _, key := range customKeys(from, to) {
		if !same(from[key], to[key]) {
			changes = append(changes, Change{name + "." + key, from[key], to[key]})
		}
	}
	return changes
}

func customKeys(maps ...value.Custom) (keys []string) {
	for _, m := range maps {
		for key := range m {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// same compares two values of a field; to have no list is to have an empty one.
func same(a, b any) bool {
	if at, ok := a.(time.Time); ok {
		bt, ok := b.(time.Time)
		return ok && at.Equal(bt)
	}
	return reflect.DeepEqual(a, b) || emptyList(a) && emptyList(b)
}

// shown is a value as people and JSON know it: a time that never was is none,
// and to have no list is to have an empty one.
func shown(v any) any {
	if at, ok := v.(time.Time); ok && at.IsZero() {
		return nil
	}
	if list := reflect.ValueOf(v); list.IsValid() && list.Kind() == reflect.Slice && list.IsNil() {
		return reflect.MakeSlice(list.Type(), 0, 0).Interface()
	}
	return v
}

func emptyList(v any) bool {
	list := reflect.ValueOf(v)
	return list.IsValid() && list.Kind() == reflect.Slice && list.Len() == 0
}

// FieldNames are the names of the changed fields.
func FieldNames(changes []Change) []string {
	names := make([]string, len(changes))
	for i, c := range changes {
		names[i] = c.Field
	}
	return names
}
