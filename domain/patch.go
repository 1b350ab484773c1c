package domain

import (
	"reflect"
	"strings"

	"github.com/daybook-crm/daybook/domain/value"
)

// Patch gives a state with some of its fields, by the names that Diff gives
// them, as they are in another state. It is a state to aim at; only commands
// make it true.
func Patch[S any](state, from S, names ...string) S {
	target, source := reflect.ValueOf(&state).Elem(), reflect.ValueOf(from)
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[name] = true
	}
	for _, f := range fieldsOf(target.Type()) {
		to, as := target.FieldByIndex(f.index), source.FieldByIndex(f.index)
		switch {
		case f.custom:
			patched := patchCustom(f.name, to.Interface().(value.Custom), as.Interface().(value.Custom), wanted)
			to.Set(reflect.ValueOf(patched))
		case f.keyed:
			to.Set(patchKeyed(f.name, to, as, wanted))
		case wanted[f.name]:
			to.Set(as)
		}
	}
	return state
}

func patchCustom(field string, onto, from value.Custom, wanted map[string]bool) value.Custom {
	change := value.Custom{}
	for _, key := range customKeys(onto, from) {
		if wanted[field+"."+key] {
			change[key] = from[key] // nil when it has none: cleared
		}
	}
	return onto.Merge(&change)
}

// HasField says whether a state has a field that Patch can set; any key of a
// custom field, or of a part, counts, since a state knows those only that it has.
func HasField[S any](name string) bool {
	for _, f := range fieldsOf(reflect.TypeFor[S]()) {
		if f.name == name && !f.custom || f.custom && strings.HasPrefix(name, f.name+".") || f.keyed && isPart(f.name, name) {
			return true
		}
	}
	return false
}

// FieldsFor gives an aggregate's Fields that bring a state to another: those
// that differ, as the other has them. It matches the fields of F to those of
// the state that have the same Go names.
func FieldsFor[F, S any](state, target S) F {
	var fields F
	is, shall := reflect.ValueOf(state), reflect.ValueOf(target)
	said := reflect.ValueOf(&fields).Elem()
	for i := range said.NumField() {
		from, to := is.FieldByName(said.Type().Field(i).Name), shall.FieldByName(said.Type().Field(i).Name)
		if !from.IsValid() || same(from.Interface(), to.Interface()) {
			continue
		}
		wish := reflect.New(to.Type())
		if to.Type() == reflect.TypeFor[value.Custom]() {
			wish.Elem().Set(reflect.ValueOf(customChange(from.Interface().(value.Custom), to.Interface().(value.Custom))))
		} else if wish.Elem().Set(to); to.Kind() == reflect.Slice && to.IsNil() {
			wish.Elem().Set(reflect.MakeSlice(to.Type(), 0, 0)) // null in JSON would be "not said"
		}
		said.Field(i).Set(wish)
	}
	return fields
}

func customChange(from, to value.Custom) value.Custom {
	change := value.Custom{}
	for _, c := range diffCustom("", from, to) {
		change[strings.TrimPrefix(c.Field, ".")] = c.To
	}
	return change
}

// Unsay gives a command without some of its Fields, by the names that Diff
// gives them. A command without Fields comes back as it is; one with a short
// way of saying a field besides them has an Unsay of its own for that.
func Unsay[C any](cmd C, unsaid func(field string) bool) C {
	if short, ok := any(cmd).(interface {
		Unsay(unsaid func(field string) bool) any
	}); ok {
		cmd = short.Unsay(unsaid).(C)
	}
	given := reflect.ValueOf(cmd)
	if given.Kind() != reflect.Struct || !given.FieldByName("Fields").IsValid() {
		return cmd
	}
	changed := reflect.New(given.Type()).Elem()
	changed.Set(given)
	fields := changed.FieldByName("Fields")
	for i := range fields.NumField() {
		field := fields.Field(i)
		custom, isCustom := reflect.TypeAssert[*value.Custom](field)
		switch {
		case isCustom && custom != nil:
			field.Set(reflect.ValueOf(unsayCustom(*custom, unsaid)))
		case unsaid(apiName(fields.Type().Field(i).Name)):
			field.SetZero()
		}
	}
	return changed.Interface().(C)
}

func unsayCustom(said value.Custom, unsaid func(field string) bool) *value.Custom {
	kept := value.Custom{}
	for key, v := range said {
		if !unsaid("customFields." + key) {
			kept[key] = v
		}
	}
	return &kept
}
