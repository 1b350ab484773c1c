package clickhouse

import (
	"io"
	"runtime"
	"unsafe"
)

// insertChunk is how much of a body is handed to the engine at once. The
// engine copies it, so that memory stays bounded however long the body is.
const insertChunk = 1 << 20

// insert feeds body, encoded in format, to an INSERT statement that has
// neither FORMAT nor data, and returns the number of rows written.
//
// A streamed insert is the only road for binary data: inside the text of a
// statement the engine cuts it short. If body fails, nothing of it is
// committed beyond the blocks that the engine had already flushed, which with
// the default settings means nothing below a million rows.
func (s *session) insert(text, format string, body io.Reader) (uint64, error) {
	//nolint:gosec // the bytes of a string, alive until the call is over
	stream := s.lib.insert(s.conn, unsafe.StringData(text), uint(len(text)), unsafe.StringData(format), uint(len(format)))
	runtime.KeepAlive(text)
	runtime.KeepAlive(format)
	defer s.lib.insertDestroy(stream)
	if text := s.lib.insertError(stream); text != "" {
		return 0, newException(text)
	}
	if err := s.feed(stream, body); err != nil {
		s.lib.insertCancel(stream)
		return 0, err
	}
	done, err := s.result(s.lib.insertDone(stream))
	if err != nil {
		return 0, err
	}
	defer done.destroy()
	return done.written(), nil
}

func (s *session) feed(stream unsafe.Pointer, body io.Reader) error {
	chunk := make([]byte, insertChunk)
	for {
		n, err := io.ReadFull(body, chunk)
		if n > 0 && s.lib.insertAppend(stream, &chunk[0], uint(n)) != 0 {
			return newException(s.lib.insertError(stream))
		}
		switch err {
		case nil:
		case io.EOF, io.ErrUnexpectedEOF:
			return nil
		default:
			return err
		}
	}
}
