package postgres

import (
	"context"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/supervise"
)

// Server is a Postgres process, kept alive until Stop.
type Server struct {
	cfg     Config
	native  string // the package's folder, with bin, lib and share
	account account
	secret  string
	port    int

	lock    *os.File // on the data folder, until the process is gone
	keeper  *supervise.Keeper
	output  supervise.Tail
	started time.Time // the process that runs now
	once    sync.Once
}

// Start makes the cluster if there is none, starts the server, and returns when
// it answers to a client and has the database. A server that ends is started
// again on the same port.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	if err := cfg.fill(); err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg}
	if err := s.prepare(ctx); err != nil {
		s.unlock()
		return nil, err
	}
	var err error
	s.keeper, err = supervise.Start(ctx, supervise.Child{
		Name:    "postgres",
		Command: s.command,
		Launch:  s.launch,
		Ready:   s.waitReady,
		// The fast shutdown: sessions are cut, nothing is lost, the next start
		// needs no recovery.
		Interrupt: func(p *os.Process) error { return p.Signal(syscall.SIGINT) },
		Grace:     stopTime,
		Why:       s.why,
		Logger:    cfg.Logger,
	})
	if err != nil {
		s.unlock()
		return nil, err
	}
	return s, nil
}

// stopTime is how long a fast shutdown may take, mostly for its checkpoint.
const stopTime = 8 * time.Second

// prepare does what must be true before the first process starts.
func (s *Server) prepare(ctx context.Context) (err error) {
	if s.native, err = engines.Postgres(s.cfg.Packages); err != nil {
		return err
	}
	if err = link(s.native); err != nil {
		return err
	}
	if s.lock, err = supervise.LockFolder(ctx, s.cfg.Data); err != nil {
		return fmt.Errorf("postgres: %w", err)
	}
	if s.account, err = chooseAccount(s.cfg.cluster()); err != nil {
		return err
	}
	s.account.reach = s.account.switched && (!s.account.canReach(s.native) || !s.account.canReach(s.cfg.Data))
	if s.secret, err = readPassword(s.cfg.password()); err != nil {
		return err
	}
	if err = s.makeCluster(ctx); err != nil {
		return err
	}
	if err = s.stopOrphan(ctx); err != nil {
		return err
	}
	if s.port, err = choosePort(s.cfg.Port); err != nil {
		return err
	}
	return s.writeSettings()
}

// choosePort settles on a port before the first start, so that later ones have
// the same.
func choosePort(port int) (int, error) {
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port)) //nolint:noctx // closed below
	if err != nil {
		return 0, fmt.Errorf("postgres: %w", err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func (s *Server) command() (*exec.Cmd, error) {
	s.output.Reset()
	s.started = time.Now()
	cmd := s.account.command(filepath.Join(s.native, "bin", "postgres"), "-D", s.cfg.cluster())
	cmd.Stdout, cmd.Stderr = &s.output, &s.output
	// The log collector holds these open for as long as it lives, which is a
	// little longer than the server does.
	cmd.WaitDelay = time.Second
	endWithParent(cmd.SysProcAttr)
	return cmd, nil
}

func (s *Server) launch(cmd *exec.Cmd) error { return s.explain(s.account.start(cmd)) }

// URL is where a client connects as the owner of the database.
func (s *Server) URL() string { return s.urlOf(database, database) }

// AdminURL is the same database as the superuser, for extensions and backups.
func (s *Server) AdminURL() string { return s.urlOf(superuser, database) }

func (s *Server) urlOf(role, database string) string {
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword(role, s.secret),
		Host: fmt.Sprintf("127.0.0.1:%d", s.port), Path: "/" + database, RawQuery: "sslmode=disable",
	}
	return u.String()
}

// PID is the postmaster's, or 0 while it is being started again.
func (s *Server) PID() int { return s.keeper.PID() }

// Stop shuts the server down and waits until it is gone. It may be called
// twice. If ctx ends first the server is killed, and recovers at its next start.
func (s *Server) Stop(ctx context.Context) error {
	err := s.keeper.Stop(ctx)
	s.unlock()
	return err
}

func (s *Server) unlock() {
	s.once.Do(func() {
		if s.lock != nil {
			_ = s.lock.Close()
		}
	})
}

// why is the server's own word on its end: what it said before its log opened,
// or else what the log has since this process started.
func (s *Server) why() string {
	said := s.output.Text()
	if errors := errorsOnly(said); errors != "" {
		return errors
	}
	if logged := errorsSince(filepath.Join(s.cfg.cluster(), "log"), s.started); logged != "" {
		return logged
	}
	return oneLine(said)
}
