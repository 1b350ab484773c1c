package readmodels

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgtype"
)

// column ties a column of a table to a field of its row type. The pointer
// that at gives decides how the field is stored:
//
//	*string *int *int64 *bool   text, bigint, boolean
//	*id                         uuid, null when empty
//	*instant                    timestamptz, null when zero
//	*day                        date, null when empty
//	*[]string                   uuid[]
//	*[]Stage                    jsonb
//	*[]CustomField              jsonb
//	*Custom                     jsonb, {} when empty
//	*jsonList[…]                jsonb, [] when empty
type column[T any] struct {
	name string
	at   func(*T) any
}

// id is a UUID as text.
type id string

// ScanUUID reads a uuid.
func (i *id) ScanUUID(v pgtype.UUID) error {
	*i = ""
	if v.Valid {
		*i = id(uuid.UUID(v.Bytes).String())
	}
	return nil
}

func (i id) value() (pgtype.UUID, error) {
	if i == "" {
		return pgtype.UUID{}, nil
	}
	parsed, err := uuid.Parse(string(i))
	if err != nil {
		return pgtype.UUID{}, fmt.Errorf("%q is not a UUID", string(i))
	}
	return pgtype.UUID{Bytes: parsed, Valid: true}, nil
}

// instant is a time in UTC. Postgres keeps microseconds.
type instant time.Time

// ScanTimestamptz reads a timestamptz.
func (i *instant) ScanTimestamptz(v pgtype.Timestamptz) error {
	*i = instant{}
	if v.Valid {
		*i = instant(v.Time.UTC())
	}
	return nil
}

func (i instant) value() (pgtype.Timestamptz, error) {
	t := time.Time(i)
	return pgtype.Timestamptz{Time: t, Valid: !t.IsZero()}, nil
}

// day is a date, YYYY-MM-DD.
type day string

// ScanDate reads a date.
func (d *day) ScanDate(v pgtype.Date) error {
	*d = ""
	if v.Valid {
		*d = day(v.Time.Format(time.DateOnly))
	}
	return nil
}

func (d day) value() (pgtype.Date, error) {
	if d == "" {
		return pgtype.Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return pgtype.Date{}, fmt.Errorf("%q is not a date", string(d))
	}
	return pgtype.Date{Time: t, Valid: true}, nil
}

// selected is the column as a SELECT names it.
func (c column[T]) selected() string {
	if _, list := c.at(new(T)).(*[]string); list {
		return c.name + "::text[]"
	}
	return c.name
}

// sqlType is what the column is sent as, an array of it a batch; cast makes
// of one sent value what the column holds.
func (c column[T]) sqlType() (sent, cast string) {
	switch c.at(new(T)).(type) {
	case *id:
		return "uuid", ""
	case *instant:
		return "timestamptz", ""
	case *day:
		return "date", ""
	case *int, *int64:
		return "bigint", ""
	case *bool:
		return "boolean", ""
	case *[]string:
		return "text", "::uuid[]" // arrays of unequal length are no array of arrays
	case *[]Stage, *[]CustomField, *Custom, jsonText:
		return "text", "::jsonb"
	default:
		return "text", ""
	}
}

// array gives the column's values of all rows, as one parameter.
func (c column[T]) array(rows []*T) (any, error) {
	var values any
	var err error
	switch c.at(new(T)).(type) {
	case *id:
		values, err = collect(c, rows, func(v *id) (pgtype.UUID, error) { return v.value() })
	case *instant:
		values, err = collect(c, rows, func(v *instant) (pgtype.Timestamptz, error) { return v.value() })
	case *day:
		values, err = collect(c, rows, func(v *day) (pgtype.Date, error) { return v.value() })
	case *int:
		values, err = collect(c, rows, func(v *int) (int64, error) { return int64(*v), nil })
	case *int64:
		values, err = collect(c, rows, func(v *int64) (int64, error) { return *v, nil })
	case *bool:
		values, err = collect(c, rows, func(v *bool) (bool, error) { return *v, nil })
	case *[]string:
		values, err = collect(c, rows, idList)
	case *[]Stage:
		values, err = collect(c, rows, asJSON[[]Stage])
	case *[]CustomField:
		values, err = collect(c, rows, asJSON[[]CustomField])
	case *Custom:
		values, err = collect(c, rows, customJSON)
	case jsonText:
		values, err = c.jsonTexts(rows)
	default:
		values, err = collect(c, rows, func(v *string) (string, error) { return *v, nil })
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.name, err)
	}
	return values, nil
}

func collect[T, F, V any](c column[T], rows []*T, value func(*F) (V, error)) ([]V, error) {
	values := make([]V, len(rows))
	for i, row := range rows {
		v, err := value(c.at(row).(*F))
		if err != nil {
			return nil, err
		}
		values[i] = v
	}
	return values, nil
}

// jsonList is a list in a jsonb column; an empty one is nil.
type jsonList[T any] []T

// jsonText is what is written as the text of a jsonb column.
type jsonText interface{ json() (string, error) }

// ScanText reads a JSON array.
func (l *jsonList[T]) ScanText(v pgtype.Text) error {
	var list []T
	if err := json.Unmarshal([]byte(v.String), &list); err != nil {
		return err
	}
	if *l = list; len(list) == 0 {
		*l = nil
	}
	return nil
}

func (l *jsonList[T]) json() (string, error) {
	if len(*l) == 0 {
		return "[]", nil
	}
	text, err := json.Marshal([]T(*l))
	return string(text), err
}

func (c column[T]) jsonTexts(rows []*T) ([]string, error) {
	texts := make([]string, len(rows))
	for i, row := range rows {
		var err error
		if texts[i], err = c.at(row).(jsonText).json(); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

// ScanText reads a JSON object; an empty one is nil.
func (c *Custom) ScanText(v pgtype.Text) error {
	var values map[string]any
	if err := json.Unmarshal([]byte(v.String), &values); err != nil {
		return err
	}
	if *c = values; len(values) == 0 {
		*c = nil
	}
	return nil
}

func asJSON[V any](v *V) (string, error) {
	text, err := json.Marshal(*v)
	return string(text), err
}

// customJSON writes the values of custom fields as a JSON object.
func customJSON(c *Custom) (string, error) {
	if len(*c) == 0 {
		return "{}", nil
	}
	return asJSON(c)
}

// idList writes ids as the text of an array.
func idList(ids *[]string) (string, error) {
	for _, text := range *ids {
		if _, err := uuid.Parse(text); err != nil {
			return "", fmt.Errorf("%q is not a UUID", text)
		}
	}
	return "{" + strings.Join(*ids, ",") + "}", nil
}

// normal writes a UUID as Postgres does; empty for what is none.
func normal(text string) string {
	v, err := id(text).value()
	if err != nil || !v.Valid {
		return ""
	}
	return uuid.UUID(v.Bytes).String()
}

// uuids gives those of the ids that are UUIDs: text that is none can never
// match, and is no reason to fail.
func uuids(ids []string) []pgtype.UUID {
	found := make([]pgtype.UUID, 0, len(ids))
	for _, text := range ids {
		if v, err := id(text).value(); err == nil && v.Valid {
			found = append(found, v)
		}
	}
	return found
}
