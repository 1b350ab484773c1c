package clickhouse

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// server answers HTTP as ClickHouse's own server does; doc.go says what it
// leaves out.
type server struct {
	cfg      ServeConfig
	sessions *pool

	// Asked of the engine once.
	formats  map[string]bool
	version  string
	timezone string
}

func newServer(cfg ServeConfig, sessions *pool) (*server, error) {
	s := &server{cfg: cfg, sessions: sessions, formats: map[string]bool{}}
	formats, err := sessions.killer.lines("SELECT name FROM system.formats")
	if err != nil {
		return nil, err
	}
	for _, name := range formats {
		s.formats[name] = true
	}
	about, err := sessions.killer.lines("SELECT arrayJoin([version(), timezone()])")
	if err != nil {
		return nil, err
	}
	s.version, s.timezone = about[0], about[1]
	return s, nil
}

// lines runs a statement with one column of text.
func (s *session) lines(text string) ([]string, error) {
	answer, err := s.run(text, "TSVRaw", nil)
	if err != nil {
		return nil, err
	}
	defer answer.destroy()
	return strings.Split(strings.TrimSpace(string(answer.bytes())), "\n"), nil
}

// ServeHTTP routes: /ping is for anyone, / runs statements.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Time{}) // of the last answer on this connection
	w.Header().Set("X-Clickhouse-Server-Display-Name", "daybook")
	w.Header().Set("X-Clickhouse-Timezone", s.timezone)
	switch r.URL.Path {
	case "/ping", "/replicas_status":
		_, _ = io.WriteString(w, "Ok.\n")
	case "/", "":
		s.query(w, r)
	default:
		http.Error(w, "There is no "+r.URL.Path+" here: send statements to /", http.StatusNotFound)
	}
}

func (s *server) query(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet && r.URL.RawQuery == "" && r.Header.Get("Authorization") == "" {
		_, _ = io.WriteString(w, "Ok.\n")
		return
	}
	if err := s.authenticate(r); err != nil {
		fail(w, err)
		return
	}
	request, err := s.read(r)
	if err != nil {
		fail(w, err)
		return
	}
	answer := newAnswer(w, request)
	err = s.sessions.with(r.Context(), func(session *session) error {
		return s.execute(session, request, answer)
	})
	answer.end(err)
}

// execute runs one request on a session and leaves the session as it found it.
func (s *server) execute(session *session, request *request, answer *answer) error {
	if err := session.use(request.database); err != nil {
		return err
	}
	undo, err := session.apply(request.settings)
	if err != nil {
		return err
	}
	defer func() {
		// A statement may set what cannot be unset, such as readonly.
		if undo() != nil {
			if err := s.sessions.replace(session); err != nil {
				s.cfg.Logger.Error("clickhouse: a session is lost", "error", err)
			}
		}
	}()
	if request.statement.insert {
		return session.insertRequest(request, answer)
	}
	return session.selectRequest(request, answer)
}

func (s *session) insertRequest(request *request, answer *answer) error {
	written, err := s.insert(request.statement.text, request.statement.format, request.data())
	if err != nil {
		return err
	}
	answer.written(written)
	return nil
}

func (s *session) selectRequest(request *request, answer *answer) error {
	if request.statement.streamable() {
		stream, err := s.stream(request.statement.text, request.format, request.parameters)
		if err == nil {
			defer stream.close()
			return answer.copy(stream)
		}
		if !notStreamable(err) {
			return err
		}
	}
	all, err := s.run(request.statement.text, request.format, request.parameters)
	if err != nil {
		return err
	}
	defer all.destroy()
	if n := all.written(); n > 0 {
		answer.written(n)
	}
	return answer.write(all.bytes())
}

// notStreamable tells that the engine took a statement for something else than
// a SELECT, which it does before it runs any of it: WITH ... INSERT, say.
func notStreamable(err error) bool {
	e, ok := errors.AsType[*Exception](err)
	return ok && e.Code == codeBadArguments && strings.Contains(e.Text, "Streaming query is not supported")
}

// authenticate takes the first of ClickHouse's three ways that is there:
// headers, basic authentication, URL.
func (s *server) authenticate(r *http.Request) error {
	user, password := r.Header.Get("X-Clickhouse-User"), r.Header.Get("X-Clickhouse-Key")
	if user == "" && password == "" {
		user, password, _ = r.BasicAuth()
	}
	if query := r.URL.Query(); user == "" && password == "" {
		user, password = query.Get("user"), query.Get("password")
	}
	if user == "" {
		user = usual
	}
	sameUser := subtle.ConstantTimeCompare([]byte(user), []byte(s.cfg.User))
	samePassword := subtle.ConstantTimeCompare([]byte(password), []byte(s.cfg.Password))
	if sameUser&samePassword == 1 {
		return nil
	}
	return refusal(codeAuthentication, "AUTHENTICATION_FAILED",
		fmt.Sprintf("%s: Authentication failed: password is incorrect, or there is no user with such name.", user))
}

// fail answers with an error before anything else was written.
func fail(w http.ResponseWriter, err error) {
	exception := asException(err)
	w.Header().Set("X-Clickhouse-Exception-Code", strconv.Itoa(exception.Code))
	w.Header().Set("Content-Type", "text/plain; charset=UTF-8")
	w.WriteHeader(exception.status())
	_, _ = io.WriteString(w, exception.Text+"\n")
}

func asException(err error) *Exception {
	if exception, ok := errors.AsType[*Exception](err); ok {
		return exception
	}
	return refusal(codeUnknown, "UNKNOWN_EXCEPTION", err.Error())
}

// randomID is 32 hexadecimal digits, as good a query id as a UUID.
func randomID() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}
