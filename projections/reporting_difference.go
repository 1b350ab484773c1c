package projections

import "fmt"

// Difference is a place where a read side is not what the log says. It never
// holds a value of a row, which may be personal: it is shown and logged.
type Difference struct {
	Table, ID, Field string // no field: the whole row
	Want, Got        string
}

// String is a line for a person.
func (d Difference) String() string {
	return fmt.Sprintf("%s %s %s: want %s, got %s", d.Table, d.ID, d.Field, d.Want, d.Got)
}
