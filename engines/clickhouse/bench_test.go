package clickhouse_test

import (
	"net/url"
	"os"
	"sync/atomic"
	"testing"

	ch "github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/clickhouse"
)

// Run with -bench . -benchtime 3s; the figures are of one machine with all of
// the tests' fsyncs.
func BenchmarkEngine(b *testing.B) {
	s, err := clickhouse.Start(b.Context(), clickhouse.Config{Data: b.TempDir(), Command: []string{os.Args[0]}})
	if err != nil {
		b.Skip(err)
	}
	defer s.Stop(b.Context())
	u, err := url.Parse(s.URL())
	require.NoError(b, err)
	password, _ := u.User.Password()
	conn, err := ch.Open(&ch.Options{Protocol: ch.HTTP, Addr: []string{u.Host}, MaxOpenConns: 16, Auth: ch.Auth{Username: "default", Password: password}})
	require.NoError(b, err)
	defer conn.Close()
	require.NoError(b, conn.Exec(b.Context(), "CREATE DATABASE sales"))
	require.NoError(b, conn.Exec(b.Context(), "CREATE TABLE sales.deals (id UInt64, name String, at DateTime64(3, 'UTC')) ENGINE = ReplacingMergeTree ORDER BY id"))
	require.NoError(b, addDeals(b.Context(), conn, 0, 100_000))

	report := "SELECT name, count(), max(at) FROM sales.deals FINAL GROUP BY name ORDER BY 2 DESC LIMIT 10"
	b.Run("select 1", func(b *testing.B) { queries(b, conn, "SELECT 1") })
	b.Run("report over 100,000 rows", func(b *testing.B) { queries(b, conn, report) })
	b.Run("select 1, side by side", func(b *testing.B) {
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				require.NoError(b, conn.Exec(b.Context(), "SELECT 1"))
			}
		})
	})
	for _, size := range []int{100, 1000, 10_000} {
		b.Run("insert of "+map[int]string{100: "100", 1000: "1,000", 10_000: "10,000"}[size], func(b *testing.B) {
			var from atomic.Int64
			for b.Loop() {
				require.NoError(b, addDeals(b.Context(), conn, int(from.Add(int64(size))), size))
			}
			b.ReportMetric(float64(size)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func queries(b *testing.B, conn driver.Conn, query string) {
	for b.Loop() {
		rows, err := conn.Query(b.Context(), query)
		require.NoError(b, err)
		for rows.Next() {
		}
		require.NoError(b, rows.Err())
	}
}
