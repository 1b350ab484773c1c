package reporting

import (
	"reflect"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// optional are values that can be missing: those that are there, and which are.
type optional struct {
	of      column
	there   []bool
	pointer reflect.Type
}

func (c *optional) add(v reflect.Value) int {
	c.there = append(c.there, !v.IsNil())
	if v.IsNil() {
		return 1
	}
	return 1 + c.of.add(v.Elem())
}

func (c *optional) giveTo(batch driver.BatchColumn) error { return batch.Append(c.values()) }

func (c *optional) values() any {
	given, next := reflect.ValueOf(c.of.values()), 0
	values := reflect.MakeSlice(reflect.SliceOf(c.pointer), len(c.there), len(c.there))
	for i, there := range c.there {
		if there {
			values.Index(i).Set(given.Index(next).Addr())
			next++
		}
	}
	return values.Interface()
}

// lists are the elements of all, one list behind the other.
type lists struct {
	of   column
	ends []int
}

func (c *lists) add(v reflect.Value) int {
	bytes, from := 8, 0
	if n := len(c.ends); n > 0 {
		from = c.ends[n-1]
	}
	for i := range v.Len() {
		bytes += c.of.add(v.Index(i))
	}
	c.ends = append(c.ends, from+v.Len())
	return bytes
}

// giveTo gives row after row: the driver has no other way for arrays.
func (c *lists) giveTo(batch driver.BatchColumn) error {
	given, from := reflect.ValueOf(c.of.values()), 0
	for _, end := range c.ends {
		if err := batch.AppendRow(given.Slice(from, end).Interface()); err != nil {
			return err
		}
		from = end
	}
	return nil
}

func (c *lists) values() any {
	given, from := reflect.ValueOf(c.of.values()), 0
	values := reflect.MakeSlice(reflect.SliceOf(given.Type()), len(c.ends), len(c.ends))
	for i, end := range c.ends {
		values.Index(i).Set(given.Slice(from, end))
		from = end
	}
	return values.Interface()
}

// boxed are values of all other types, as they are: maps, which are mostly
// empty, and the numbers of rates, of which there are few.
type boxed struct{ all []any }

func (c *boxed) add(v reflect.Value) int {
	if v.Kind() == reflect.Map && v.Len() == 0 {
		c.all = append(c.all, nil)
		return 16
	}
	c.all = append(c.all, v.Interface())
	return 64
}

func (c *boxed) giveTo(batch driver.BatchColumn) error {
	for _, value := range c.all {
		if err := batch.AppendRow(value); err != nil {
			return err
		}
	}
	return nil
}

func (c *boxed) values() any { return c.all }
