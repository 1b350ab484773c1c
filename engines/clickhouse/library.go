package clickhouse

import (
	"fmt"
	"unsafe"

	"github.com/ebitengine/purego"
)

// library is libchdb: the entry points of its C interface that this package
// uses, under the names that chdb.h gives them.
//
// The pointers are opaque. Every result and every insert stream that the
// library hands out must be destroyed by the one who asked for it, on every
// path; session and resultRows do that, so no other file touches these fields.
type library struct {
	version func() string

	connect   func(argc int32, argv **byte) unsafe.Pointer // *chdb_connection, nil on failure
	closeConn func(connection unsafe.Pointer)

	// Statements. The lengths make them safe for any byte; parameters travel
	// beside the text and are never spliced into it.
	query       func(conn unsafe.Pointer, query *byte, n uint, format *byte, fn uint, names **byte, nameLens *uint, values **byte, valueLens *uint, count uint) unsafe.Pointer
	streamQuery func(conn unsafe.Pointer, query *byte, n uint, format *byte, fn uint, names **byte, nameLens *uint, values **byte, valueLens *uint, count uint) unsafe.Pointer
	streamFetch func(conn, stream unsafe.Pointer) unsafe.Pointer
	streamStop  func(conn, stream unsafe.Pointer)

	insert        func(conn unsafe.Pointer, query *byte, n uint, format *byte, fn uint) unsafe.Pointer
	insertAppend  func(stream unsafe.Pointer, data *byte, n uint) int32
	insertDone    func(stream unsafe.Pointer) unsafe.Pointer
	insertCancel  func(stream unsafe.Pointer)
	insertError   func(stream unsafe.Pointer) string
	insertDestroy func(stream unsafe.Pointer)

	resultBuffer  func(result unsafe.Pointer) unsafe.Pointer
	resultLength  func(result unsafe.Pointer) uint
	resultError   func(result unsafe.Pointer) string
	resultWritten func(result unsafe.Pointer) uint64
	resultDestroy func(result unsafe.Pointer)

	setSignalHandlers func(enabled int32)
}

// load opens libchdb and binds the entry points. Go keeps its signal handlers:
// see signals.go.
func load(path string) (*library, error) {
	handle, err := purego.Dlopen(path, purego.RTLD_NOW|purego.RTLD_GLOBAL)
	if err != nil {
		return nil, fmt.Errorf("load ClickHouse: %w", err)
	}
	lib := &library{}
	for name, fn := range lib.symbols() {
		address, err := purego.Dlsym(handle, name)
		if err != nil {
			return nil, fmt.Errorf("load ClickHouse: %s has no %s: is it the pinned version?", path, name)
		}
		purego.RegisterFunc(fn, address)
	}
	keepGoSignals(func() { lib.setSignalHandlers(0) })
	return lib, nil
}

func (l *library) symbols() map[string]any {
	return map[string]any{
		"chdb_version":                     &l.version,
		"chdb_connect":                     &l.connect,
		"chdb_close_conn":                  &l.closeConn,
		"chdb_query_with_params_n":         &l.query,
		"chdb_stream_query_with_params_n":  &l.streamQuery,
		"chdb_stream_fetch_result":         &l.streamFetch,
		"chdb_stream_cancel_query":         &l.streamStop,
		"chdb_stream_insert_n":             &l.insert,
		"chdb_stream_append":               &l.insertAppend,
		"chdb_stream_done":                 &l.insertDone,
		"chdb_stream_cancel_insert":        &l.insertCancel,
		"chdb_stream_insert_error":         &l.insertError,
		"chdb_destroy_insert_stream":       &l.insertDestroy,
		"chdb_result_buffer":               &l.resultBuffer,
		"chdb_result_length":               &l.resultLength,
		"chdb_result_error":                &l.resultError,
		"chdb_result_rows_written":         &l.resultWritten,
		"chdb_destroy_query_result":        &l.resultDestroy,
		"chdb_set_signal_handlers_enabled": &l.setSignalHandlers,
	}
}
