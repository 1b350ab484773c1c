package esdbserver

import (
	"encoding/json"
	"errors"
	"net/http"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// newHTTP is the small part of EventStoreDB's HTTP interface that clients and operators use beside gRPC.
func (s *Server) newHTTP() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health/live", s.live)
	mux.HandleFunc("GET /health/ready", s.live)
	mux.HandleFunc("GET /info", s.info)
	s.operatorRoutes(mux)
	s.subscriptionRoutes(mux)
	// An insecure node on this machine must not obey a web page that somebody here looks at.
	return http.NewCrossOriginProtection().Handler(mux)
}

// live answers 204 as long as the node can take writes.
func (s *Server) live(w http.ResponseWriter, _ *http.Request) {
	if err := s.store.Healthy(); err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) info(w http.ResponseWriter, _ *http.Request) {
	authentication := "insecure"
	if s.secure() {
		authentication = "internal"
	}
	writeJSON(w, map[string]any{
		"dbVersion": protocolVersion, "esVersion": protocolVersion, "state": "leader",
		"features":       map[string]bool{"projections": true, "userManagement": false, "atomPub": false},
		"authentication": map[string]string{"type": authentication},
	})
}

func writeJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value) //nolint:errchkjson // the client has gone if it fails
}

// authenticated lets a handler run in the name of the caller, on a secure node.
func (s *Server) authenticated(next func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if login, password, ok := r.BasicAuth(); ok && s.secure() {
			ctx, err := s.signIn(r.Context(), login, password)
			if err != nil {
				writeError(w, err)
				return
			}
			r = r.WithContext(ctx)
		}
		if err := next(w, r); err != nil {
			writeError(w, err)
		}
	}
}

// writeError answers with the HTTP status that matches the gRPC code.
func writeError(w http.ResponseWriter, err error) {
	code := http.StatusInternalServerError
	switch grpcCode(err) {
	case codes.NotFound:
		code = http.StatusNotFound
	case codes.Unauthenticated, codes.PermissionDenied: // clients know 401 alone
		w.Header().Set("WWW-Authenticate", `Basic realm="ES"`)
		code = http.StatusUnauthorized
	case codes.InvalidArgument:
		code = http.StatusBadRequest
	case codes.AlreadyExists, codes.FailedPrecondition:
		code = http.StatusConflict
	}
	http.Error(w, err.Error(), code)
}

func grpcCode(err error) codes.Code {
	if r, ok := errors.AsType[*refusal](err); ok {
		return r.code
	}
	return status.Code(err)
}
