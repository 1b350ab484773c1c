package clickhouse

import (
	"errors"
	"runtime"
	"strings"
	"unsafe"
)

// session is one connection to the engine inside this process.
//
// A session runs one statement at a time, and while an insert stream is open
// nothing else; several sessions run side by side. Whoever holds a session
// alone may call it: the pool sees to that. The one exception is that another
// session may kill the statement by the session's mark.
type session struct {
	lib    *library
	handle unsafe.Pointer // what connect gave, to close
	conn   unsafe.Pointer // what the statements take
	mark   string         // the session's log_comment: its name in system.processes

	database string // where unqualified names resolve; "" is the engine's default
}

// connect opens a session on the data folder. The first one in a process boots
// the engine with the server options among args; later ones share it.
func connect(lib *library, mark string, args []string) (*session, error) {
	argv := []*byte{cstring("clickhouse"), cstring("--log_comment=" + mark)}
	for _, arg := range args {
		argv = append(argv, cstring(arg))
	}
	var handle unsafe.Pointer
	keepGoSignals(func() { handle = lib.connect(int32(len(argv)), &argv[0]) })
	runtime.KeepAlive(argv)
	if handle == nil {
		return nil, errors.New("the ClickHouse engine does not open its data folder; the reason stands above, on its standard error")
	}
	return &session{lib: lib, handle: handle, conn: *(*unsafe.Pointer)(handle), mark: mark}, nil
}

func (s *session) close() { s.lib.closeConn(s.handle) }

// run executes one statement to its end and returns the whole answer.
func (s *session) run(text, format string, params parameters) (*rows, error) {
	return s.call(s.lib.query, text, format, params)
}

// stream starts a SELECT whose answer is fetched block by block, so that its
// size is not bounded by memory. Other statements are refused by the engine
// before they do anything: see errNotStreamable.
func (s *session) stream(text, format string, params parameters) (*stream, error) {
	head, err := s.call(s.lib.streamQuery, text, format, params)
	if err != nil {
		return nil, err
	}
	return &stream{session: s, head: head}, nil
}

type call func(conn unsafe.Pointer, query *byte, n uint, format *byte, fn uint, names **byte, nameLens *uint, values **byte, valueLens *uint, count uint) unsafe.Pointer

func (s *session) call(fn call, text, format string, params parameters) (*rows, error) {
	p := params.pack()
	//nolint:gosec // the bytes of strings and slices, alive until the call is over
	result := fn(s.conn, unsafe.StringData(text), uint(len(text)), unsafe.StringData(format), uint(len(format)),
		unsafe.SliceData(p.names), unsafe.SliceData(p.nameLens), unsafe.SliceData(p.values), unsafe.SliceData(p.valueLens), uint(len(p.names)))
	runtime.KeepAlive(p)
	runtime.KeepAlive(text)
	runtime.KeepAlive(format)
	return s.result(result)
}

// result takes charge of what the library returned: rows, or an *Exception.
func (s *session) result(p unsafe.Pointer) (*rows, error) {
	if p == nil {
		return nil, &Exception{Code: codeUnknown, Text: "Code: 1002. DB::Exception: The engine gave no answer. (UNKNOWN_EXCEPTION)"}
	}
	if text := s.lib.resultError(p); text != "" {
		s.lib.resultDestroy(p)
		return nil, newException(text)
	}
	return &rows{lib: s.lib, result: p}, nil
}

// exec runs a statement that has no answer worth reading.
func (s *session) exec(text string) error {
	answer, err := s.run(text, "Null", nil)
	if err != nil {
		return err
	}
	answer.destroy()
	return nil
}

// use makes database the one where unqualified names resolve.
func (s *session) use(database string) error {
	if database == "" {
		database = usual
	}
	if database == s.database || s.database == "" && database == usual {
		return nil
	}
	if err := s.exec("USE " + quoteName(database)); err != nil {
		return err
	}
	s.database = database
	return nil
}

// rows is an answer, or a part of one, in memory of the library.
type rows struct {
	lib    *library
	result unsafe.Pointer
}

// bytes is valid until destroy.
func (r *rows) bytes() []byte {
	n := r.lib.resultLength(r.result)
	if n == 0 {
		return nil
	}
	//nolint:gosec // the library's memory, for as long as the library keeps it
	return unsafe.Slice((*byte)(r.lib.resultBuffer(r.result)), n)
}

func (r *rows) written() uint64 { return r.lib.resultWritten(r.result) }

func (r *rows) destroy() { r.lib.resultDestroy(r.result) }

// stream is a SELECT under way.
type stream struct {
	session *session
	head    *rows
	ended   bool
}

// next returns the next part, which the caller destroys, or nil at the end.
func (st *stream) next() (*rows, error) {
	if st.ended {
		return nil, nil
	}
	part, err := st.session.result(st.session.lib.streamFetch(st.session.conn, st.head.result))
	if err != nil {
		st.ended = true
		return nil, err
	}
	if len(part.bytes()) == 0 {
		st.ended = true
		part.destroy()
		return nil, nil
	}
	return part, nil
}

// close ends the SELECT, whether or not it was read to its end.
func (st *stream) close() {
	if !st.ended {
		st.session.lib.streamStop(st.session.conn, st.head.result)
	}
	st.head.destroy()
}

// parameters are the values of {name:Type} placeholders, each in the escaped
// text that ClickHouse's HTTP interface takes too.
type parameters map[string]string

type packed struct {
	names, values       []*byte
	nameLens, valueLens []uint
}

func (ps parameters) pack() packed {
	var p packed
	for name, value := range ps {
		p.names, p.nameLens = append(p.names, cstring(name)), append(p.nameLens, uint(len(name)))
		p.values, p.valueLens = append(p.values, cstring(value)), append(p.valueLens, uint(len(value)))
	}
	return p
}

func cstring(s string) *byte {
	b := append([]byte(s), 0)
	return &b[0]
}

func quoteName(name string) string {
	return "`" + strings.NewReplacer(`\`, `\\`, "`", "\\`").Replace(name) + "`"
}

func quoteText(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(text) + "'"
}
