package socket

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"

	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/identity"
)

// API is what the operations are of (graphql.Handler).
type API interface {
	Subscribe(ctx context.Context, req graphql.Request, send func(graphql.Response) error) []graphql.Error
	Position(ctx context.Context) (string, error)
}

// Config is what a Server is made of. API, Verify, Take and Log must be given.
type Config struct {
	API API
	// Verify gives who a token was issued for, and when it expires.
	Verify func(token string) (identity.Actor, time.Time, error)
	// Take refuses an operation of somebody who asks too often.
	Take   func(identity.Actor) error
	Log    *slog.Logger
	Limits Limits
}

// Limits bound what a connection may cost.
type Limits struct {
	Connections int           // of a member
	Operations  int           // that run at once on a connection
	Message     int64         // bytes of a message from the client
	Init        time.Duration // until connection_init
	Slow        time.Duration // that a client may take nothing
	Ping        time.Duration // from one ping to the next; two without a sign of life are too many
}

// DefaultLimits leave a person with many tabs alone.
func DefaultLimits() Limits {
	return Limits{Connections: 40, Operations: 60, Message: 1 << 20, Init: 10 * time.Second, Slow: 10 * time.Second, Ping: 25 * time.Second}
}

// Server accepts connections. Shutdown ends them.
type Server struct {
	config Config

	mu      sync.Mutex
	closed  bool
	members map[string]int
	open    map[*connection]struct{}
	all     sync.WaitGroup
}

// New makes a server.
func New(config Config) *Server {
	return &Server{config: config, members: map[string]int{}, open: map[*connection]struct{}{}}
}

// Wants says whether a request is one for a WebSocket.
func Wants(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
}

// ServeHTTP is one connection, from its handshake to its end. A browser of
// another site is refused: its Origin is not this host.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ws, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{Protocol}})
	if err != nil {
		s.config.Log.DebugContext(r.Context(), "a WebSocket was refused", "error", err)
		return
	}
	// The request's own context ends with the deadline of requests.
	ctx, cancel := context.WithCancel(context.WithoutCancel(r.Context()))
	defer cancel()
	c := &connection{
		server: s, ws: ws, stop: cancel, trace: graphql.TraceOf(ctx),
		header: r.Header.Get("Authorization"), out: make(chan []byte, queued), running: map[string]context.CancelFunc{},
	}
	if !s.begin(c) {
		_ = ws.Close(websocket.StatusGoingAway, "the server is going down")
		return
	}
	defer s.end(c)
	c.serve(ctx)
}

func (s *Server) begin(c *connection) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.open[c] = struct{}{}
	s.all.Add(1)
	return true
}

func (s *Server) end(c *connection) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, c)
	if c.counted {
		if s.members[c.member()]--; s.members[c.member()] == 0 {
			delete(s.members, c.member())
		}
	}
	s.all.Done()
}

// count says whether the member may have one connection more.
func (s *Server) count(c *connection) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.members[c.member()] >= s.config.Limits.Connections {
		return false
	}
	s.members[c.member()]++
	c.counted = true
	return true
}

// Open is how many connections there are.
func (s *Server) Open() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.open)
}

// Shutdown takes no more connections and ends those that there are, with
// "going away": clients connect again, somewhere else or later, and resume.
// It returns when all have ended, or are being cut off at the end of the
// context.
func (s *Server) Shutdown(ctx context.Context) {
	s.mu.Lock()
	s.closed = true
	for c := range s.open {
		go c.close(websocket.StatusGoingAway, "the server is going down; connect again and resume")
	}
	s.mu.Unlock()
	done := make(chan struct{})
	go func() {
		s.all.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-ctx.Done():
		s.cut()
	}
}

func (s *Server) cut() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open {
		c.stop()
		go func() { _ = c.ws.CloseNow() }()
	}
}
