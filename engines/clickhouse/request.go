package clickhouse

import (
	"cmp"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// request is a statement with all that its HTTP request says about it.
type request struct {
	id         string
	statement  statement
	database   string
	settings   settings
	parameters parameters

	format   string // of the answer
	revision int    // that the client expects of Native; 0 for a file's

	body     io.Reader // rows of an INSERT, after those in the statement's text
	compress string    // of the answer, in ClickHouse's blocks: LZ4, ZSTD or ""
	encoding string    // of the answer, in HTTP's way: gzip, deflate, br, zstd or ""
}

// maxStatement bounds the text of a statement, not the data of an INSERT that
// names its statement in the URL.
const maxStatement = 64 << 20

// notSettings are the names in the URL that mean something else.
var notSettings = map[string]bool{
	"query": true, "database": true, "default_format": true, "user": true, "password": true, "role": true,
	"query_id": true, "quota_key": true, "compress": true, "decompress": true, "client_protocol_version": true,
	"enable_http_compression": true, "http_zlib_compression_level": true, "wait_end_of_query": true,
	"buffer_size": true, "stacktrace": true, "add_http_cors_header": true,
	"network_compression_method": true, "network_zstd_compression_level": true,
	// The mark of a session, by which its statement is killed.
	"log_comment": true,
}

func (s *server) read(r *http.Request) (*request, error) {
	query := r.URL.Query()
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return nil, refusal(codeNotImplemented, "NOT_IMPLEMENTED", "The embedded ClickHouse takes no external tables: use a subquery or a table.")
	}
	if query.Has("session_id") {
		return nil, refusal(codeNotImplemented, "NOT_IMPLEMENTED", "The embedded ClickHouse keeps no HTTP sessions: send settings with each statement.")
	}
	body, err := decoded(r, query.Get("decompress") == "1")
	if err != nil {
		return nil, err
	}
	req := &request{
		id:       cmp.Or(query.Get("query_id"), randomID()),
		database: cmp.Or(query.Get("database"), r.Header.Get("X-Clickhouse-Database")),
		settings: settings{}, parameters: parameters{},
	}
	req.readValues(query)
	req.readCompression(r, query)
	if err := req.readStatement(query.Get("query"), body, s.formats); err != nil {
		return nil, err
	}
	if req.statement.outside {
		return nil, refusal(codeNotImplemented, "NOT_IMPLEMENTED", "INTO OUTFILE and FROM INFILE are not for servers: send the data over HTTP.")
	}
	req.format = cmp.Or(req.statement.format, r.Header.Get("X-Clickhouse-Format"), query.Get("default_format"), "TabSeparated")
	if req.format == "Native" {
		req.revision, _ = strconv.Atoi(query.Get("client_protocol_version"))
	}
	return req, nil
}

func (req *request) readValues(query url.Values) {
	for name, values := range query {
		value := values[len(values)-1]
		if parameter, ok := strings.CutPrefix(name, "param_"); ok {
			req.parameters[parameter] = value
		} else if !notSettings[name] {
			req.settings[name] = value
		}
	}
}

// readStatement puts the text together. The URL's query comes first, the body
// continues it, unless it is an INSERT: then the body is the data, and is not
// read yet.
func (req *request) readStatement(text string, body io.Reader, formats map[string]bool) error {
	req.statement = parse(text, formats)
	if req.statement.insert {
		req.body = body
		return nil
	}
	rest, err := io.ReadAll(io.LimitReader(body, maxStatement+1))
	if err != nil {
		return err
	}
	if len(rest) > maxStatement {
		return refusal(codeBadArguments, "BAD_ARGUMENTS", "The statement is longer than 64 MiB: put an INSERT's statement into the URL and its data into the body.")
	}
	if text != "" && len(rest) > 0 {
		text += "\n"
	}
	text += string(rest)
	req.statement = parse(text, formats)
	if strings.TrimSpace(text) == "" {
		return refusal(codeSyntax, "SYNTAX_ERROR", "Empty query.")
	}
	// Values within the text may be expressions with parameters, which only
	// the engine's own parser binds; and they are text, so that they are safe.
	if req.statement.insert && req.statement.format == "Values" {
		req.statement = statement{text: text, verb: sqlInsert}
	}
	return nil
}

// data are the rows of an INSERT.
func (req *request) data() io.Reader {
	inline := strings.NewReader(req.statement.inline)
	if req.body == nil {
		return inline
	}
	return io.MultiReader(inline, req.body)
}
