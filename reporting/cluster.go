package reporting

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// cluster is the name of a ClickHouse cluster, or empty for one server. It
// must be one shard of replicas: rows are looked up by id and duplicates are
// resolved (FINAL), which is right only where a key's rows are together, and
// no team has more than one server holds.
type cluster string

var clusterName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// Option is a way in which a Store differs from the usual.
type Option func(*Store) error

// OnCluster makes a Store define its tables on all servers of a cluster, with
// engines that replicate. An empty name is one server, as without it.
func OnCluster(name string) Option {
	return func(s *Store) error {
		if name != "" && !clusterName.MatchString(name) {
			return fmt.Errorf("%q cannot be the name of a ClickHouse cluster", name)
		}
		s.cluster = cluster(name)
		return nil
	}
}

// Where ON CLUSTER goes: behind the name of what a statement is about, or at
// the end where it is about two.
var (
	defines   = regexp.MustCompile(`^(?:CREATE (?:DATABASE|TABLE|VIEW|MATERIALIZED VIEW) IF NOT EXISTS|DROP (?:DATABASE|TABLE) IF EXISTS|TRUNCATE TABLE(?: IF EXISTS)?) [^\s(;]+`)
	exchanges = regexp.MustCompile(`^(?:EXCHANGE TABLES|RENAME TABLE) .+$`)
	engine    = regexp.MustCompile(`\bENGINE = (Replacing)?MergeTree\b`)
)

// everywhere makes a statement that defines something one for all servers of
// the cluster. Tables that a refreshable view fills stay each server's own:
// each makes them anew from rows that all have, so that none takes away what
// another has just put there.
func (c cluster) everywhere(statement string) string {
	if c == "" {
		return statement
	}
	on := " ON CLUSTER '" + string(c) + "'"
	if exchanges.MatchString(statement) {
		return statement + on
	}
	head := defines.FindString(statement)
	if head == "" {
		return statement
	}
	_, table, _ := strings.Cut(head[strings.LastIndexByte(head, ' ')+1:], ".")
	rest := statement[len(head):]
	if !slices.Contains(refreshed, table+"_refresh") {
		rest = engine.ReplaceAllString(rest, "ENGINE = Replicated${1}MergeTree")
	}
	return head + on + rest
}

// together are the settings under which several replicas are as one server to
// the projection: it folds onto rows that it reads, so it must never read an
// older one than was written. A block that comes again is not dropped for
// being the same as one before: the table may have been emptied meanwhile, and
// a repeat is harmless.
func (c cluster) together() clickhouse.Settings {
	if c == "" {
		return nil
	}
	return clickhouse.Settings{
		"insert_quorum": "auto", "insert_quorum_parallel": 0, "select_sequential_consistency": 1, "insert_deduplicate": 0,
	}
}
