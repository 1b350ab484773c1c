package readmodels

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// Rows go into an empty or growing table by COPY in its binary form, written
// here. An INSERT of arrays makes Postgres parse every list and every JSON
// twice, and pgx's own COPY puts each value into an interface first; either
// takes more time than all that Postgres does with the row.

// The form of COPY: a signature, flags, no extension; rows; a count of -1.
const (
	copyHeader  = "PGCOPY\n\xff\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	copyTrailer = "\xff\xff"
	null        = 0xffffffff // as the length of a value
	uuidOID     = 2950
)

// epoch is where Postgres counts time from.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// copyIn writes rows that are not there yet; nil is none.
func copyIn[T any](ctx context.Context, tx pgx.Tx, in func(string) string, t *table[T], rows io.Reader) error {
	if rows == nil {
		return nil
	}
	whole := io.MultiReader(strings.NewReader(copyHeader), rows, strings.NewReader(copyTrailer))
	if _, err := tx.Conn().PgConn().CopyFrom(ctx, whole, in(t.copyIn)); err != nil {
		return fmt.Errorf("copy %s: %w", t.name, err)
	}
	return nil
}

// binary appends a row as COPY takes it.
func (t *table[T]) binary(to []byte, row *T) (_ []byte, err error) {
	to = binary.BigEndian.AppendUint16(to, uint16(len(t.columns)))
	for _, c := range t.columns {
		if to, err = c.binary(to, row); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", t.name, c.name, err)
		}
	}
	return to, nil
}

// binary appends the column's value with its length before it.
func (c column[T]) binary(to []byte, row *T) ([]byte, error) {
	switch v := c.at(row).(type) {
	case *string:
		return appendText(to, *v), nil
	case *id:
		return appendID(to, *v)
	case *instant:
		return appendInstant(to, time.Time(*v)), nil
	case *day:
		return appendDay(to, *v)
	case *int:
		return appendInt(to, int64(*v)), nil
	case *int64:
		return appendInt(to, *v), nil
	case *bool:
		if *v {
			return append(to, 0, 0, 0, 1, 1), nil
		}
		return append(to, 0, 0, 0, 1, 0), nil
	case *[]string:
		return appendIDs(to, *v)
	case *[]Stage:
		return appendJSON(to, *v)
	case *[]CustomField:
		return appendJSON(to, *v)
	case *Custom:
		if len(*v) == 0 {
			return appendJSONText(to, "{}"), nil
		}
		return appendJSON(to, *v)
	case jsonText:
		text, err := v.json()
		return appendJSONText(to, text), err
	default:
		return nil, fmt.Errorf("%T has no binary form", v)
	}
}

func appendText[S string | []byte](to []byte, text S) []byte {
	return append(binary.BigEndian.AppendUint32(to, uint32(len(text))), text...)
}

func appendID(to []byte, text id) ([]byte, error) {
	v, err := text.value()
	if err != nil || !v.Valid {
		return binary.BigEndian.AppendUint32(to, null), err
	}
	return append(binary.BigEndian.AppendUint32(to, 16), v.Bytes[:]...), nil
}

func appendInstant(to []byte, t time.Time) []byte {
	if t.IsZero() {
		return binary.BigEndian.AppendUint32(to, null)
	}
	micros := (t.Unix()-epoch.Unix())*1_000_000 + int64(t.Nanosecond())/1000
	return appendInt(to, micros)
}

func appendDay(to []byte, text day) ([]byte, error) {
	v, err := text.value()
	if err != nil || !v.Valid {
		return binary.BigEndian.AppendUint32(to, null), err
	}
	days := (v.Time.Unix() - epoch.Unix()) / (24 * 60 * 60)
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(to, 4), uint32(int32(days))), nil
}

func appendInt(to []byte, n int64) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(to, 8), uint64(n))
}

// appendIDs writes a uuid[] of one dimension, an empty one of none.
func appendIDs(to []byte, ids []string) (_ []byte, err error) {
	if len(ids) == 0 {
		return append(to, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, uuidOID>>8, uuidOID&0xff), nil
	}
	to = binary.BigEndian.AppendUint32(to, uint32(20+20*len(ids)))
	for _, n := range []int{1, 0, uuidOID, len(ids), 1} { // dimensions, nulls, type; length, from
		to = binary.BigEndian.AppendUint32(to, uint32(n))
	}
	for _, text := range ids {
		v, err := id(text).value()
		if err == nil && !v.Valid {
			err = fmt.Errorf("%q is not a UUID", text)
		}
		if err != nil {
			return nil, err
		}
		to = append(binary.BigEndian.AppendUint32(to, 16), v.Bytes[:]...)
	}
	return to, nil
}

func appendJSON(to []byte, v any) ([]byte, error) {
	text, err := json.Marshal(v)
	return appendJSONText(to, text), err
}

// appendJSONText writes jsonb, whose form 1 is the text.
func appendJSONText[S string | []byte](to []byte, text S) []byte {
	to = append(binary.BigEndian.AppendUint32(to, uint32(len(text)+1)), 1)
	return append(to, text...)
}

// copyStatement names the columns that binary writes.
func copyStatement[T any](name string, columns []column[T]) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return "COPY {schema}." + name + " (" + strings.Join(names, ", ") + ") FROM STDIN (FORMAT binary)"
}
