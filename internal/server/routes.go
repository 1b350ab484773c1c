package server

import (
	"context"
	"net/http"

	"github.com/daybook-crm/daybook/graphql/socket"
)

// handler joins routes and middleware in the order that doc.go tells.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	add := func(pattern string, h http.Handler) { mux.Handle(pattern, named(pattern, h)) }
	add("/graphql", s.graphql())
	add("POST /auth/login", http.HandlerFunc(s.login))
	add("POST /auth/refresh", http.HandlerFunc(s.refresh))
	add("POST /auth/logout", http.HandlerFunc(s.logout))
	add("GET /auth/hint", http.HandlerFunc(s.hint))
	add("/auth/", http.HandlerFunc(s.unknown))
	add("GET /reports/{file}", s.report())
	add("GET /healthz", http.HandlerFunc(s.healthz))
	add("GET /readyz", http.HandlerFunc(s.readyz))
	if s.config.Metrics != nil {
		add("GET /metrics", s.config.Metrics)
	}
	for pattern, h := range s.config.Extra {
		add(pattern, h)
	}
	add("/", s.app())

	return s.recover(s.requestID(s.access(secure(limitBody(deadline(mux))))))
}

// graphql is the API: operations by POST, or over a WebSocket, which checks
// tokens and rates by itself, since a browser cannot send it a header.
func (s *Server) graphql() http.Handler {
	posted := s.authenticate(s.config.GraphQL)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if socket.Wants(r) {
			s.sockets.ServeHTTP(w, r)
			return
		}
		posted.ServeHTTP(w, r)
	})
}

// named tells the access log which route a request took. The pattern, and not
// the path, is what metrics may carry: there are few of them.
func named(pattern string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if seen, ok := w.(*recorder); ok {
			seen.route = pattern
		}
		next.ServeHTTP(w, r)
	})
}

func limitBody(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Body != nil {
			r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		}
		next.ServeHTTP(w, r)
	})
}

func deadline(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), requestDeadline)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
