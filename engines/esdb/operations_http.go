package esdbserver

import (
	"net/http"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// operatorRoutes are for curl and cron: what has no call in the protocol, and scavenging, which has one.
func (s *Server) operatorRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /stats", s.authenticated(s.statsHTTP))
	mux.HandleFunc("POST /admin/scavenge", s.authenticated(s.startScavengeHTTP))
	mux.HandleFunc("GET /admin/scavenge/current", s.authenticated(s.scavengeHTTP))
	mux.HandleFunc("DELETE /admin/scavenge/current", s.authenticated(s.stopScavengeHTTP))
	s.choreRoutes(mux, "/admin/backup", s.mayBackup, s.backup)
	s.choreRoutes(mux, "/admin/verify", s.mayVerify, s.verify)
}

func (s *Server) statsHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeKnown(r.Context()); err != nil {
		return err
	}
	writeJSON(w, s.Statistics())
	return nil
}

func (s *Server) startScavengeHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeGroups(r.Context()); err != nil {
		return err
	}
	if _, err := s.store.StartScavenge(); err != nil {
		return status.Error(codes.FailedPrecondition, err.Error())
	}
	return s.scavengeHTTP(w, r)
}

func (s *Server) stopScavengeHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeGroups(r.Context()); err != nil {
		return err
	}
	if run := s.store.Scavenging(); run != nil {
		run.Stop()
	}
	return s.scavengeHTTP(w, r)
}

// scavengeHTTP reports on the present run, or the last.
func (s *Server) scavengeHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeGroups(r.Context()); err != nil {
		return err
	}
	run := s.store.Scavenging()
	if run == nil {
		return status.Error(codes.NotFound, "there was no scavenge since the start")
	}
	p, state := run.Progress(), stateRunning
	if run.Ended() {
		state = stateOf(run.Wait())
	}
	writeJSON(w, map[string]any{
		"scavengeId": scavengeID(run), "state": state, "started": p.Started.Format(time.RFC3339),
		"streams": p.Streams, "totalStreams": p.Total, "removedEvents": p.Events, "removedBytes": p.RemovedBytes,
	})
	return nil
}
