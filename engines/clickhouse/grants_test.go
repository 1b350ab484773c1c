package clickhouse_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A statement reaches its tables and nothing else of the machine.
func TestGrants(t *testing.T) {
	t.Parallel()
	conn := dial(t, start(t, t.TempDir()))
	makeDeals(t, conn)
	ctx := t.Context()
	for _, refused := range []string{
		"SELECT * FROM file('/etc/hostname', 'LineAsString')",
		"SELECT * FROM `/etc/hostname`",
		"SELECT file('/etc/hostname')", // by Landlock, where the kernel has it
		"SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
		"SELECT * FROM remote('127.0.0.1:1', system.one)",
		"SELECT * FROM executable('id', 'TSV', 'a String')",
		"INSERT INTO FUNCTION file('/tmp/daybook-no.csv') SELECT 1",
		"SELECT 1 INTO OUTFILE '/tmp/daybook-no.csv'",
		"INSERT INTO sales.deals FROM INFILE '/etc/hostname' FORMAT CSV",
		"CREATE TABLE sales.f (n String) ENGINE = File('LineAsString', '/etc/hostname')",
		"CREATE TABLE sales.f (n String) ENGINE = URL('http://127.0.0.1:1/', 'LineAsString')",
		"CREATE DATABASE f ENGINE = Filesystem('/etc')",
		"CREATE DICTIONARY sales.d (k UInt64) PRIMARY KEY k SOURCE(FILE(PATH '/etc/hostname' FORMAT 'CSV')) LAYOUT(FLAT()) LIFETIME(0)",
		"BACKUP DATABASE sales TO File('/tmp/daybook-no.zip')",
		"CREATE FUNCTION f AS (x) -> x",
		"CREATE USER u",
		"GRANT ALL ON *.* TO default",
	} {
		require.Error(t, conn.Exec(ctx, refused), refused)
	}
	require.NoFileExists(t, "/tmp/daybook-no.csv")
	for _, allowed := range []string{
		"CREATE TABLE sales.next AS sales.deals",
		"INSERT INTO sales.next SELECT * FROM sales.deals",
		"EXCHANGE TABLES sales.next AND sales.deals",
		"RENAME TABLE sales.next TO sales.old",
		"ALTER TABLE sales.deals ADD COLUMN won Bool",
		"ALTER TABLE sales.deals DELETE WHERE id = 1 SETTINGS mutations_sync = 2",
		"DELETE FROM sales.deals WHERE id = 1",
		"OPTIMIZE TABLE sales.deals FINAL",
		"CREATE VIEW sales.v AS SELECT id FROM sales.deals FINAL",
		"CREATE MATERIALIZED VIEW sales.m ENGINE = SummingMergeTree ORDER BY id AS SELECT id, 1 AS n FROM sales.deals",
		"DROP TABLE sales.old SYNC",
		"TRUNCATE TABLE sales.deals",
		"SHOW CREATE TABLE sales.deals",
		"SYSTEM STOP MERGES sales.deals",
		"CHECK TABLE sales.deals",
		"SELECT * FROM system.parts",
		"SELECT * FROM numbers(3)",
		"EXPLAIN SELECT 1",
		"DROP DATABASE sales SYNC",
	} {
		require.NoError(t, conn.Exec(ctx, allowed), allowed)
	}
	require.EqualValues(t, 1, count(t, conn, "SELECT toUInt64(value) FROM system.merge_tree_settings WHERE name = 'fsync_after_insert'"))
}
