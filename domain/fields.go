package domain

// An object's editable fields are a struct of pointers: nil is "not said",
// a pointer to the zero value is "cleared". One such struct serves the
// commands that create and update and the events that they make.

// Set stores a value that was said.
func Set[T any](field *T, value *T) {
	if value != nil {
		*field = *value
	}
}

// Changed keeps a value only when it was said and differs from the current
// one; so an update that changes nothing makes no event.
func Changed[T comparable](current T, value *T) *T {
	if value == nil || *value == current {
		return nil
	}
	return value
}

// Source says which row of which other system an object was imported from.
type Source struct {
	System string `json:"system"`
	ID     string `json:"id"`
}
