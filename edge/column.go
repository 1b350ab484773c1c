package edge

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"
)

// instant is a time in a column: see schema.sql.
type instant time.Time

// Instant gives a time as a file can hold it: UTC, to the microsecond.
func Instant(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

const instantLayout = "2006-01-02T15:04:05.000000Z"

// Value writes the time; none is empty.
func (i *instant) Value() (driver.Value, error) {
	t := time.Time(*i)
	if t.IsZero() {
		return "", nil
	}
	return t.UTC().Format(instantLayout), nil
}

// Scan reads what Value wrote.
func (i *instant) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("a time is not %T", value)
	}
	if text == "" {
		*i = instant{}
		return nil
	}
	t, err := time.Parse(instantLayout, text)
	*i = instant(t)
	return err
}

// list is a list in a column, as JSON.
type list[T any] struct{ of *[]T }

// Value writes the list; none is the empty list.
func (l list[T]) Value() (driver.Value, error) {
	if len(*l.of) == 0 {
		return "[]", nil
	}
	text, err := json.Marshal(*l.of)
	return string(text), err
}

// Scan reads what Value wrote.
func (l list[T]) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("a list is not %T", value)
	}
	return json.Unmarshal([]byte(text), l.of)
}

// inOrder gives the rows by id, so that the same rows are written in the same way.
func inOrder[R any](rows map[string]R) []R {
	ordered := make([]R, 0, len(rows))
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		ordered = append(ordered, rows[id])
	}
	return ordered
}

// number is an unsigned number in a column, as text: SQLite's numbers end at
// 2^63, and the driver refuses larger ones.
type number uint64

// Value writes the number.
func (n number) Value() (driver.Value, error) { return strconv.FormatUint(uint64(n), 10), nil }

// Scan reads what Value wrote.
func (n *number) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("a number is not %T", value)
	}
	u, err := strconv.ParseUint(text, 10, 64)
	*n = number(u)
	return err
}
