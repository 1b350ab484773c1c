package clickhouse

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
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
	url      string
	last     *supervise.Tail
	handover handedOver
	ready    chan string
}

// Start starts the child and returns when it answers. A child that ends is
// started again at the same address with the same password.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	cfg.Logger = cmp.Or(cfg.Logger, slog.Default())
	if cfg.Data == "" || len(cfg.Command) == 0 {
		return nil, errors.New("clickhouse: Data and Command are required")
	}
	// Here and not in the child, so that the error is not wrapped in a log.
	if _, err := engines.ClickHouse(cfg.Packages); err != nil {
		return nil, err
	}
	address, err := choosePort(cfg.Port)
	if err != nil {
		return nil, err
	}
	s := &Server{last: &supervise.Tail{}, handover: handedOver{
		Packages: cfg.Packages, Data: cfg.Data, Listen: address, User: "default", Password: rand.Text(),
		Memory: cfg.Memory, Sessions: cfg.Sessions,
	}}
	s.url = (&url.URL{Scheme: "http", Host: address, Path: "/", User: url.UserPassword(s.handover.User, s.handover.Password)}).String()
	s.keeper, err = supervise.Start(ctx, supervise.Child{
		Name:      "clickhouse",
		Command:   func() (*exec.Cmd, error) { return s.command(cfg.Command) },
		Ready:     s.waitReady,
		Interrupt: func(p *os.Process) error { return p.Signal(os.Interrupt) },
		Grace:     drainTime + time.Second,
		Why:       func() string { return strings.Join(strings.Fields(s.last.Text()), " ") },
		Logger:    cfg.Logger,
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// URL is where clickhouse-go, with Protocol HTTP, or curl reaches the engine.
func (s *Server) URL() string { return s.url }

// PID is the child's, or 0 while it is being started again.
func (s *Server) PID() int { return s.keeper.PID() }

// Stop lets statements under way end, for a few seconds, and ends the child. It
// may be called twice.
func (s *Server) Stop(ctx context.Context) error { return s.keeper.Stop(ctx) }

func (s *Server) command(argv []string) (*exec.Cmd, error) {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Env = s.environment()
	// A pipe that is never written to: the child reads its end when this
	// process is gone. exec keeps our side open until the child ends.
	if _, err := cmd.StdinPipe(); err != nil {
		return nil, err
	}
	s.last.Reset()
	cmd.Stderr = s.last
	ready := make(chan string, 1)
	s.ready = ready
	cmd.Stdout = supervise.NewFirstLine(ready)
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

// choosePort settles on an address before the first start, so that later ones
// have the same. Between here and the child's listening another process could
// take the port; the child's error then says so.
func choosePort(port int) (string, error) {
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return "", fmt.Errorf("clickhouse: %w", err)
	}
	defer l.Close()
	return l.Addr().String(), nil
}
