package server

import (
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// requestIDHeader names a request in logs and answers.
const requestIDHeader = "X-Request-ID"

// recorder remembers what the access log tells.
type recorder struct {
	http.ResponseWriter
	route  string
	status int
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController, and so streams and hijacks, through.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// recover keeps the process alive. http.ErrAbortHandler is how a handler asks
// for the connection to be cut, and goes on.
func (s *Server) recover(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			value := recover()
			if value == nil {
				return
			}
			if value == http.ErrAbortHandler { //nolint:errorlint // the value itself is the signal, and is no error to unwrap
				panic(value)
			}
			id := w.Header().Get(requestIDHeader)
			s.config.Log.ErrorContext(r.Context(), "a request panicked", "correlation", id, "panic", value, "stack", string(debug.Stack()))
			w.Header().Set("Content-Type", "application/json; charset=utf-8")
			w.WriteHeader(http.StatusInternalServerError)
			_, _ = w.Write([]byte(`{"errors":[{"message":"Something went wrong on the server. It has been logged.","extensions":{"code":"INTERNAL","correlationId":"` + id + `"}}]}`))
		}()
		next.ServeHTTP(w, r)
	})
}

// A request id of the sender is taken when it can do no harm in a log line; a
// trace parent when it has the form of W3C Trace Context.
var (
	saneID      = regexp.MustCompile(`^[A-Za-z0-9._-]{8,64}$`)
	traceParent = regexp.MustCompile(`^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$`)
)

func (s *Server) requestID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		trace := graphql.Trace{Correlation: r.Header.Get(requestIDHeader), Parent: r.Header.Get("Traceparent")}
		if !saneID.MatchString(trace.Correlation) {
			trace.Correlation = uuid.NewString()
		}
		if trace.Parent != "" && !traceParent.MatchString(trace.Parent) {
			trace.Parent = ""
		}
		w.Header().Set(requestIDHeader, trace.Correlation)
		next.ServeHTTP(w, r.WithContext(graphql.WithTrace(r.Context(), trace)))
	})
}

// access writes one line a request: at info when it failed on our side or
// took long, else at debug, where it costs nothing.
func (s *Server) access(next http.Handler) http.Handler {
	const slow = time.Second
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, seen := time.Now(), &recorder{ResponseWriter: w, route: "none"}
		panicked := true
		defer func() {
			took := time.Since(start)
			if seen.status == http.StatusSwitchingProtocols {
				took = 0 // a WebSocket is open for hours, and that is not slow
			}
			if panicked {
				seen.status = http.StatusInternalServerError
			}
			s.metrics.request(seen.route, seen.status, took)
			level := slog.LevelDebug
			if seen.status >= 500 || took > slow {
				level = slog.LevelInfo
			}
			if s.config.Log.Enabled(r.Context(), level) {
				s.config.Log.Log(r.Context(), level, "request", "correlation", graphql.TraceOf(r.Context()).Correlation,
					"route", seen.route, "status", seen.status, "took", took)
			}
		}()
		next.ServeHTTP(seen, r)
		panicked = false
	})
}

// authenticate puts the sender into the context, and holds back who asks too
// often. UNAUTHENTICATED comes with status 401, RATE_LIMIT_EXCEEDED with 429.
func (s *Server) authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, given := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !given {
			s.refuse(w, r, fault.New(fault.Unauthenticated, "Sign in first: send an access token as Authorization: Bearer."))
			return
		}
		actor, err := s.config.Tokens.Verify(token)
		if err != nil {
			s.refuse(w, r, err)
			return
		}
		if err := s.take(actor); err != nil {
			s.refuse(w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(identity.With(r.Context(), actor)))
	})
}

// take counts a request, and refuses it with RATE_LIMIT_EXCEEDED.
func (s *Server) take(actor identity.Actor) error {
	if wait, ok := s.actors.Take(actor.Tenant + "/" + actor.Member); !ok {
		return auth.NewTooMany("Too many requests. Wait a moment and try again.", wait)
	}
	return nil
}

// refuse answers with the status that fits the code of a refusal.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	status, known := map[fault.Code]int{
		fault.Invalid: http.StatusBadRequest, fault.Unauthenticated: http.StatusUnauthorized,
		fault.Forbidden: http.StatusForbidden, fault.NotFound: http.StatusNotFound,
		fault.TooComplex: http.StatusUnprocessableEntity, fault.RateLimited: http.StatusTooManyRequests, fault.Unavailable: http.StatusServiceUnavailable,
	}[fault.CodeOf(err)]
	if !known {
		status = http.StatusInternalServerError
	}
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="daybook"`)
	}
	graphql.WriteError(w, r, s.config.Log, status, err)
}
