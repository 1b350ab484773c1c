package readmodels

import (
	"fmt"
	"strings"
)

// selection is the WHERE of a list. Conditions are constant texts with
// numbered parameters; a value is only ever a parameter.
type selection struct {
	conditions []string
	args       []any
	none       bool // a condition can never hold
	words      []string
	shaped     bool // the text is of a shape of its own, and is not kept
	uses       []fieldUse
	equals     []equality
	err        error // of a filter that cannot be
}

// arg adds a parameter and gives its place.
func (q *selection) arg(value any) string {
	q.args = append(q.args, value)
	return fmt.Sprintf("$%d", len(q.args))
}

// is restricts a text column; an empty value does not restrict.
func (q *selection) is(column, value string) {
	if value != "" {
		q.conditions = append(q.conditions, column+" = "+q.arg(value))
	}
}

// flag restricts a boolean column. The conditions are texts of their own, so
// that a partial index can serve them.
func (q *selection) flag(column string, set bool) {
	if set {
		q.conditions = append(q.conditions, column)
	} else {
		q.conditions = append(q.conditions, "NOT "+column)
	}
}

// refers restricts a uuid column; an empty id does not restrict.
func (q *selection) refers(column, key string) { q.match(column+" = %s", key) }

// holds restricts a uuid[] column; an empty id does not restrict.
func (q *selection) holds(column, key string) { q.match(column+" @> ARRAY[%s::uuid]", key) }

func (q *selection) match(condition, key string) {
	value, err := id(key).value()
	switch {
	case err != nil:
		q.none = true
	case value.Valid:
		q.conditions = append(q.conditions, fmt.Sprintf(condition, q.arg(value)))
	}
}

// clone lets conditions be added without a trace in the original.
func (q *selection) clone() *selection {
	c := *q
	c.conditions = append([]string(nil), q.conditions...)
	c.args = append([]any(nil), q.args...)
	return &c
}

// where gives the clause, empty when nothing restricts.
func (q *selection) where() string {
	if len(q.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(q.conditions, " AND ")
}
