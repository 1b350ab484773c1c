package clickhouse_test

import (
	"fmt"
	"math/big"
	"net"
	"reflect"
	"testing"
	"time"

	ch "github.com/ClickHouse/clickhouse-go/v2"
	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// typeCase is a type and values that must come back as they went in.
type typeCase struct {
	typ    string
	values []any
}

var berlin, _ = time.LoadLocation("Europe/Berlin")

var typeCases = []typeCase{
	{"Bool", []any{true, false}},
	{"Int8", []any{int8(-128), int8(127)}},
	{"Int16", []any{int16(-32768)}},
	{"Int32", []any{int32(-1 << 31)}},
	{"Int64", []any{int64(-1 << 63)}},
	{"UInt8", []any{uint8(255)}},
	{"UInt16", []any{uint16(65535)}},
	{"UInt32", []any{uint32(1<<32 - 1)}},
	{"UInt64", []any{uint64(1<<64 - 1), uint64(0)}},
	{"Int128", []any{big.NewInt(-12345)}},
	{"UInt256", []any{big.NewInt(12345)}},
	{"Float32", []any{float32(1.5)}},
	{"Float64", []any{-0.1}},
	{"Decimal(9, 2)", []any{decimal.RequireFromString("1234567.89")}},
	{"Decimal(18, 4)", []any{decimal.RequireFromString("-12345678901234.5678")}},
	{"Decimal(38, 10)", []any{decimal.RequireFromString("0.0000000001")}},
	{"Decimal(76, 2)", []any{decimal.RequireFromString("9999999999999999999999.99")}},
	{"String", []any{"", "Ærøskøbing\x00\n\t'\"\\", string(make([]byte, 300))}},
	{"FixedString(3)", []any{"abc", "a\x00c"}},
	{"UUID", []any{uuid.MustParse("0190d7a8-0000-7000-8000-0123456789ab")}},
	{"Date", []any{time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}},
	{"Date32", []any{time.Date(1925, 1, 2, 0, 0, 0, 0, time.UTC)}},
	{"DateTime('UTC')", []any{time.Date(2026, 11, 23, 1, 2, 3, 0, time.UTC)}},
	{"DateTime64(3, 'UTC')", []any{time.Date(2026, 11, 23, 1, 2, 3, 456e6, time.UTC)}},
	{"DateTime64(9, 'Europe/Berlin')", []any{time.Date(2026, 7, 1, 1, 2, 3, 456789012, berlin)}},
	{"Enum8('won' = 1, 'lost' = -2)", []any{"won", "lost"}},
	{"Enum16('it\\'s, (a) name' = 1000)", []any{"it's, (a) name"}},
	{"IPv4", []any{net.ParseIP("10.0.0.1").To4()}},
	{"IPv6", []any{net.ParseIP("2001:db8::1")}},
	{"Nullable(String)", []any{new("x"), (*string)(nil), new("")}},
	{"Nullable(DateTime64(3, 'UTC'))", []any{new(time.UnixMilli(1).UTC()), (*time.Time)(nil)}},
	{"Nullable(Decimal(18, 4))", []any{new(decimal.RequireFromString("1.5")), (*decimal.Decimal)(nil)}},
	{"LowCardinality(String)", []any{"a", "b", "a", ""}},
	{"LowCardinality(Nullable(String))", []any{new("a"), (*string)(nil), new("a")}},
	{"LowCardinality(FixedString(2))", []any{"ab", "cd"}},
	{"Array(String)", []any{[]string{"a", "b"}, []string{}, []string{"c"}}},
	{"Array(Array(UInt8))", []any{[][]uint8{{1, 2}, {}}, [][]uint8{}}},
	{"Array(Nullable(Int32))", []any{[]*int32{new(int32(1)), nil}}},
	{"Array(LowCardinality(String))", []any{[]string{"a", "b", "a"}, []string{}}},
	{"Array(UUID)", []any{[]uuid.UUID{uuid.MustParse("0190d7a8-0000-7000-8000-0123456789ab")}}},
	{"Map(String, UInt64)", []any{map[string]uint64{"a": 1, "b": 2}, map[string]uint64{}}},
	{"Map(LowCardinality(String), Array(String))", []any{map[string][]string{"a": {"x", "y"}}}},
	{"Tuple(String, UInt8)", []any{[]any{"a", uint8(1)}}},
	{"Tuple(name String, tags Array(UInt8))", []any{map[string]any{"name": "n", "tags": []uint8{1}}}},
	{"SimpleAggregateFunction(max, UInt64)", []any{uint64(7)}},
}

func TestTypes(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	for _, compression := range []ch.CompressionMethod{ch.CompressionNone, ch.CompressionLZ4, ch.CompressionZSTD, ch.CompressionGZIP, ch.CompressionDeflate, ch.CompressionBrotli} {
		t.Run(compression.String(), func(t *testing.T) {
			conn := dial(t, s, func(o *ch.Options) {
				o.Compression = &ch.Compression{Method: compression}
				o.Settings = ch.Settings{"enable_http_compression": 1}
			})
			base := "types_" + compression.String()
			require.NoError(t, conn.Exec(t.Context(), "CREATE DATABASE "+base))
			for i, c := range typeCases {
				t.Run(c.typ, func(t *testing.T) {
					table := fmt.Sprintf("%s.t%d", base, i)
					require.NoError(t, conn.Exec(t.Context(), "CREATE TABLE "+table+" (n UInt32, v "+c.typ+") ENGINE = MergeTree ORDER BY n"))
					batch, err := conn.PrepareBatch(t.Context(), "INSERT INTO "+table)
					require.NoError(t, err)
					defer batch.Close()
					for n, v := range c.values {
						require.NoError(t, batch.Append(uint32(n), v))
					}
					require.NoError(t, batch.Send())

					rows, err := conn.Query(t.Context(), "SELECT v, n FROM "+table+" ORDER BY n")
					require.NoError(t, err)
					for n, want := range c.values {
						require.True(t, rows.Next(), "row %d: %v", n, rows.Err())
						got := reflect.New(reflect.TypeOf(want))
						var at uint32
						require.NoError(t, rows.Scan(got.Interface(), &at))
						require.EqualValues(t, n, at)
						requireSame(t, want, got.Elem().Interface())
					}
					require.False(t, rows.Next())
					require.NoError(t, rows.Err())
				})
			}
		})
	}
}

// requireSame compares what has more than one form in memory by its meaning.
func requireSame(t *testing.T, want, got any) {
	t.Helper()
	switch want := want.(type) {
	case time.Time:
		require.True(t, want.Equal(got.(time.Time)), "want %s, got %s", want, got)
	case *time.Time:
		if want != nil {
			require.True(t, want.Equal(*got.(*time.Time)), "want %s, got %s", want, got)
			return
		}
		require.Nil(t, got)
	case decimal.Decimal:
		require.True(t, want.Equal(got.(decimal.Decimal)), "want %s, got %s", want, got)
	case *decimal.Decimal:
		if want != nil {
			require.True(t, want.Equal(*got.(*decimal.Decimal)), "want %s, got %s", want, got)
			return
		}
		require.Nil(t, got)
	case *big.Int:
		require.Zero(t, want.Cmp(got.(*big.Int)))
	case net.IP:
		require.True(t, want.Equal(got.(net.IP)))
	default:
		require.Equal(t, want, got)
	}
}

// Types that only come out of queries, and what cannot come out.
func TestTypesOfQueries(t *testing.T) {
	t.Parallel()
	conn := dial(t, start(t, t.TempDir()))
	for _, query := range []string{
		"SELECT toIntervalDay(1)", "SELECT (1, 2)::Point", "SELECT [[(1., 2.)]]::Polygon",
		"SELECT NULL", "SELECT []", "SELECT '{\"a\": 1}'::JSON",
		"SELECT 1::Variant(String, UInt8) UNION ALL SELECT 'x'::Variant(String, UInt8)",
		"SELECT arrayJoin([map('a', toLowCardinality('x')), map()])",
		"SELECT CAST([(1, 'a')], 'Nested(n UInt8, s String)')",
	} {
		rows, err := conn.Query(t.Context(), query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		for rows.Next() {
		}
		if err := rows.Err(); err != nil {
			t.Errorf("%s: %v", query, err)
		}
	}
	_, err := conn.Query(t.Context(), "SELECT sumState(1)")
	require.ErrorContains(t, err, "finalizeAggregation")
}
