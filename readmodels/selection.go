package readmodels

import (
	"fmt"
	"strings"
)

// selection is the WHERE of a list. Conditions are constant texts with
// numbered parameters; a value is only ever a parameter.
type selection struct {
	always     string // what every row of the list fulfils
	conditions []string
	over       []string // the columns that the conditions are over
	args       []any
	none       bool // a condition can never hold
	words      []string
	kind       string // that the search has these rows as, empty when it has not
	shaped     bool   // the text is of a shape of its own, and is not kept
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
		q.over = append(q.over, column)
		q.conditions = append(q.conditions, column+" = "+q.arg(value))
	}
}

// flag restricts a boolean column. The conditions are texts of their own, so
// that a partial index can serve them.
func (q *selection) flag(column string, set bool) {
	q.over = append(q.over, column)
	if set {
		q.conditions = append(q.conditions, column)
	} else {
		q.conditions = append(q.conditions, "NOT "+column)
	}
}

// refers restricts a uuid column; an empty id does not restrict.
func (q *selection) refers(column, key string) { q.match(column, column+" = %s", key) }

// holds restricts a uuid[] column; an empty id does not restrict.
func (q *selection) holds(column, key string) { q.match(column, column+" @> ARRAY[%s::uuid]", key) }

// match restricts by a condition on a column and an id; an empty id does not
// restrict.
func (q *selection) match(column, condition, key string) {
	value, err := id(key).value()
	switch {
	case err != nil:
		q.none = true
	case value.Valid:
		q.over = append(q.over, column)
		q.conditions = append(q.conditions, fmt.Sprintf(condition, q.arg(value)))
	}
}

// clone lets conditions be added without a trace in the original.
func (q *selection) clone() *selection {
	c := *q
	c.conditions = append([]string(nil), q.conditions...)
	c.over = append([]string(nil), q.over...)
	c.args = append([]any(nil), q.args...)
	return &c
}

// where gives the clause, empty when nothing restricts.
func (q *selection) where() string {
	all := q.conditions
	if q.always != "" {
		all = append([]string{q.always}, all...)
	}
	if len(all) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(all, " AND ")
}
