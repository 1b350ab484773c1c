package graphql

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strconv"
	"sync"

	"github.com/daybook-crm/daybook/internal/fault"
)

// Headers of the API.
const (
	AfterHeader = "X-Daybook-After" // of a request: wait for this position
	StaleHeader = "X-Daybook-Stale" // of an answer: the wait was in vain

	DeviceHeader     = "X-Daybook-Device"      // of a request: the id of the device that sends it
	DeviceTimeHeader = "X-Daybook-Device-Time" // of a request: when it was given, by the device's clock (RFC 3339)
)

// ServeHTTP answers POST /graphql. An operation that could be read is
// answered with 200 and, in the body, data and errors; what is no operation
// gets a status of its own, with an error of the same form in the body. Only
// application/json is taken: a form of another site cannot send that without
// the browser asking first, so no token in a cookie could be misused.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		WriteError(w, r, h.log, http.StatusMethodNotAllowed, bad("Send GraphQL operations with POST."))
		return
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		WriteError(w, r, h.log, http.StatusUnsupportedMediaType, bad("Send the operation as application/json."))
		return
	}
	req, status, err := readRequest(r)
	if err != nil {
		WriteError(w, r, h.log, status, err)
		return
	}
	ctx, err := withDevice(r.Context(), r.Header.Get(DeviceHeader), r.Header.Get(DeviceTimeHeader))
	if err != nil {
		WriteError(w, r, h.log, http.StatusBadRequest, err)
		return
	}
	req.After = r.Header.Get(AfterHeader)
	resp := h.Execute(ctx, req)
	if resp.Stale {
		w.Header().Set(StaleHeader, "1")
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if err := resp.write(w); err != nil {
		h.log.DebugContext(r.Context(), "the client did not take its answer", "error", err)
	}
}

func bad(message string) error { return fault.New(fault.Invalid, message) }

// buffers hold bodies while they are read; large ones are left to the collector.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

const bufferKept = 64 << 10

// readRequest reads the body of a POST, which the server has bounded.
func readRequest(r *http.Request) (req Request, status int, err error) {
	buffer := buffers.Get().(*bytes.Buffer)
	defer func() {
		if buffer.Cap() <= bufferKept {
			buffers.Put(buffer)
		}
	}()
	buffer.Reset()
	if _, err := buffer.ReadFrom(r.Body); err != nil {
		if large, ok := errors.AsType[*http.MaxBytesError](err); ok {
			return req, http.StatusRequestEntityTooLarge, bad("The body is larger than " + strconv.FormatInt(large.Limit>>10, 10) + " KiB.")
		}
		return req, http.StatusBadRequest, bad("The body could not be read.")
	}
	body := bytes.TrimSpace(buffer.Bytes())
	if len(body) == 0 || body[0] == '[' {
		return req, http.StatusBadRequest, bad(`Send one operation, {"query": …, "variables": …}; batches are not taken.`)
	}
	if err := json.Unmarshal(body, &req); err != nil {
		return req, http.StatusBadRequest, badJSON(err)
	}
	return req, 0, nil
}

// badJSON says what is wrong with a body, without repeating it.
func badJSON(err error) error {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind):
		return bad(`The body does not have the form {"query": text, "operationName": text, "variables": object}, or holds a number that is out of range.`)
	case errors.As(err, &syntax):
		return bad("The body is not JSON, from byte " + strconv.FormatInt(syntax.Offset, 10) + " on.")
	default:
		return bad("The body is not JSON.")
	}
}

// write sends an answer. The data is JSON already; encoding it once more
// would read it byte by byte for nothing.
func (r Response) write(w io.Writer) error {
	buffer := buffers.Get().(*bytes.Buffer)
	defer func() {
		if buffer.Cap() <= bufferKept {
			buffers.Put(buffer)
		}
	}()
	buffer.Reset()
	buffer.WriteByte('{')
	if len(r.Errors) > 0 {
		list, err := json.Marshal(r.Errors)
		if err != nil {
			return err
		}
		buffer.WriteString(`"errors":`)
		buffer.Write(list)
	}
	if len(r.Data) > 0 {
		if len(r.Errors) > 0 {
			buffer.WriteByte(',')
		}
		buffer.WriteString(`"data":`)
		buffer.Write(r.Data)
	}
	buffer.WriteByte('}')
	_, err := w.Write(buffer.Bytes())
	return err
}

// WriteError answers a request that never became an operation, in the form in
// which operations are answered, so that clients read one form only.
func WriteError(w http.ResponseWriter, r *http.Request, log *slog.Logger, status int, err error) {
	shown := Refusal(r.Context(), log, err)
	if shown.Extensions.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(shown.Extensions.RetryAfter))
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	if err := (Response{Errors: []Error{shown}}).write(w); err != nil {
		log.DebugContext(r.Context(), "the client did not take its answer", "error", err)
	}
}
