package clickhouse_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestDDLBatchSelect(t *testing.T) {
	t.Parallel()
	conn := dial(t, start(t, t.TempDir()))
	ctx := t.Context()
	require.NoError(t, conn.Ping(ctx))
	require.NoError(t, conn.Exec(ctx, "CREATE DATABASE a"))
	require.NoError(t, conn.Exec(ctx, "CREATE TABLE a.deals (id UInt64, name String, at DateTime64(3, 'UTC')) ENGINE = ReplacingMergeTree(id) ORDER BY id"))

	const n = 100_000
	begin := time.Now()
	batch, err := conn.PrepareBatch(ctx, "INSERT INTO a.deals (id, name, at)")
	require.NoError(t, err)
	for i := range uint64(n) {
		require.NoError(t, batch.Append(i, "deal", time.UnixMilli(int64(i)).UTC()))
	}
	require.NoError(t, batch.Send())
	t.Logf("inserted %d rows in %s", n, time.Since(begin))

	var count uint64
	require.NoError(t, conn.QueryRow(ctx, "SELECT count() FROM a.deals").Scan(&count))
	require.EqualValues(t, n, count)
}
