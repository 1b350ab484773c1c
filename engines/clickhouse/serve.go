package clickhouse

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/supervise"
)

// Serve serves ClickHouse's HTTP protocol. When it is ready it writes one line,
// "listening ADDR", to cfg.Ready.
//
// With a configuration from Inherited, this process is the child of Start: it
// holds the engine, and serves until its standard input ends, which its parent
// sees to, be it by dying. Signals do not end it, for a terminal or a service
// manager may send them to all processes at once while the parent still works
// with it. After Serve returned, the process must end by os.Exit without delay:
// the engine's threads cannot be stopped for certain while it has MergeTree
// tables. Nothing is lost by that, for an insert was written out before it was
// acknowledged.
//
// With any other configuration, a person runs it by hand: it then starts this
// program again with the same arguments, as the child, and keeps that until ctx
// ends.
func Serve(ctx context.Context, cfg ServeConfig) error {
	if err := cfg.fill(); err != nil {
		return err
	}
	if !cfg.child {
		return attend(ctx, cfg)
	}
	signal.Ignore(syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() { _, _ = io.Copy(io.Discard, os.Stdin); cancel() }()
	return hold(ctx, cfg)
}

// hold runs the engine in this process.
func hold(ctx context.Context, cfg ServeConfig) error {
	library, err := engines.ClickHouse(cfg.Packages)
	if err != nil {
		return err
	}
	lock, err := supervise.LockFolder(ctx, cfg.Data)
	if err != nil {
		return fmt.Errorf("clickhouse: %w", err)
	}
	defer func() { _ = lock.Close() }()
	if err := confine(library, cfg.Data); err != nil {
		return fmt.Errorf("clickhouse: this process cannot be confined to its data folder: %w", err)
	}
	// Taken before the engine opens, which takes longest, so that a port in use
	// is known at once.
	listener, err := net.Listen("tcp", cfg.Listen) //nolint:noctx // serve ends it
	if err != nil {
		return fmt.Errorf("clickhouse: %w", err)
	}
	defer func() { _ = listener.Close() }()
	sessions, err := open(library, cfg)
	if err != nil {
		return err
	}
	srv, err := newServer(cfg, sessions)
	if err != nil {
		return err
	}
	return srv.serve(ctx, listener)
}

func open(library string, cfg ServeConfig) (*pool, error) {
	lib, err := load(library)
	if err != nil {
		return nil, err
	}
	file, err := writeEngineConfig(cfg.Data)
	if err != nil {
		return nil, fmt.Errorf("clickhouse: the data folder cannot be written: %w", err)
	}
	return openPool(lib, cfg.Sessions, cfg.engineArgs(file))
}

// drainTime is how long statements under way may run on once the server ends.
const drainTime = 3 * time.Second

func (s *server) serve(ctx context.Context, listener net.Listener) error {
	hs := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- hs.Serve(listener) }()
	_, _ = fmt.Fprintf(s.cfg.Ready, "listening %s\n", listener.Addr())
	select {
	case err := <-failed:
		return fmt.Errorf("clickhouse: %w", err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if err := hs.Shutdown(grace); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	_ = s.sessions.drain(grace) // what still runs is a query, which may be cut
	return nil
}
