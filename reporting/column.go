package reporting

import (
	"reflect"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// column keeps the values of one column.
type column interface {
	add(v reflect.Value) (bytes int)
	giveTo(batch driver.BatchColumn) error
	values() any // all of them, as a slice of the field's type
}

var timeType = reflect.TypeFor[time.Time]()

// newColumn makes the column of a type. Texts of which there are few different
// ones are kept once.
func newColumn(of reflect.Type, few bool) column {
	switch of.Kind() {
	case reflect.String:
		if few {
			return &words{}
		}
		return &texts{}
	case reflect.Bool:
		return &plain[bool]{get: reflect.Value.Bool}
	case reflect.Int8:
		return &plain[int8]{get: func(v reflect.Value) int8 { return int8(v.Int()) }}
	case reflect.Int64:
		return &plain[int64]{get: reflect.Value.Int}
	case reflect.Uint8:
		return &plain[uint8]{get: func(v reflect.Value) uint8 { return uint8(v.Uint()) }}
	case reflect.Uint16:
		return &plain[uint16]{get: func(v reflect.Value) uint16 { return uint16(v.Uint()) }}
	case reflect.Uint32:
		return &plain[uint32]{get: func(v reflect.Value) uint32 { return uint32(v.Uint()) }}
	case reflect.Uint64:
		return &plain[uint64]{get: reflect.Value.Uint}
	case reflect.Float64:
		return &plain[float64]{get: reflect.Value.Float}
	case reflect.Pointer:
		return &optional{of: newColumn(of.Elem(), few), pointer: of}
	case reflect.Slice:
		return &lists{of: newColumn(of.Elem(), few)}
	default:
		if of == timeType {
			return &times{}
		}
		return &boxed{}
	}
}

// plain are values without a pointer.
type plain[T any] struct {
	all []T
	get func(reflect.Value) T
}

func (c *plain[T]) add(v reflect.Value) int {
	c.all = append(c.all, c.get(v))
	return int(v.Type().Size())
}

func (c *plain[T]) giveTo(batch driver.BatchColumn) error { return batch.Append(c.all) }
func (c *plain[T]) values() any                           { return c.all }

// times are microseconds since 1970, which is how exact a column is.
type times struct{ all []int64 }

func (c *times) add(v reflect.Value) int {
	at, _ := reflect.TypeAssert[time.Time](v)
	c.all = append(c.all, at.UnixMicro())
	return 8
}

func (c *times) giveTo(batch driver.BatchColumn) error { return batch.Append(c.values()) }

func (c *times) values() any {
	values := make([]time.Time, len(c.all))
	for i, at := range c.all {
		values[i] = time.UnixMicro(at).UTC()
	}
	return values
}
