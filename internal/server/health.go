package server

import (
	"context"
	"net/http"
	"time"
)

// healthz says that the process lives, and nothing about what it stands on: a
// supervisor that restarts Daybook because Postgres is away would help nobody.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	s.json(w, http.StatusOK, map[string]string{"status": "alive"})
}

// checkTimeout bounds every check of /readyz.
const checkTimeout = 2 * time.Second

// readyz is 200 when all is up, else 503, with each check by name. What is
// wrong goes to the log; the answer is public and says only which.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), checkTimeout)
	defer cancel()
	status, checks := http.StatusOK, make(map[string]string, len(s.config.Ready))
	for _, check := range s.config.Ready {
		checks[check.Name] = "up"
		if err := check.Up(ctx); err != nil {
			status, checks[check.Name] = http.StatusServiceUnavailable, "down"
			s.config.Log.DebugContext(ctx, "not ready", "check", check.Name, "error", err)
		}
	}
	s.json(w, status, map[string]any{"ready": status == http.StatusOK, "checks": checks})
}
