package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"
)

// load parses a command line as the commands do.
func load(t *testing.T, args ...string) (*Config, error) {
	t.Helper()
	c := &Config{}
	set := pflag.NewFlagSet("test", pflag.ContinueOnError)
	c.flags(set)
	require.NoError(t, set.Parse(args))
	return c, c.load(set)
}

func TestAFlagComesBeforeTheEnvironmentAndThatBeforeTheFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "daybook.env")
	require.NoError(t, os.WriteFile(file, []byte("DAYBOOK_ADDR=127.0.0.1:1\nDAYBOOK_DATA=/file\nDAYBOOK_TENANT=file\n"), 0o600))
	t.Setenv("DAYBOOK_ADDR", "127.0.0.1:2")
	t.Setenv("DAYBOOK_DATA", "/environment")

	c, err := load(t, "--config", file, "--addr", "127.0.0.1:3")
	require.NoError(t, err)
	require.Equal(t, "127.0.0.1:3", c.Addr)
	require.Equal(t, "/environment", c.Data)
	require.Equal(t, "file", c.Tenant)
	require.Equal(t, "info", c.LogLevel)
	require.EqualValues(t, 200, c.leastUses())
	require.True(t, c.named("tenant"))
	require.False(t, c.named("log-level"))
}

func TestEveryProblemIsToldAtOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "daybook.env")
	require.NoError(t, os.WriteFile(file, []byte("DAYBOOK_COLOUR=red\n"), 0o600))
	_, err := load(t, "--config", file, "--addr", "x", "--tenant", "A", "--roles", "api,cook",
		"--admin-password", "short", "--rate-limits", "maybe", "--log-level", "loud", "--clickhouse", "ftp://x",
		"--introspection", "perhaps", "--auto-index", "-1", "--persisted-queries", filepath.Join(t.TempDir(), "none.json"))
	for _, setting := range []string{"DAYBOOK_COLOUR", "--addr", "--tenant", "--roles", "--admin-password", "--rate-limits", "--log-level", "--clickhouse", "--introspection", "--persisted-queries", "--auto-index"} {
		require.ErrorContains(t, err, setting)
	}
}

func TestAClusterIsOfAClickHouseOfOnesOwn(t *testing.T) {
	_, err := load(t, "--clickhouse-cluster", "main")
	require.ErrorContains(t, err, "--clickhouse-cluster")
	c, err := load(t, "--clickhouse", "clickhouse://h/", "--clickhouse-cluster", "main")
	require.NoError(t, err)
	require.Equal(t, "main", c.ClickHouseCluster)
}

func TestADataFolderIsTakenOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	lock, err := lockData(dir)
	require.NoError(t, err)
	_, err = lockData(dir)
	require.ErrorAs(t, err, new(*lockedError))

	want := endpoints{EventStore: "esdb://x", Postgres: "postgres://y", ClickHouse: "http://z"}
	require.NoError(t, lock.publish(want))
	got, err := join(dir)
	require.NoError(t, err)
	require.Equal(t, want, got)
	info, err := os.Stat(endpointsFile(dir))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "it holds passwords")

	require.NoError(t, lock.Release())
	lock, err = lockData(dir)
	require.NoError(t, err)
	require.NoError(t, lock.Release())
}

func TestAStackUnwindsBackwardsAndOnce(t *testing.T) {
	t.Parallel()
	var order []int
	var s stack
	for i := range 3 {
		s.push(func() error { order = append(order, i); return nil })
	}
	require.NoError(t, s.unwind())
	require.NoError(t, s.unwind())
	require.Equal(t, []int{2, 1, 0}, order)
}
