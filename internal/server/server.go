package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"syscall"

	"github.com/daybook-crm/daybook/graphql/socket"
	"github.com/daybook-crm/daybook/internal/auth"
)

// Server listens on one address. Start and Shutdown can be called twice.
type Server struct {
	config   Config
	http     *http.Server
	metrics  *metrics
	actors   *auth.Limiter
	sockets  *socket.Server
	listener net.Listener
	failed   chan error
	start    sync.Once
}

// New makes a server that does not listen yet.
func New(config Config) (*Server, error) {
	if err := config.check(); err != nil {
		return nil, err
	}
	s := &Server{config: config, failed: make(chan error, 1)}
	if !config.Limits.Off {
		s.actors = auth.NewLimiter(config.Limits.Actor)
	}
	s.sockets = socket.New(socket.Config{
		API: config.GraphQL, Verify: config.Tokens.VerifyUntil, Take: s.take, Log: config.Log, Limits: socket.DefaultLimits(),
	})
	var err error
	if s.metrics, err = newMetrics(config.Registry); err != nil {
		return nil, fmt.Errorf("register the metrics of HTTP: %w", err)
	}
	s.http = &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeaderBytes,
		ErrorLog:       slog.NewLogLogger(config.Log.Handler(), slog.LevelDebug), // handshakes that fail, and the like
	}
	return s, nil
}

// Start returns when the server listens. A port that is in use is one clear line.
func (s *Server) Start(ctx context.Context) (err error) {
	s.start.Do(func() {
		if s.listener, err = new(net.ListenConfig).Listen(ctx, "tcp", s.config.Addr); err != nil {
			err = explain(s.config.Addr, err)
			return
		}
		go s.serve()
	})
	return err
}

func explain(addr string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("%s is in use by another program: stop it, or choose another address with DAYBOOK_ADDR", addr)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("this user may not listen on %s: choose a port above 1023 with DAYBOOK_ADDR", addr)
	default:
		return fmt.Errorf("listen on %s: %w", addr, err)
	}
}

func (s *Server) serve() {
	var err error
	if s.config.CertFile != "" {
		err = s.http.ServeTLS(s.listener, s.config.CertFile, s.config.KeyFile)
	} else {
		err = s.http.Serve(s.listener)
	}
	if !errors.Is(err, http.ErrServerClosed) {
		s.failed <- fmt.Errorf("serve HTTP: %w", err)
	}
	close(s.failed)
}

// Failed gives an error when the server ends by itself, and is closed when it ends.
func (s *Server) Failed() <-chan error { return s.failed }

// Addr is the address that the server listens on, empty before Start.
func (s *Server) Addr() string {
	if s.listener == nil {
		return ""
	}
	return s.listener.Addr().String()
}

// Shutdown ends the WebSockets, takes no more requests and waits for those under way, until the
// context ends; then it cuts them off.
func (s *Server) Shutdown(ctx context.Context) error {
	s.sockets.Shutdown(ctx)
	if err := s.http.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("finish the requests under way: %w", err), s.http.Close())
	}
	return nil
}
