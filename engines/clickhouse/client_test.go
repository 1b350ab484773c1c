package clickhouse_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	ch "github.com/ClickHouse/clickhouse-go/v2"
	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
	"github.com/stretchr/testify/require"
)

// What reporting does, through clickhouse-go.

func TestBatch(t *testing.T) {
	t.Parallel()
	conn := dial(t, start(t, t.TempDir()))
	ctx := t.Context()
	require.NoError(t, conn.Ping(ctx))
	makeDeals(t, conn)

	const n = 100_000
	begin := time.Now()
	require.NoError(t, addDeals(ctx, conn, 0, n))
	t.Logf("%d rows inserted in %s", n, time.Since(begin))
	require.EqualValues(t, n, count(t, conn, "SELECT count() FROM sales.deals"))

	var names []string
	begin = time.Now()
	rows, err := conn.Query(ctx, "SELECT name FROM sales.deals ORDER BY id")
	require.NoError(t, err)
	for rows.Next() {
		var name string
		require.NoError(t, rows.Scan(&name))
		names = append(names, name)
	}
	require.NoError(t, rows.Err())
	require.Len(t, names, n)
	require.Equal(t, "deal 99999", names[n-1])
	t.Logf("%d rows read in %s", n, time.Since(begin))
}

func TestEmptyResult(t *testing.T) {
	t.Parallel()
	conn := dial(t, start(t, t.TempDir()))
	makeDeals(t, conn)
	rows, err := conn.Query(t.Context(), "SELECT id, name FROM sales.deals")
	require.NoError(t, err)
	require.False(t, rows.Next())
	require.NoError(t, rows.Err())
	err = conn.QueryRow(t.Context(), "SELECT id FROM sales.deals").Scan(new(uint64))
	require.ErrorContains(t, err, "no rows")
}

func TestParameters(t *testing.T) {
	t.Parallel()
	conn := dial(t, start(t, t.TempDir()))
	awkward := "tab\t newline\n quote' backslash\\ {x:UInt8} \u00e6"
	var text string
	var list []string
	var at time.Time
	var none *string
	err := conn.QueryRow(t.Context(), "SELECT {s:String}, {l:Array(String)}, {t:DateTime64(3, 'UTC')}, {n:Nullable(String)}",
		ch.Named("s", awkward), ch.Named("l", []string{"a'b", "c"}), ch.Named("t", time.UnixMilli(1700000000123)), ch.Named("n", nil),
	).Scan(&text, &list, &at, &none)
	require.NoError(t, err)
	require.Equal(t, awkward, text)
	require.Equal(t, []string{"a'b", "c"}, list)
	require.EqualValues(t, 1700000000123, at.UnixMilli())
	require.Nil(t, none)

	// Not only in SELECT.
	makeDeals(t, conn)
	require.NoError(t, addDeals(t.Context(), conn, 0, 10))
	require.NoError(t, conn.Exec(t.Context(), "ALTER TABLE sales.deals DELETE WHERE id < {max:UInt64} SETTINGS mutations_sync = 2", ch.Named("max", 4)))
	require.EqualValues(t, 6, count(t, conn, "SELECT count() FROM sales.deals"))
	require.NoError(t, conn.Exec(t.Context(), "INSERT INTO sales.deals SELECT {n:UInt64}, 'x', now()", ch.Named("n", 99)))
	require.NoError(t, conn.Exec(t.Context(), "INSERT INTO sales.deals VALUES ({n:UInt64}, 'a;b (c) \\' FORMAT Native', 0)", ch.Named("n", 100)))
	require.EqualValues(t, 8, count(t, conn, "SELECT count() FROM sales.deals"))
}

// A request's settings are its own.
func TestSettings(t *testing.T) {
	t.Parallel()
	conn := dial(t, start(t, t.TempDir()))
	const threads = "SELECT toUInt64(getSetting('max_threads'))"
	usual := count(t, conn, threads)
	with := func(s ch.Settings) context.Context { return ch.Context(t.Context(), ch.WithSettings(s)) }
	for range 20 { // more than there are sessions
		var n uint64
		require.NoError(t, conn.QueryRow(with(ch.Settings{"max_threads": 7}), threads).Scan(&n))
		require.EqualValues(t, 7, n)
		require.Equal(t, usual, count(t, conn, threads))
	}
	requireCode(t, 115, conn.Exec(with(ch.Settings{"no_such_setting": 1}), "SELECT 1"))
	// readonly cannot be unset by the session that has it.
	requireCode(t, 164, conn.Exec(with(ch.Settings{"readonly": 1}), "CREATE DATABASE no"))
	for range 20 {
		require.NoError(t, conn.Exec(t.Context(), "CREATE DATABASE IF NOT EXISTS yes"))
	}
}

func TestDatabaseOfTheClient(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	for _, tenant := range []string{"one", "two"} {
		require.NoError(t, dial(t, s).Exec(t.Context(), "CREATE DATABASE "+tenant))
		conn := dial(t, s, func(o *ch.Options) { o.Auth.Database = tenant })
		require.NoError(t, conn.Exec(t.Context(), "CREATE TABLE t (name String) ENGINE = MergeTree ORDER BY name"))
		require.NoError(t, conn.Exec(t.Context(), "INSERT INTO t VALUES ({name:String})", ch.Named("name", tenant)))
	}
	for _, tenant := range []string{"two", "one", "two"} {
		conn := dial(t, s, func(o *ch.Options) { o.Auth.Database = tenant })
		var name, current string
		require.NoError(t, conn.QueryRow(t.Context(), "SELECT name, currentDatabase() FROM t").Scan(&name, &current))
		require.Equal(t, []string{tenant, tenant}, []string{name, current})
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	conn := dial(t, s)
	makeDeals(t, conn)
	ctx := t.Context()
	requireCode(t, 60, conn.Exec(ctx, "SELECT id FROM sales.nothing"))
	requireCode(t, 81, conn.Exec(ctx, "SELECT id FROM nothing.nothing"))
	requireCode(t, 62, conn.Exec(ctx, "SELEKT 1"))
	requireCode(t, 57, conn.Exec(ctx, "CREATE TABLE sales.deals (n UInt8) ENGINE = Memory"))
	requireCode(t, 241, conn.Exec(ctx, "SELECT groupArray(toString(number)) FROM numbers(1000000000) SETTINGS max_memory_usage = 50000000"))
	requireCode(t, 516, dialWrong(s).Ping(ctx))

	// After the head went out.
	rows, err := conn.Query(ctx, "SELECT throwIf(number = 3000000) FROM numbers(10000000) SETTINGS max_threads = 1, max_block_size = 100000")
	require.NoError(t, err)
	read := 0
	for rows.Next() {
		read++
	}
	require.Positive(t, read)
	requireCode(t, 395, rows.Err())
	require.NoError(t, conn.Ping(ctx))
}

// A statement whose client goes away ends, and its session is good again.
func TestCancel(t *testing.T) {
	t.Parallel()
	conn := dial(t, start(t, t.TempDir()))
	makeDeals(t, conn)
	const forever = "SELECT count() FROM numbers(100000000000) WHERE NOT ignore(sipHash64(number))"
	for range 12 { // more than there are sessions
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		require.Error(t, conn.QueryRow(ctx, forever).Scan(new(uint64)))
		cancel()
	}
	require.Eventually(t, func() bool {
		return count(t, conn, "SELECT count() FROM system.processes WHERE query LIKE 'SELECT count() FROM numbers%'") == 0
	}, 10*time.Second, 50*time.Millisecond, "no statement is left")
	require.NoError(t, addDeals(t.Context(), conn, 0, 1000))
	require.EqualValues(t, 1000, count(t, conn, "SELECT count() FROM sales.deals"))
}

func TestSideBySide(t *testing.T) {
	t.Parallel()
	conn := dial(t, start(t, t.TempDir()), func(o *ch.Options) { o.MaxOpenConns = 20 })
	makeDeals(t, conn)
	begin := time.Now()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			require.NoError(t, conn.Exec(t.Context(), "SELECT sleep(1)"))
			require.NoError(t, addDeals(t.Context(), conn, i*1000, 1000))
		})
	}
	all.Wait()
	require.Less(t, time.Since(begin), 6*time.Second, "eight seconds of sleep, side by side")
	require.EqualValues(t, 8000, count(t, conn, "SELECT count() FROM sales.deals"))
}

func makeDeals(t *testing.T, conn driver.Conn) {
	t.Helper()
	require.NoError(t, conn.Exec(t.Context(), "CREATE DATABASE IF NOT EXISTS sales"))
	require.NoError(t, conn.Exec(t.Context(), "CREATE TABLE IF NOT EXISTS sales.deals (id UInt64, name String, at DateTime64(3, 'UTC')) ENGINE = ReplacingMergeTree ORDER BY id"))
}

func addDeals(ctx context.Context, conn driver.Conn, from, n int) error {
	batch, err := conn.PrepareBatch(ctx, "INSERT INTO sales.deals (id, name, at)")
	if err != nil {
		return err
	}
	defer batch.Close()
	for i := from; i < from+n; i++ {
		if err := batch.Append(uint64(i), fmt.Sprintf("deal %d", i), time.UnixMilli(int64(i))); err != nil {
			return err
		}
	}
	return batch.Send()
}

func count(t *testing.T, conn driver.Conn, query string) (n uint64) {
	t.Helper()
	require.NoError(t, conn.QueryRow(t.Context(), query).Scan(&n))
	return n
}

func requireCode(t *testing.T, code int32, err error) {
	t.Helper()
	var e *ch.Exception
	require.ErrorAs(t, err, &e)
	require.Equal(t, code, e.Code, "%v", err)
}
