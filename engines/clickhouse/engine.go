package clickhouse

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// writeEngineConfig puts the engine's own configuration file into the data
// folder and returns its path. It holds what the arguments of a connection
// cannot say: tables' defaults, and what statements may do.
func writeEngineConfig(data string) (string, error) {
	path := filepath.Join(data, "engine.xml")
	err := os.WriteFile(path, fmt.Appendf(nil, engineConfig, path, grantQueries()), 0o600)
	return path, err
}

// The library names the user "default" for every session and gives it all
// privileges, among them to read and write files of this process's user and to
// call out to other servers. A statement of Daybook's needs none of that, and an
// analyst's must not have it: so the file takes the place of the library's list
// of users.
const engineConfig = `<clickhouse>
  <!-- Written by Daybook at each start. -->
  <users_config>%[1]s</users_config>
  <merge_tree>
    <!-- An acknowledged insert survives a power cut, as a projection's
         checkpoint in another engine does; and a merge keeps that promise. -->
    <fsync_after_insert>1</fsync_after_insert>
    <fsync_part_directory>1</fsync_part_directory>
    <min_compressed_bytes_to_fsync_after_merge>1</min_compressed_bytes_to_fsync_after_merge>
  </merge_tree>
  <profiles><default/></profiles>
  <quotas><default/></quotas>
  <users><default>
    <password/>
    <networks><ip>::/0</ip></networks>
    <profile>default</profile>
    <quota>default</quota>
    <grants>%[2]s</grants>
  </default></users>
</clickhouse>
`

// privileges are those of statements: databases and tables, and nothing that
// leaves them. CREATE DICTIONARY is not among them, because a dictionary's
// source may be a file; nor are the privileges of table functions such as file
// and url.
var privileges = []string{
	"SHOW", "SELECT", "INSERT", "ALTER", "TRUNCATE", "OPTIMIZE", "CHECK", "dictGet",
	"CREATE DATABASE", "CREATE TABLE", "CREATE VIEW", "CREATE TEMPORARY TABLE",
	"DROP DATABASE", "DROP TABLE", "DROP VIEW", "UNDROP TABLE",
	"KILL QUERY", "SYSTEM MERGES", "SYSTEM VIEWS", "SYSTEM TTL MERGES", "SYSTEM FLUSH", "SYSTEM DROP CACHE",
}

// tableEngines are those that keep their rows below the data folder.
var tableEngines = []string{
	"MergeTree", "ReplacingMergeTree", "SummingMergeTree", "AggregatingMergeTree", "CollapsingMergeTree",
	"VersionedCollapsingMergeTree", "CoalescingMergeTree", "Memory", "Null", "Log", "TinyLog", "StripeLog",
	"Set", "Join", "Buffer", "Merge",
}

func grantQueries() string {
	queries := []string{"GRANT " + strings.Join(privileges, ", ") + " ON *.*"}
	for _, engine := range tableEngines {
		queries = append(queries, "GRANT TABLE ENGINE ON "+engine)
	}
	return "<query>" + strings.Join(queries, "</query><query>") + "</query>"
}
