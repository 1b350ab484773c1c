package tag

import (
	"slices"

	"github.com/daybook-crm/daybook/internal/fault"
)

// What the objects that have tags need: they hold a set of ids, in the normal
// form that IDs gives, under tagIds.

// maxOnOne is more tags than tell anything of an object.
const maxOnOne = 100

// IDs gives the ids in normal form, sorted and each once; nil stays "not
// said". It notes under tagIds when they are too many.
func IDs(p *fault.Problems, ids *[]string) *[]string {
	if ids == nil {
		return nil
	}
	set := slices.Clone(*ids)
	slices.Sort(set)
	set = slices.Compact(set)
	if len(set) > maxOnOne {
		p.Add("tagIds", "holds more than 100 tags")
	}
	if set == nil {
		set = []string{} // nil would be null in JSON, which is "not said"
	}
	return &set
}

// ChangedIDs keeps the ids, which are in normal form, when they are not those
// that the object has.
func ChangedIDs(current []string, ids *[]string) *[]string {
	if ids == nil || slices.Equal(current, *ids) {
		return nil
	}
	return ids
}
