package clickhouse

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// settings are those of one request. A session is set to them before its
// statement and set back after, so that no request sees another's.
type settings map[string]string

var settingName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.]*$`)

// apply returns what sets the session back.
func (s *session) apply(wanted settings) (undo func() error, err error) {
	if len(wanted) == 0 {
		return func() error { return nil }, nil
	}
	var set, reset []string
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		if !settingName.MatchString(name) {
			return nil, refusal(codeUnknownSetting, "UNKNOWN_SETTING", fmt.Sprintf("Unknown setting %q.", name))
		}
		set = append(set, name+" = "+quoteText(wanted[name]))
		reset = append(reset, name+" = "+s.standing(name))
	}
	undo = func() error { return s.exec("SET " + strings.Join(reset, ", ")) }
	if err := s.exec("SET " + strings.Join(set, ", ")); err != nil {
		_ = undo() // the names before the bad one may have been set; an unknown name fails here too
		return nil, err
	}
	return undo, nil
}

// standing is the value that a setting has in every session.
func (s *session) standing(name string) string {
	for _, setting := range standingSettings {
		if setting.name == name {
			return quoteText(setting.value)
		}
	}
	return "DEFAULT"
}

type setting struct{ name, value string }

// standingSettings hold for every statement that does not say otherwise.
var standingSettings = []setting{
	// The profiler's timers send signals to threads that Go runs on.
	{"query_profiler_real_time_period_ns", "0"},
	{"query_profiler_cpu_time_period_ns", "0"},
	// layout.go cannot walk over the binary form of JSON.
	{"output_format_native_write_json_as_string", "1"},
	// An answer is copied block by block: 65,409 rows of wide strings would be
	// hundreds of megabytes at a time.
	{"preferred_block_size_bytes", "1000000"},
	// It takes a thread less for each of these that are not free. The default
	// of 1 GiB is all that the engine has, and so every statement had one.
	{"max_threads_min_free_memory_per_thread", "67108864"},
}
