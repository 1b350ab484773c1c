package postgres_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestRestart(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	begin := time.Now()
	first := start(t, data)
	t.Logf("made and started in %s", time.Since(begin))
	conn := dial(t, first)
	_, err := conn.Exec(t.Context(), "CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)")
	require.NoError(t, err)
	require.NoError(t, stop(first))
	require.NoError(t, stop(first), "twice is allowed")

	begin = time.Now()
	second := start(t, data)
	t.Logf("started in %s", time.Since(begin))
	var n int
	require.NoError(t, dial(t, second).QueryRow(t.Context(), "SELECT n FROM kept").Scan(&n))
	require.Equal(t, 1, n)
}
