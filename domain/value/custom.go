package value

import (
	"maps"
	"reflect"
)

// Custom holds the values of custom fields by the key of their definition
// (domain/customfield), which never changes, so that renaming a field touches
// no event. The values are as JSON reads them: string, float64, bool, []any
// of strings, and map[string]any for money. In a change nil clears a value.
type Custom map[string]any

// Merge gives the values as a change leaves them; nil when there are none.
func (c Custom) Merge(change *Custom) Custom {
	if change == nil || len(*change) == 0 {
		return c
	}
	merged := Custom{}
	maps.Copy(merged, c)
	for key, v := range *change {
		if v == nil {
			delete(merged, key)
		} else {
			merged[key] = v
		}
	}
	if len(merged) == 0 {
		return nil
	}
	return merged
}

// Changed keeps what of a change differs from the values; nil for nothing.
func (c Custom) Changed(change *Custom) *Custom {
	if change == nil {
		return nil
	}
	kept := Custom{}
	for key, v := range *change {
		if !reflect.DeepEqual(c[key], v) {
			kept[key] = v
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return &kept
}
