package clickhouse

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/supervise"
)

// Config is what the parent needs. Data and Command are required.
type Config struct {
	Packages string   // as in ServeConfig
	Data     string   // as in ServeConfig
	Command  []string // the program and arguments whose process calls Serve(ctx, Inherited())
	Port     int      // default 0, a free one

	Memory   int64 // as in ServeConfig
	Sessions int   // as in ServeConfig
	Logger   *slog.Logger
}

// Server is the child process, kept alive until Stop.
type Server struct {
	keeper   *supervise.Keeper
	argv     []string
	handover handedOver

	// Of the process that runs now.
	last  supervise.Tail
	ready chan string
	stdin io.Closer
}

// Start starts the child and returns when it answers. A child that ends is
// started again at the same address with the same password.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	if cfg.Data == "" || len(cfg.Command) == 0 {
		return nil, errors.New("clickhouse: Data and Command are required")
	}
	s := &Server{argv: cfg.Command, handover: handedOver{
		Packages: cfg.Packages, Data: cfg.Data, User: usual, Password: rand.Text(),
		Listen: fmt.Sprintf("127.0.0.1:%d", cfg.Port), Memory: cfg.Memory, Sessions: cfg.Sessions,
	}}
	if err := s.start(ctx, cmp.Or(cfg.Logger, slog.Default())); err != nil {
		return nil, err
	}
	return s, nil
}

// attend is Start for a server that a person runs by hand.
func attend(ctx context.Context, cfg ServeConfig) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	s := &Server{argv: append([]string{program}, os.Args[1:]...), handover: handedOver{
		Packages: cfg.Packages, Data: cfg.Data, Listen: cfg.Listen, User: cfg.User, Password: cfg.Password,
		Memory: cfg.Memory, Sessions: cfg.Sessions,
	}}
	if err := s.start(ctx, cfg.Logger); err != nil {
		return err
	}
	_, _ = fmt.Fprintf(cfg.Ready, "listening %s\n", s.handover.Listen)
	<-ctx.Done()
	return s.Stop(context.WithoutCancel(ctx))
}

func (s *Server) start(ctx context.Context, logger *slog.Logger) (err error) {
	// Here and not in the child, so that the error is not wrapped in a log.
	if _, err := engines.ClickHouse(s.handover.Packages); err != nil {
		return err
	}
	if s.handover.Listen, err = chooseAddress(s.handover.Listen); err != nil {
		return err
	}
	s.keeper, err = supervise.Start(ctx, supervise.Child{
		Name:      "clickhouse",
		Command:   s.command,
		Ready:     s.waitReady,
		Interrupt: func(*os.Process) error { return s.stdin.Close() },
		Grace:     drainTime + time.Second,
		Why:       func() string { return strings.Join(strings.Fields(s.last.Text()), " ") },
		Logger:    logger,
	})
	return err
}

// URL is where clickhouse-go, with Protocol HTTP, or curl reaches the engine.
func (s *Server) URL() string {
	u := url.URL{Scheme: "http", Host: s.handover.Listen, Path: "/", User: url.UserPassword(s.handover.User, s.handover.Password)}
	return u.String()
}

// PID is the child's, or 0 while it is being started again.
func (s *Server) PID() int { return s.keeper.PID() }

// Stop lets statements under way end, for a few seconds, and ends the child. It
// may be called twice.
func (s *Server) Stop(ctx context.Context) error { return s.keeper.Stop(ctx) }

func (s *Server) command() (cmd *exec.Cmd, err error) {
	cmd = exec.Command(s.argv[0], s.argv[1:]...) //nolint:noctx // Stop ends it, not a context
	cmd.Env = s.environment()
	// A pipe that is never written to: the child reads its end when Stop closes
	// it, or when this process is gone.
	if s.stdin, err = cmd.StdinPipe(); err != nil {
		return nil, err
	}
	s.last.Reset()
	cmd.Stderr = &s.last
	s.ready = make(chan string, 1)
	cmd.Stdout = supervise.NewFirstLine(s.ready)
	return cmd, nil
}

// environment is what the child gets of ours: not, say, the administrator's
// first password, which a statement could read from /proc.
func (s *Server) environment() []string {
	kept := []string{s.handover.environment()}
	for _, name := range []string{"PATH", "HOME", "TZ", "LD_LIBRARY_PATH", engines.Variable, "GOTRACEBACK", "GOCOVERDIR"} {
		if value, ok := os.LookupEnv(name); ok {
			kept = append(kept, name+"="+value)
		}
	}
	return kept
}

// waitReady waits for the line on which the child says that it listens.
func (s *Server) waitReady(ctx context.Context, _ *exec.Cmd) error {
	select {
	case line := <-s.ready:
		if address, ok := strings.CutPrefix(line, "listening "); !ok || address != s.handover.Listen {
			return fmt.Errorf("it should say \"listening %s\" and says %q", s.handover.Listen, line)
		}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// chooseAddress settles on a port before the first start, so that later ones
// have the same. Between here and the child's listening another process could
// take it; the child's error then says so.
func chooseAddress(address string) (string, error) {
	l, err := net.Listen("tcp", address) //nolint:noctx // closed below
	if err != nil {
		return "", fmt.Errorf("clickhouse: %w", err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String(), nil
}
