package clickhouse

import (
	"encoding/binary"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// A layout knows how long a column of one type is in Native format. First come
// the prefixes of the type and of all it is made of, then the bodies.
type layout interface {
	prefix(r *cursor)
	body(r *cursor, rows int)
}

var bin = binary.LittleEndian

// fixed is every type whose values have one width.
type fixed int

func (fixed) prefix(*cursor)             {}
func (w fixed) body(r *cursor, rows int) { r.skip(int(w) * rows) }

// text is String: each value behind its length.
type text struct{}

func (text) prefix(*cursor) {}
func (text) body(r *cursor, rows int) {
	for ; rows > 0 && r.err == nil; rows-- {
		r.skip(int(r.uvarint()))
	}
}

// nullable is a byte a row that says which values are NULL, then all values.
type nullable struct{ of layout }

func (n nullable) prefix(r *cursor) { n.of.prefix(r) }
func (n nullable) body(r *cursor, rows int) {
	r.skip(rows)
	n.of.body(r, rows)
}

// array is the end of each row's values, then the values of all rows. A Map is
// an array of pairs.
type array struct{ of layout }

func (a array) prefix(r *cursor) { a.of.prefix(r) }
func (a array) body(r *cursor, rows int) {
	if rows == 0 {
		return
	}
	r.skip(8 * (rows - 1))
	a.of.body(r, int(r.uint64()))
}

// tuple is its columns, one after the other.
type tuple []layout

func (t tuple) prefix(r *cursor) {
	for _, of := range t {
		of.prefix(r)
	}
}

func (t tuple) body(r *cursor, rows int) {
	for _, of := range t {
		of.body(r, rows)
	}
}

// lowCardinality is a dictionary and, for each row, an index into it.
type lowCardinality struct{ of layout }

func (lowCardinality) prefix(r *cursor) { r.skip(8) } // the version of this layout
func (lc lowCardinality) body(r *cursor, rows int) {
	if rows == 0 {
		return
	}
	width := 1 << (r.uint64() & 0xff) // the rest are flags, which Native always sets alike
	lc.of.body(r, int(r.uint64()))
	r.skip(int(r.uint64()) * width)
}

// variant is a byte a row that says which of the types it has, then the values
// of each type together. The types stand in the order of their names.
type variant []layout

func (v variant) prefix(r *cursor) {
	r.skip(8) // the mode; Native knows one
	tuple(v).prefix(r)
}

func (v variant) body(r *cursor, rows int) {
	at := r.rest
	r.skip(rows)
	if r.err != nil {
		return
	}
	counts := make([]int, 256) // 255 stands for NULL
	for _, which := range at[:rows] {
		counts[which]++
	}
	for i, of := range v {
		of.body(r, counts[i])
	}
}

// jsonText is JSON as the setting output_format_native_write_json_as_string
// makes it, which every session has.
type jsonText struct{ text }

func (jsonText) prefix(r *cursor) { r.skip(8) }

var widths = map[string]fixed{
	"Bool": 1, "Int8": 1, "Int16": 2, "Int32": 4, "Int64": 8, "Int128": 16, "Int256": 32,
	"UInt8": 1, "UInt16": 2, "UInt32": 4, "UInt64": 8, "UInt128": 16, "UInt256": 32,
	"BFloat16": 2, "Float32": 4, "Float64": 8,
	"Decimal32": 4, "Decimal64": 8, "Decimal128": 16, "Decimal256": 32,
	"Date": 2, "Date32": 4, "DateTime": 4, "DateTime32": 4, "DateTime64": 8, "Time": 4, "Time64": 8,
	"Enum8": 1, "Enum16": 2, "UUID": 16, "IPv4": 4, "IPv6": 16, "Nothing": 1,
}

// geometry are the types that are short names for others.
var geometry = map[string]string{
	"Point": "Tuple(Float64, Float64)", "Ring": "Array(Point)", "LineString": "Array(Point)",
	"MultiLineString": "Array(LineString)", "Polygon": "Array(Ring)", "MultiPolygon": "Array(Polygon)",
}

// layouts remembers those that were asked for: a schema has few types, and a
// deep one costs as much to read as a short column.
var layouts sync.Map // string to layout

func layoutOf(typ string) (layout, error) {
	if known, ok := layouts.Load(typ); ok {
		return known.(layout), nil
	}
	made, err := makeLayout(typ)
	if err == nil {
		layouts.Store(typ, made)
	}
	return made, err
}

func makeLayout(typ string) (layout, error) {
	name, args := splitType(typ)
	if width, ok := widths[name]; ok {
		return width, nil
	}
	if long, ok := geometry[name]; ok {
		return layoutOf(long)
	}
	switch name {
	case "String":
		return text{}, nil
	case "JSON":
		return jsonText{}, nil
	case "FixedString":
		return fixedString(typ, args)
	case "Decimal":
		return decimal(typ, args)
	}
	if strings.HasPrefix(name, "Interval") {
		return fixed(8), nil
	}
	return makeCompound(typ, name, args)
}

func makeCompound(typ, name string, args []string) (layout, error) {
	if name == "SimpleAggregateFunction" && len(args) == 2 {
		return layoutOf(args[1])
	}
	if name == "Variant" {
		sort.Strings(args)
	}
	parts := make(tuple, len(args))
	for i, arg := range args {
		part, err := layoutOf(unnamed(arg))
		if err != nil {
			return nil, err
		}
		parts[i] = part
	}
	switch {
	case name == "Nullable" && len(parts) == 1:
		return nullable{parts[0]}, nil
	case name == "Array" && len(parts) == 1:
		return array{parts[0]}, nil
	case name == "LowCardinality" && len(parts) == 1:
		return lowCardinality{dictionary(parts[0])}, nil
	case name == "Map" && len(parts) == 2, name == "Nested":
		return array{parts}, nil
	case name == "Tuple":
		return parts, nil
	case name == "Variant":
		return variant(parts), nil
	}
	return nil, fmt.Errorf("the embedded ClickHouse cannot send type %s in Native format: convert it in the query, with toString or finalizeAggregation", typ)
}

// dictionary is the layout of the values that a LowCardinality column's rows
// point at. NULL is one of them, by its place, so that they are not nullable.
func dictionary(of layout) layout {
	if n, ok := of.(nullable); ok {
		return n.of
	}
	return of
}

func fixedString(typ string, args []string) (layout, error) {
	if len(args) == 1 {
		if n, err := strconv.Atoi(args[0]); err == nil {
			return fixed(n), nil
		}
	}
	return nil, fmt.Errorf("type %s has no length", typ)
}

func decimal(typ string, args []string) (layout, error) {
	precision := 0
	if len(args) > 0 {
		precision, _ = strconv.Atoi(args[0])
	}
	switch {
	case precision < 1 || precision > 76:
		return nil, fmt.Errorf("type %s has no precision", typ)
	case precision < 10:
		return fixed(4), nil
	case precision < 19:
		return fixed(8), nil
	case precision < 39:
		return fixed(16), nil
	}
	return fixed(32), nil
}

// splitType takes Map(String, Array(UInt8)) apart: the name Map, and the
// arguments String and Array(UInt8).
func splitType(typ string) (name string, args []string) {
	name, inner, found := strings.Cut(strings.TrimSpace(typ), "(")
	if !found {
		return name, nil
	}
	inner = strings.TrimSuffix(inner, ")")
	depth, start := 0, 0
	for i := 0; i < len(inner); i++ {
		switch inner[i] {
		case '\'', '`':
			i = skipQuoted(inner, i) - 1
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				args = append(args, strings.TrimSpace(inner[start:i]))
				start = i + 1
			}
		}
	}
	return name, append(args, strings.TrimSpace(inner[start:]))
}

// unnamed takes the name off an element of a named tuple: `a b` UInt8 is UInt8.
func unnamed(arg string) string {
	if strings.HasPrefix(arg, "`") {
		return strings.TrimSpace(arg[skipQuoted(arg, 0):])
	}
	if space := strings.IndexByte(arg, ' '); space >= 0 && !strings.ContainsAny(arg[:space], "('") {
		return arg[space+1:]
	}
	return arg
}
