package readmodels

import (
	"fmt"
	"strings"

	"github.com/daybook-crm/daybook/internal/fault"
)

// Filter is what rows must fulfil: a tree of And, Or and Not over Compare and
// CompareCustom. What a row has no value for fulfils no comparison, and so
// fulfils its negation: there is no third truth.
type Filter interface{ isFilter() }

// And holds when all of its parts hold, so also when it has none.
type And []Filter

// Or holds when one of its parts holds.
type Or []Filter

// Not holds when its part does not.
type Not struct{ Filter }

// Compare compares a column, by its name in the list's query. The values are
// string for texts and ids, and for days YYYY-MM-DD; int64; bool; time.Time.
type Compare struct {
	Field  string
	Op     Op
	Values []any
}

// CompareCustom compares a custom field by the key of its definition. Eq takes
// values as JSON has them, and holds for a list that has all of the value's
// items. Ranges take float64 of a Number, which money is too, by its amount,
// and string of others.
type CompareCustom struct {
	Key    string
	Number bool
	Op     Op
	Values []any
}

func (And) isFilter()           {}
func (Or) isFilter()            {}
func (Not) isFilter()           {}
func (Compare) isFilter()       {}
func (CompareCustom) isFilter() {}

// Op is a way to compare.
type Op string

// The ways to compare. Eq takes one value or several, of which one must be
// equal; Contains and StartsWith know no case and no accents; IsEmpty takes
// none. Not every column can be compared in every way.
const (
	Eq         Op = "eq"
	Gt         Op = "gt"
	Gte        Op = "gte"
	Lt         Op = "lt"
	Lte        Op = "lte"
	Contains   Op = "contains"
	StartsWith Op = "startsWith"
	IsEmpty    Op = "isEmpty"
)

var operators = map[Op]string{Gt: " > ", Gte: " >= ", Lt: " < ", Lte: " <= "}

// Bounds of a filter, above what any person makes.
const (
	maxFilterDepth = 10
	maxConditions  = 100
	maxValues      = 1000
)

// filterer builds the SQL of a filter. Every text in it is constant; what
// comes from outside is a parameter, the key of a custom field too.
type filterer struct {
	*selection
	columns    map[string]filterColumn
	conditions int
	values     int
}

// fulfil restricts the selection to what a filter lets through; nil restricts
// nothing.
func (q *selection) fulfil(f Filter, columns map[string]filterColumn) {
	if f == nil {
		return
	}
	q.shaped = true
	b := filterer{selection: q, columns: columns}
	text, err := b.build(f, 1)
	if err != nil {
		q.err = err
		return
	}
	q.conditions = append(q.conditions, text)
}

func (b *filterer) build(f Filter, depth int) (string, error) {
	if depth > maxFilterDepth {
		return "", fault.New(fault.TooComplex, fmt.Sprintf("A filter is nested at most %d deep.", maxFilterDepth))
	}
	switch f := f.(type) {
	case And:
		return b.all(f, " AND ", "true", depth)
	case Or:
		return b.all(f, " OR ", "false", depth)
	case Not:
		uses := b.uses
		inner, err := b.build(f.Filter, depth+1)
		b.uses = uses // no index finds what is not so
		return "(" + inner + " IS NOT TRUE)", err
	case Compare:
		return b.leaf(f.Values, func() (string, error) { return b.compare(f) })
	case CompareCustom:
		return b.leaf(f.Values, func() (string, error) { return b.compareCustom(f) })
	default:
		return "", fmt.Errorf("no filter is a %T", f)
	}
}

func (b *filterer) all(parts []Filter, joint, none string, depth int) (string, error) {
	if len(parts) == 0 {
		return none, nil
	}
	texts := make([]string, len(parts))
	for i, part := range parts {
		var err error
		if texts[i], err = b.build(part, depth+1); err != nil {
			return "", err
		}
	}
	return "(" + strings.Join(texts, joint) + ")", nil
}

// leaf counts a condition before it is built.
func (b *filterer) leaf(values []any, build func() (string, error)) (string, error) {
	b.conditions++
	b.values += len(values)
	if b.conditions > maxConditions || b.values > maxValues {
		return "", fault.New(fault.TooComplex, fmt.Sprintf("A filter has at most %d conditions and %d values.", maxConditions, maxValues))
	}
	text, err := build()
	return "(" + text + ")", err
}
