package readmodels

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgtype"
)

// filterColumn is a column as filters compare it. The names and kinds are
// those of the program; a filter only chooses among them.
type filterColumn struct {
	name string
	kind filterKind
}

type filterKind int

const (
	textColumn filterKind = iota
	idColumn
	idsColumn
	numberColumn
	dayColumn
	instantColumn
	boolColumn
	personColumn // an id of a contact, of which others may have become part
	peopleColumn // several
	teamColumn   // an id of a member, compared with the team
)

// empties say when a column of a kind has no value.
var empties = map[filterKind]string{
	textColumn: "%s = ''", idColumn: "%s IS NULL", idsColumn: "cardinality(%s) = 0", dayColumn: "%s IS NULL", instantColumn: "%s IS NULL",
	personColumn: "%s IS NULL", peopleColumn: "cardinality(%s) = 0",
}

var errNotSo = errors.New("cannot be compared so")

func (b *filterer) compare(f Compare) (string, error) {
	c, known := b.columns[f.Field]
	if !known {
		return "", fmt.Errorf("lists are not filtered by %q", f.Field)
	}
	b.over = append(b.over, c.name)
	empty, canBeEmpty := empties[c.kind]
	switch {
	case f.Op == IsEmpty && canBeEmpty:
		return fmt.Sprintf(empty, c.name), nil
	case len(f.Values) == 0:
		return "false", nil
	}
	if way := c.kind.indirect(c.name); way != "" {
		return b.led(way, f)
	}
	text, err := b.compareValues(c, f)
	if err != nil {
		return "", fmt.Errorf("filter by %s: %w", f.Field, err)
	}
	return text, nil
}

// indirect is the condition of a kind whose ids lead to others: of contacts,
// to all who became part of them; of teams, to their members. Empty for others.
func (k filterKind) indirect(column string) string {
	switch k {
	case personColumn:
		return ofSamePerson
	case peopleColumn:
		return withThePerson
	case teamColumn:
		return ofTeam(column)
	default:
		return ""
	}
}

// led compares with what each of the ids leads to.
func (b *filterer) led(way string, f Compare) (string, error) {
	texts, err := valuesOf[string](f.Values)
	if err != nil || f.Op != Eq {
		return "", fmt.Errorf("filter by %s: %w", f.Field, errNotSo)
	}
	ways := []string{"false"}
	for _, id := range uuids(texts) {
		ways = append(ways, fmt.Sprintf(way, b.arg(id)))
	}
	return strings.Join(ways, " OR "), nil
}

func (b *filterer) compareValues(c filterColumn, f Compare) (string, error) {
	one, all, sqlType, err := c.typed(f.Values)
	switch {
	case err != nil:
		return "", err
	case f.Op == Eq && c.kind == idsColumn:
		return c.name + " && " + b.arg(all) + sqlType + "[]", nil
	case f.Op == Eq && one != nil:
		return c.name + " = " + b.arg(one) + sqlType, nil
	case f.Op == Eq:
		return c.name + " = ANY(" + b.arg(all) + sqlType + "[])", nil
	case operators[f.Op] != "" && one != nil && c.kind >= numberColumn && c.kind <= instantColumn:
		return c.name + operators[f.Op] + b.arg(one) + sqlType, nil
	case c.kind == textColumn:
		return b.text(c.name, f.Op, f.Values[0])
	default:
		return "", errNotSo
	}
}

// text compares a text without regard to case and accents.
func (b *filterer) text(expression string, op Op, v any) (string, error) {
	text, ok := v.(string)
	before, known := map[Op]string{Contains: "%", StartsWith: ""}[op]
	if !ok || !known {
		return "", errNotSo
	}
	return "daybook.fold(" + expression + ") LIKE daybook.fold(" + b.arg(before+escapeLike.Replace(text)+"%") + ")", nil
}

// typed gives values as parameters: the one that there is, or nil, and all of
// them as an array, and what they are cast to. Text that is no id can never be
// equal to one, and is left out.
func (c filterColumn) typed(values []any) (one, all any, cast string, err error) {
	switch c.kind {
	case idColumn, idsColumn:
		texts, err := valuesOf[string](values)
		return single(uuids(texts)), uuids(texts), "::uuid", err
	case numberColumn:
		numbers, err := valuesOf[int64](values)
		return single(numbers), numbers, "::bigint", err
	case dayColumn:
		days, err := daysOf(values)
		return single(days), days, "::date", err
	case instantColumn:
		instants, err := valuesOf[time.Time](values)
		return single(instants), instants, "::timestamptz", err
	case boolColumn:
		bools, err := valuesOf[bool](values)
		return single(bools), bools, "::boolean", err
	default:
		texts, err := valuesOf[string](values)
		return single(texts), texts, "::text", err
	}
}

func single[V any](values []V) any {
	if len(values) != 1 {
		return nil
	}
	return values[0]
}

func daysOf(values []any) ([]pgtype.Date, error) {
	texts, err := valuesOf[string](values)
	days := make([]pgtype.Date, len(texts))
	for i, text := range texts {
		var wrong error
		days[i], wrong = day(text).value()
		err = errors.Join(err, wrong)
	}
	return days, err
}

func valuesOf[V any](values []any) ([]V, error) {
	typed := make([]V, len(values))
	for i, v := range values {
		var ok bool
		if typed[i], ok = v.(V); !ok {
			return nil, errNotSo
		}
	}
	return typed, nil
}
