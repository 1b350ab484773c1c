package clickhouse

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/ClickHouse/ch-go/proto"
)

// answer writes the parts of a result to a client. The head goes out with the
// first part, so that an error before it still gets its own status.
type answer struct {
	http    http.ResponseWriter
	control *http.ResponseController
	request *request
	tag     string // frames an error that comes after the head
	begun   bool

	out     io.WriteCloser // HTTP's compression, if any
	packer  *packer        // ClickHouse's compression, or nil
	reframe proto.Buffer
}

func newAnswer(w http.ResponseWriter, request *request) *answer {
	a := &answer{http: w, request: request, tag: randomID()[:16], control: http.NewResponseController(w)}
	h := w.Header()
	h.Set("X-Clickhouse-Query-Id", request.id)
	h.Set("X-Clickhouse-Exception-Tag", a.tag)
	return a
}

// written reports the rows of an INSERT.
func (a *answer) written(rows uint64) {
	a.http.Header().Set("X-Clickhouse-Summary", fmt.Sprintf(`{"written_rows":"%d"}`, rows))
}

// copy writes a whole stream.
func (a *answer) copy(s *stream) error {
	for {
		part, err := s.next()
		if part == nil || err != nil {
			return err
		}
		err = a.write(part.bytes())
		part.destroy()
		if err != nil {
			return err
		}
	}
}

// write sends one part: whole blocks, if the format is Native.
func (a *answer) write(part []byte) error {
	if len(part) == 0 {
		return nil
	}
	if a.request.revision > 0 {
		a.reframe.Reset()
		if err := reframe(&a.reframe, part, a.request.revision); err != nil {
			return err
		}
		part = a.reframe.Buf
	}
	a.begin()
	if a.packer != nil {
		packed, err := a.packer.pack(part)
		if err != nil {
			return err
		}
		part = packed
	}
	// A client that stops reading would hold a session for ever.
	_ = a.control.SetWriteDeadline(time.Now().Add(stallTime))
	_, err := a.out.Write(part)
	if err != nil {
		return fmt.Errorf("%w: %w", errClientGone, err)
	}
	return nil
}

// stallTime is how long a client may take to read one part.
const stallTime = time.Minute

var errClientGone = errors.New("the client went away")

func (a *answer) begin() {
	if a.begun {
		return
	}
	a.begun = true
	h := a.http.Header()
	h.Set("Content-Type", contentType(a.request.format))
	h.Set("X-Clickhouse-Format", a.request.format)
	if a.request.encoding != "" {
		h.Set("Content-Encoding", a.request.encoding)
	}
	a.http.WriteHeader(http.StatusOK)
	a.out = encoder(a.http, a.request.encoding)
	if a.request.compress != "" {
		a.packer = newPacker(a.request.compress)
	}
}

// end closes the answer, with err if the statement failed.
func (a *answer) end(err error) {
	switch {
	case err == nil && !a.begun:
		a.http.Header().Set("Content-Length", "0") // clickhouse-go takes it for a result without columns
		a.http.WriteHeader(http.StatusOK)
	case err == nil:
		_ = a.out.Close()
	case !a.begun:
		fail(a.http, err)
	case errors.Is(err, errClientGone):
	default:
		a.frameException(asException(err))
	}
}

// frameException tells of an error after the head went out, in the frame that
// ClickHouse documents: marker, tag, text, its length and the tag, marker. It
// goes past ClickHouse's compression, so that it breaks the block that a client
// is reading, and clients then look for the marker.
func (a *answer) frameException(e *Exception) {
	const marker = "\r\n__exception__\r\n"
	text := e.Text + "\n"
	_, _ = fmt.Fprintf(a.out, "%s%s\r\n%s%d %s%s", marker, a.tag, text, len(text), a.tag, marker)
	_ = a.out.Close()
}

func contentType(format string) string {
	switch format {
	case "TabSeparated", "TSV", "TabSeparatedWithNames", "TSVWithNames", "TabSeparatedWithNamesAndTypes", "TSVWithNamesAndTypes":
		return "text/tab-separated-values; charset=UTF-8"
	case "CSV", "CSVWithNames", "CSVWithNamesAndTypes":
		return "text/csv; charset=UTF-8; header=present"
	case "JSON", "JSONCompact", "JSONStrings", "JSONColumns":
		return "application/json; charset=UTF-8"
	case "JSONEachRow", "JSONCompactEachRow", "JSONLines", "NDJSON":
		return "application/x-ndjson; charset=UTF-8"
	case "Native", "RowBinary", "RowBinaryWithNames", "RowBinaryWithNamesAndTypes", "Parquet", "Arrow", "ArrowStream", "ORC":
		return "application/octet-stream"
	}
	return "text/plain; charset=UTF-8"
}
