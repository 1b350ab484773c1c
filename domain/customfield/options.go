package customfield

import (
	"slices"
	"strings"
)

// options gives the wanted options with their keys, and behind them those
// that are left out, archived.
func options(have, want []Option) []Option {
	all := append([]Option(nil), want...)
	for i := range all {
		all[i].Archived = false
		if all[i].Key == "" {
			all[i].Key = optionKey(have, all[:i], want, all[i].Label)
		}
	}
	for _, o := range have {
		if !slices.ContainsFunc(all, func(w Option) bool { return w.Key == o.Key }) {
			o.Archived = true
			all = append(all, o)
		}
	}
	return all
}

// optionKey gives the key of the option that has the label, or a new one.
func optionKey(have, before, want []Option, label string) string {
	same := func(o Option) bool { return strings.EqualFold(strings.TrimSpace(o.Label), strings.TrimSpace(label)) }
	named := func(key string) bool {
		is := func(o Option) bool { return o.Key == key }
		return slices.ContainsFunc(before, is) || slices.ContainsFunc(want, is)
	}
	for _, o := range have {
		if same(o) && !named(o.Key) {
			return o.Key
		}
	}
	return freeKey(label, func(key string) bool {
		return named(key) || slices.ContainsFunc(have, func(o Option) bool { return o.Key == key })
	})
}
