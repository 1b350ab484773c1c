package importer

import "strings"

// splitName parts a full name: the last word is the last name, unless the
// name is written "Last, First".
func splitName(name string) (first, last *string) {
	name = strings.Join(strings.Fields(name), " ")
	if before, after, comma := strings.Cut(name, ","); comma && strings.TrimSpace(after) != "" {
		return new(strings.TrimSpace(after)), new(strings.TrimSpace(before))
	}
	cut := strings.LastIndexByte(name, ' ')
	switch {
	case name == "":
		return nil, nil
	case cut < 0:
		return nil, &name
	default:
		return new(name[:cut]), new(name[cut+1:])
	}
}
