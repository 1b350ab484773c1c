package graphql

import (
	"encoding/csv"
	"io"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
)

// csv writes the sheet as CSV: UTF-8 with a mark, which spreadsheets need to
// know it, and commas. A text that a spreadsheet would take for a formula gets
// an apostrophe ahead of it; numbers are written by us and are none.
func (s *sheet) csv(w io.Writer) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out, columns := csv.NewWriter(w), s.columns()
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = harmless(c.name)
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for _, row := range s.rows {
		for i, c := range columns {
			cells[i] = c.as.text(row[c.at])
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// text writes a cell; one that has nothing is empty.
func (k kind) text(v any) string {
	switch v := v.(type) {
	case string:
		return harmless(v)
	case int64:
		if k.is == 'm' {
			return new(big.Rat).SetFrac(big.NewInt(v), power(k.decimals)).FloatString(k.decimals)
		}
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(math.Round(v*shownTo)/shownTo, 'f', -1, 64)
	case time.Time:
		return v.Format(time.DateOnly)
	default:
		return ""
	}
}

// shownTo is how finely a sheet for people shows rates and days: to four
// decimals, a hundredth of a per cent or nine seconds.
const shownTo = 10_000

func power(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// harmless gives a text that no spreadsheet takes for a formula.
func harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n", rune(text[0])) {
		return "'" + text
	}
	return text
}

// parquet writes the sheet as Parquet: amounts as decimals, days as dates,
// and null for what a row does not have.
func (s *sheet) parquet(w io.Writer) error {
	columns, group := s.columns(), parquet.Group{}
	for _, c := range columns {
		group[c.name] = parquet.Optional(c.as.node())
	}
	schema := parquet.NewSchema("report", group)
	index := map[string]int{} // a group is in the order of its names
	for i, path := range schema.Columns() {
		index[path[0]] = i
	}
	out := parquet.NewWriter(w, schema, parquet.Compression(&parquet.Zstd))
	for _, row := range s.rows {
		cells := make(parquet.Row, len(columns))
		for _, c := range columns {
			i := index[c.name]
			cells[i] = c.as.value(row[c.at], i)
		}
		if _, err := out.WriteRows([]parquet.Row{cells}); err != nil {
			return err
		}
	}
	return out.Close()
}

// maxDigits is how many digits an amount of 64 bits always has room for.
const maxDigits = 18

func (k kind) node() parquet.Node {
	switch k.is {
	case 'n':
		return parquet.Int(64)
	case 'f':
		return parquet.Leaf(parquet.DoubleType)
	case 'd':
		return parquet.Date()
	case 'm':
		return parquet.Decimal(k.decimals, maxDigits, parquet.Int64Type)
	default:
		return parquet.String()
	}
}

// value is a cell of the ith column.
func (k kind) value(v any, i int) parquet.Value {
	if v == nil {
		return parquet.NullValue().Level(0, 0, i)
	}
	if day, ok := v.(time.Time); ok {
		v = int32(day.Unix() / int64((24*time.Hour)/time.Second))
	}
	return parquet.ValueOf(v).Level(0, 1, i)
}
