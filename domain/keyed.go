package domain

import (
	"reflect"
	"slices"
	"strings"
)

// A list tagged `diff:"keyed"` is one of parts that are known by a Key, such
// as the definitions of custom fields. It is compared part by part, so that
// two changes of different parts do not clash: a part that came or went is the
// change "fields.size", what changed of one "fields.size.label", and the order
// of those that both lists have "fields".

// keyOf gives the key of a part.
func keyOf(part reflect.Value) string { return part.FieldByName("Key").String() }

// partOf gives the part of a list that has the key.
func partOf(list reflect.Value, key string) (part reflect.Value, found bool) {
	for i := range list.Len() {
		if keyOf(list.Index(i)) == key {
			return list.Index(i), true
		}
	}
	return reflect.Value{}, false
}

// keysOf gives the keys of those parts of a list that another has too, in the
// order of the list.
func keysOf(list, other reflect.Value) (keys []string) {
	for i := range list.Len() {
		if _, both := partOf(other, keyOf(list.Index(i))); both {
			keys = append(keys, keyOf(list.Index(i)))
		}
	}
	return keys
}

func diffKeyed(name string, from, to reflect.Value) (changes []Change) {
	for i := range from.Len() {
		was := from.Index(i)
		field := name + "." + keyOf(was)
		if is, kept := partOf(to, keyOf(was)); !kept {
			changes = append(changes, Change{field, was.Interface(), nil})
		} else {
			changes = append(changes, diffPart(field, was, is)...)
		}
	}
	for i := range to.Len() {
		if _, known := partOf(from, keyOf(to.Index(i))); !known {
			changes = append(changes, Change{name + "." + keyOf(to.Index(i)), nil, to.Index(i).Interface()})
		}
	}
	if was, is := keysOf(from, to), keysOf(to, from); !slices.Equal(was, is) {
		changes = append(changes, Change{name, was, is})
	}
	return changes
}

func diffPart(name string, was, is reflect.Value) (changes []Change) {
	for _, f := range fieldsOf(was.Type()) {
		from, to := was.FieldByIndex(f.index).Interface(), is.FieldByIndex(f.index).Interface()
		if !same(from, to) {
			changes = append(changes, Change{name + "." + f.name, shown(from), shown(to)})
		}
	}
	return changes
}

// patchKeyed gives a list with the wanted parts, parts of parts, and order of
// another. A part that the other list does not have stays as it is; one that
// comes back takes its place in the other's order.
func patchKeyed(name string, onto, from reflect.Value, wanted map[string]bool) reflect.Value {
	patched, ordered := reflect.MakeSlice(onto.Type(), 0, onto.Len()), wanted[name]
	for i := range onto.Len() {
		part := reflect.New(onto.Type().Elem()).Elem()
		part.Set(onto.Index(i))
		field := name + "." + keyOf(part)
		was, known := partOf(from, keyOf(part))
		if !known && wanted[field] {
			continue
		}
		for _, f := range fieldsOf(part.Type()) {
			if known && wanted[field+"."+f.name] {
				part.FieldByIndex(f.index).Set(was.FieldByIndex(f.index))
			}
		}
		patched = reflect.Append(patched, part)
	}
	for i := range from.Len() {
		key := keyOf(from.Index(i))
		if _, known := partOf(onto, key); !known && wanted[name+"."+key] {
			patched, ordered = reflect.Append(patched, from.Index(i)), true
		}
	}
	if ordered {
		arrange(patched, from)
	}
	return patched
}

// arrange brings the parts that another list has too into its order; the
// others keep their places.
func arrange(list, as reflect.Value) {
	order := keysOf(as, list)
	parts := reflect.MakeSlice(list.Type(), list.Len(), list.Len())
	reflect.Copy(parts, list)
	for i, next := 0, 0; i < list.Len(); i++ {
		if slices.Contains(order, keyOf(parts.Index(i))) {
			part, _ := partOf(parts, order[next])
			list.Index(i).Set(part)
			next++
		}
	}
}

// isPart says whether a name is one of a keyed list's.
func isPart(list, name string) bool { return name == list || strings.HasPrefix(name, list+".") }
