package esdbserver

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// chore is work that an administrator starts over HTTP and looks at until it is done:
//
//	POST   /admin/<chore>           starts it; 409 if it is running
//	GET    /admin/<chore>/current   reports on the present run, or the last
//	DELETE /admin/<chore>/current   stops it
type chore struct {
	server *Server
	may    func() error // says why it cannot be done at all
	do     func(ctx context.Context, report *report) error

	mu     sync.Mutex
	last   *report // nil before the first run
	cancel context.CancelFunc
	ended  chan struct{} // of the last run
}

// report is how far a run has come. Its fields go out as JSON, under the chore's lock.
type report struct {
	State    string     `json:"state"` // running, completed, or what went wrong
	Started  time.Time  `json:"started"`
	Ended    *time.Time `json:"ended,omitempty"`
	Folder   string     `json:"folder,omitempty"`   // of a backup
	Events   int64      `json:"events,omitempty"`   // in the backup; or those that were checked
	Checked  int64      `json:"checked,omitempty"`  // keys that were looked at
	Total    int64      `json:"total,omitempty"`    // at most so many there are
	Problems []string   `json:"problems,omitempty"` // that were found; none is what one wants

	mu *sync.Mutex
}

const (
	stateRunning   = "running"
	stateCompleted = "completed"
)

func stateOf(err error) string {
	switch {
	case err == nil:
		return stateCompleted
	case errors.Is(err, context.Canceled):
		return "stopped"
	}
	return err.Error()
}

// update changes a report that is being looked at.
func (r *report) update(change func(*report)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	change(r)
}

func (s *Server) choreRoutes(mux *http.ServeMux, path string, may func() error, do func(context.Context, *report) error) {
	c := &chore{server: s, may: may, do: do}
	s.chores = append(s.chores, c)
	mux.HandleFunc("POST "+path, s.authenticated(c.startHTTP))
	mux.HandleFunc("GET "+path+"/current", s.authenticated(c.reportHTTP))
	mux.HandleFunc("DELETE "+path+"/current", s.authenticated(c.stopHTTP))
}

func (c *chore) startHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := c.server.authorizeAdmins(r.Context()); err != nil {
		return err
	}
	if err := c.may(); err != nil {
		return err
	}
	if err := c.start(); err != nil {
		return err
	}
	return c.reportHTTP(w, r)
}

func (c *chore) start() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.last != nil && c.last.Ended == nil {
		return status.Error(codes.FailedPrecondition, "it is running already")
	}
	ctx, cancel := context.WithCancel(context.Background())
	run, ended := &report{State: stateRunning, Started: time.Now(), mu: &c.mu}, make(chan struct{})
	c.last, c.cancel, c.ended = run, cancel, ended
	go func() {
		defer close(ended)
		defer cancel()
		err := c.do(ctx, run)
		run.update(func(r *report) {
			r.State, r.Ended = stateOf(err), new(time.Now())
		})
	}()
	return nil
}

// stop ends the run under way, if any, and returns when it has ended.
func (c *chore) stop() {
	c.mu.Lock()
	cancel, ended := c.cancel, c.ended
	c.mu.Unlock()
	if cancel != nil {
		cancel()
		<-ended
	}
}

func (c *chore) stopHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := c.server.authorizeAdmins(r.Context()); err != nil {
		return err
	}
	c.stop()
	return c.reportHTTP(w, r)
}

func (c *chore) reportHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := c.server.authorizeAdmins(r.Context()); err != nil {
		return err
	}
	c.mu.Lock()
	if c.last == nil {
		c.mu.Unlock()
		return status.Error(codes.NotFound, "it was not done since the start")
	}
	copied := *c.last
	c.mu.Unlock()
	writeJSON(w, copied)
	return nil
}
