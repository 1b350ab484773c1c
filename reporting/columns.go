package reporting

import (
	"reflect"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// appendRows gives rows to a batch a column after the other: the driver takes
// a whole column at the cost of a few rows that it is given one by one.
func appendRows[R any](batch driver.Batch, rows []R) error {
	all := reflect.ValueOf(rows)
	for i, f := range columnsOf(reflect.TypeFor[R]()) {
		if err := appendColumn(batch.Column(i), f, all); err != nil {
			return err
		}
	}
	return nil
}

func appendColumn(into driver.BatchColumn, f reflect.StructField, rows reflect.Value) error {
	if kind := f.Type.Kind(); kind == reflect.Slice || kind == reflect.Map { // it has no faster way for these
		for n := range rows.Len() {
			if err := into.AppendRow(rows.Index(n).FieldByIndex(f.Index).Interface()); err != nil {
				return err
			}
		}
		return nil
	}
	column := reflect.MakeSlice(reflect.SliceOf(f.Type), rows.Len(), rows.Len())
	for n := range rows.Len() {
		column.Index(n).Set(rows.Index(n).FieldByIndex(f.Index))
	}
	return into.Append(column.Interface())
}

// columnNames names the columns of a row, in order.
func columnNames[R any]() string {
	var names []string
	for _, f := range columnsOf(reflect.TypeFor[R]()) {
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
