package postgres

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// setting is a line of postgresql.conf, with the reason why it is there.
type setting struct{ name, value, reason string }

// settings are for a small machine of two cores which also runs the rest of
// Daybook. An operator's own go into cluster/local.conf, which is read last.
//
//nolint:goconst // a table
var settings = []setting{
	{"listen_addresses", "'127.0.0.1'", "Daybook alone talks to this server, over loopback"},
	{"unix_socket_directories", "''", "one road in, and no socket file in a shared /tmp"},
	{"max_connections", "100", "a pool for the API, one for projectors, and room for psql; each costs a few megabytes"},
	{"password_encryption", "scram-sha-256", "and pg_hba.conf takes nothing else"},

	{"shared_buffers", "256MB", "the read models of some 100,000 contacts stay in it; the kernel's cache has the rest"},
	{"effective_cache_size", "1GB", "what the planner may expect of both caches on a machine of 4 GB"},
	{"work_mem", "8MB", "a sort; a hundred at once still fit"},
	{"maintenance_work_mem", "64MB", "index builds of a rebuild"},
	{"huge_pages", "try", "the default, said because off costs nothing and on is not everywhere allowed"},

	{"synchronous_commit", "on", "an acknowledged write survives a power cut: receipts, sessions and keys live here, not read models alone"},
	{"wal_compression", "on", "full pages after a checkpoint are most of the WAL of small updates"},
	{"max_wal_size", "2GB", "fewer checkpoints during imports and rebuilds; recovery after a crash stays under a minute"},
	{"min_wal_size", "128MB", "little disk at rest"},
	{"checkpoint_timeout", "15min", "as max_wal_size"},
	{"wal_level", "replica", "pg_basebackup works"},

	{"jit", "off", "our queries are short: compiling one takes longer than running it"},
	{"random_page_cost", "1.1", "SSDs, where the default of 4 makes the planner avoid indexes"},
	{"max_worker_processes", "4", "two cores"},
	{"max_parallel_workers_per_gather", "0", "two cores, shared: one list must not stop the projectors; large reports are ClickHouse's"},
	{"autovacuum_naptime", "20s", "read models are updated in place, row by row, all day"},
	{"autovacuum_vacuum_scale_factor", "0.05", "as above"},
	{"idle_in_transaction_session_timeout", "60s", "a forgotten transaction holds back vacuum, and every projector with it"},

	{"shared_preload_libraries", "'pg_stat_statements'", "which queries cost what, for doctor; it can only be loaded at the start"},
	{"pg_stat_statements.track_utility", "off", "utility statements are kept with their constants, which may be personal data"},

	{"logging_collector", "on", "into the data folder, not into Daybook's own log"},
	{"log_directory", "'log'", "below cluster/"},
	{"log_filename", "'postgres-%a.log'", "a file a weekday: a week is kept"},
	{"log_truncate_on_rotation", "on", "as above"},
	{"log_rotation_age", "1d", "as above"},
	{"log_rotation_size", "0", "by age alone, or a second file of a day would overwrite the first"},
	{"log_timezone", "'UTC'", "as all of Daybook's logs"},
	{"log_checkpoints", "off", "a line every few minutes that nobody reads"},
	{"log_min_messages", "warning", "as above"},
	{"log_min_error_statement", "panic", "the text of a failed statement may hold personal data"},
	{"log_error_verbosity", "terse", "DETAIL holds the values of the row"},
	{"log_parameter_max_length", "0", "parameters are personal data"},
	{"log_parameter_max_length_on_error", "0", "as above"},

	{"timezone", "'UTC'", "a timestamp reads the same on each machine"},
	{"datestyle", "'iso, ymd'", "as above"},
	{"lc_messages", "'C'", "messages that can be searched for"},
	{"default_text_search_config", "'pg_catalog.simple'", "names of many languages, none of which is stemmed"},
}

// access is pg_hba.conf: a password, from loopback, and nothing else. The two
// alls are databases and roles.
const access = "# Written by Daybook at each start.\n" + "host all " + "all 127.0.0.1/32 scram-sha-256\n"

// writeSettings puts both files in place before each start, so that a new
// version's settings reach an old folder.
func (s *Server) writeSettings() error {
	var text strings.Builder
	text.WriteString("# Written by Daybook at each start: put your own settings into local.conf.\n\n")
	for _, set := range settings {
		fmt.Fprintf(&text, "# %s\n%s = %s\n\n", set.reason, set.name, set.value)
	}
	fmt.Fprintf(&text, "port = %d\n\ninclude 'local.conf'\n", s.port)
	if err := s.place("postgresql.conf", text.String()); err != nil {
		return err
	}
	if err := s.place("pg_hba.conf", access); err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(s.cfg.cluster(), "local.conf")); err == nil {
		return nil
	}
	return s.place("local.conf", "# Settings of your own, read last; Daybook does not change this file.\n")
}

// place writes a file of the cluster whole, owned by the account that reads it.
func (s *Server) place(name, text string) error {
	path := filepath.Join(s.cfg.cluster(), name)
	fresh := path + ".new"
	if err := os.WriteFile(fresh, []byte(text), 0o600); err != nil {
		return fmt.Errorf("postgres: %w", err)
	}
	if err := s.account.own(fresh); err != nil {
		return err
	}
	return os.Rename(fresh, path)
}
