package analyst

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Limits are what one statement may take, and how many run at once.
type Limits struct {
	Time       time.Duration // of one statement
	Memory     int64         // bytes, of one statement
	Rows       int64         // of an answer
	Bytes      int64         // of an answer
	AtOnce     int           // statements of all tenants; the projections need sessions too
	AtOnceEach int           // statements of one tenant
	Patience   time.Duration // how long a statement waits for its turn
}

// DefaultLimits leave an embedded engine on a small machine to its main work.
func DefaultLimits() Limits {
	return Limits{
		Time: 20 * time.Second, Memory: 384 << 20, Rows: 1_000_000, Bytes: 256 << 20,
		AtOnce: 4, AtOnceEach: 2, Patience: 5 * time.Second,
	}
}

// bounded are the settings with a limit; who asks for less gets less.
func (l Limits) bounded() map[string]int64 {
	return map[string]int64{
		"max_execution_time": int64(l.Time / time.Second),
		"max_memory_usage":   l.Memory,
		"max_result_rows":    l.Rows,
		"max_result_bytes":   l.Bytes,
		"max_threads":        2,
	}
}

// formatting are the settings that only say how to read a value or to write
// an answer.
var formatting = []string{"output_format_", "input_format_", "format_", "date_time_", "extremes", "join_use_nulls", "session_timezone"}

// unneeded are settings and parameters that tools send by habit, and that
// change nothing here.
var unneeded = []string{
	"wait_end_of_query", "buffer_size", "send_progress_in_http_headers", "http_headers_progress_interval_ms",
	"cancel_http_readonly_queries_on_disconnect", "log_comment", "quota_key", "role", "session_id", "session_timeout",
	"user", "password", "query", parameterDatabase, "readonly", "http_write_exception_in_output_format", "max_block_size",
	"result_overflow_mode", "timeout_overflow_mode",
}

// passed are the parameters of HTTP that ClickHouse itself reads.
var passed = []string{
	"query_id", "default_format", "compress", "enable_http_compression", "http_zlib_compression_level",
	"client_protocol_version", "network_compression_method",
}

// settings are the parameters with which a statement is passed on.
func (l Limits) settings(asked url.Values) (url.Values, error) {
	to := url.Values{"result_overflow_mode": {"throw"}, "timeout_overflow_mode": {"throw"}}
	bounded := l.bounded()
	for name, limit := range bounded {
		to.Set(name, strconv.FormatInt(limit, 10))
	}
	for name, values := range asked {
		value := values[len(values)-1]
		limit, isBounded := bounded[name]
		switch {
		case isBounded:
			if n, err := strconv.ParseInt(value, 10, 64); err == nil && n > 0 && n < limit {
				to.Set(name, value)
			}
		case slices.Contains(passed, name), strings.HasPrefix(name, "param_"),
			slices.ContainsFunc(formatting, func(prefix string) bool { return strings.HasPrefix(name, prefix) }):
			to.Set(name, value)
		case slices.Contains(unneeded, name):
		default:
			return nil, readonly("The setting %s is not for analysts.", name)
		}
	}
	return to, nil
}
