package reporting

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/ClickHouse/clickhouse-go/v2"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
)

func TestCluster_StatementsAreForAllServers(t *testing.T) {
	t.Parallel()
	for statement, want := range map[string]string{
		"CREATE DATABASE IF NOT EXISTS tenant_x":                                                    "CREATE DATABASE IF NOT EXISTS tenant_x ON CLUSTER 'main'",
		"CREATE TABLE IF NOT EXISTS d.t (x Int8) ENGINE = MergeTree ORDER BY x":                     "CREATE TABLE IF NOT EXISTS d.t ON CLUSTER 'main' (x Int8) ENGINE = ReplicatedMergeTree ORDER BY x",
		"CREATE TABLE IF NOT EXISTS d.deals (\n) ENGINE = ReplacingMergeTree(version)\nORDER BY id": "CREATE TABLE IF NOT EXISTS d.deals ON CLUSTER 'main' (\n) ENGINE = ReplicatedReplacingMergeTree(version)\nORDER BY id",
		"CREATE TABLE IF NOT EXISTS d.deal_days (\n) ENGINE = MergeTree":                            "CREATE TABLE IF NOT EXISTS d.deal_days ON CLUSTER 'main' (\n) ENGINE = MergeTree",
		"CREATE MATERIALIZED VIEW IF NOT EXISTS d.v\nREFRESH EVERY 1 HOUR TO d.t AS SELECT 1":       "CREATE MATERIALIZED VIEW IF NOT EXISTS d.v ON CLUSTER 'main'\nREFRESH EVERY 1 HOUR TO d.t AS SELECT 1",
		"DROP DATABASE IF EXISTS {database:Identifier} SYNC":                                        "DROP DATABASE IF EXISTS {database:Identifier} ON CLUSTER 'main' SYNC",
		"DROP TABLE IF EXISTS d.t":                                                                  "DROP TABLE IF EXISTS d.t ON CLUSTER 'main'",
		"TRUNCATE TABLE daybook.slices":                                                             "TRUNCATE TABLE daybook.slices ON CLUSTER 'main'",
		"EXCHANGE TABLES a.t AND b.t":                                                               "EXCHANGE TABLES a.t AND b.t ON CLUSTER 'main'",
		"INSERT INTO d.t VALUES ('DROP TABLE IF EXISTS d.t')":                                       "INSERT INTO d.t VALUES ('DROP TABLE IF EXISTS d.t')",
	} {
		require.Equal(t, want, cluster("main").everywhere(statement))
		require.Equal(t, statement, cluster("").everywhere(statement), "one server")
	}
}

// script is every statement that makes tables.
func script(t *testing.T) (list []string) {
	t.Helper()
	files, err := fs.Glob(migrations, "migrations/*.sql")
	require.NoError(t, err)
	for _, text := range append(read(t, files), sharedTables, versionTable) {
		list = append(list, statements("tenant_x", text)...)
	}
	return list
}

func read(t *testing.T, files []string) (texts []string) {
	t.Helper()
	for _, file := range files {
		text, err := migrations.ReadFile(file)
		require.NoError(t, err)
		texts = append(texts, string(text))
	}
	return texts
}

// No migration may forget the cluster, or make a table there that the other
// replicas do not get. ClickHouse's own parser says whether what comes out is
// a statement; a cluster to run it on is not to be had here.
func TestCluster_EveryMigrationIsOneForIt(t *testing.T) {
	t.Parallel()
	conn := dial(t)
	single, own := regexp.MustCompile(`ENGINE = (Replacing)?MergeTree`), regexp.MustCompile(`^CREATE TABLE IF NOT EXISTS tenant_x\.(deal|activity)_days `)
	for _, statement := range script(t) {
		there := cluster("main").everywhere(statement)
		require.Contains(t, there, " ON CLUSTER 'main'", statement)
		require.Equal(t, own.MatchString(there), single.MatchString(there), there)
		var formatted string
		require.NoError(t, conn.QueryRow(t.Context(), "SELECT formatQuery({text:String})", clickhouse.Named("text", there)).Scan(&formatted), there)
		require.Contains(t, formatted, "ON CLUSTER main")
	}
}

// dial connects to the engine as a Store does.
func dial(t *testing.T) clickhouse.Conn {
	t.Helper()
	options, err := parse(enginetest.ClickHouseURL(t))
	require.NoError(t, err)
	conn, err := clickhouse.Open(options)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

func TestOnCluster_TakesNamesOnly(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a b", "a'b", "a`", "ä", strings.Repeat("a", 65)} {
		_, err := Open(t.Context(), "http://127.0.0.1:1/", OnCluster(name))
		require.ErrorContains(t, err, "cannot be the name of a ClickHouse cluster", name)
	}
	var s Store
	require.NoError(t, OnCluster("main_2-x")(&s))
	require.Equal(t, cluster("main_2-x"), s.cluster)
	require.Contains(t, s.cluster.together(), "insert_quorum")
}
