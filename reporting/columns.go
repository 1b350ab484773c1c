package reporting

import (
	"reflect"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// columns are rows of a table, one column after the other, as ClickHouse takes
// them. Hundreds of thousands of rows are held so while tables are built anew:
// as rows, each of its texts would be a pointer that the garbage collector
// follows; a column has none.
type columns struct {
	fields []reflect.StructField
	of     []column
	rows   int
	bytes  int // about what they take
}

// emptyColumn is about what a column takes without rows.
const emptyColumn = 256

func newColumns(row reflect.Type) *columns {
	c := &columns{fields: columnsOf(row)}
	c.bytes = emptyColumn * len(c.fields)
	for _, f := range c.fields {
		c.of = append(c.of, newColumn(f.Type, f.Tag.Get("values") == "few"))
	}
	return c
}

// add takes a row, which is copied.
func (c *columns) add(row reflect.Value) {
	for i, f := range c.fields {
		c.bytes += c.of[i].add(fieldOf(row, f.Index))
	}
	c.rows++
}

// fieldOf is FieldByIndex without what that does for embedded pointers.
func fieldOf(row reflect.Value, path []int) reflect.Value {
	for _, i := range path {
		row = row.Field(i)
	}
	return row
}

// giveTo appends all rows to a batch.
func (c *columns) giveTo(batch driver.Batch) error {
	for i, column := range c.of {
		if err := column.giveTo(batch.Column(i)); err != nil {
			return err
		}
	}
	return nil
}

func (c *columns) names() string { return namesOf(c.fields) }

// columnNames names the columns of a row, in order.
func columnNames[R any]() string { return namesOf(columnsOf(reflect.TypeFor[R]())) }

func namesOf(fields []reflect.StructField) string {
	var names []string
	for _, f := range fields {
		names = append(names, f.Tag.Get("ch"))
	}
	return strings.Join(names, ", ")
}

// columnsOf gives the fields of a row that are columns, those of embedded
// structs in place, with their path from the row.
func columnsOf(row reflect.Type) (columns []reflect.StructField) {
	for f := range row.Fields() {
		if !f.Anonymous {
			columns = append(columns, f)
			continue
		}
		for _, inner := range columnsOf(f.Type) {
			inner.Index = append(append([]int{}, f.Index...), inner.Index...)
			columns = append(columns, inner)
		}
	}
	return columns
}
