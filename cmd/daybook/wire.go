package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/server"
	"github.com/daybook-crm/daybook/privacy"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/reporting"
	"github.com/daybook-crm/daybook/web"
)

// Main is a running Daybook. Run starts it and returns when it is ready;
// Close stops it. A Run that fails has to be closed too.
type Main struct {
	Config *Config
	Logger *slog.Logger
	Out    io.Writer // for people: progress, and what is told once

	at      endpoints
	frozen  *frozen // of a replay, which cannot be changed
	joined  bool    // the engines are another process's
	running stack
	core    *core
	runners []*projections.Runner
	server  *server.Server
	metrics *prometheus.Registry
}

// Run starts, in this order: the engines, the clients on them, what the first
// start has to make, the projectors, and, when all is up to date, the server.
func (m *Main) Run(ctx context.Context) error {
	if m.Config.ReadOnly {
		return m.runReadOnly(ctx)
	}
	if err := refuseReplay(m.Config.Data); err != nil {
		return err
	}
	m.raiseHeapFloor()
	m.metrics = newRegistry()
	if err := errors.Join(m.checkAddr(ctx), m.serveDebug(ctx)); err != nil {
		return err
	}
	if err := m.startEngines(ctx); err != nil {
		return err
	}
	if err := m.openCore(ctx); err != nil {
		return err
	}
	made, err := m.core.firstStart(ctx, m.Config)
	if err != nil {
		return fmt.Errorf("first start: %w", err)
	}
	if m.runners, err = m.core.startProjectors(ctx, m.Config, m.Logger, &m.running); err != nil {
		return err
	}
	watchProjectors(m.metrics, m.runners, m.core.log)
	if m.Config.Demo {
		if err := m.fillDemo(ctx); err != nil {
			return err
		}
	}
	if err := m.catchUp(ctx); err != nil {
		return err
	}
	if err := m.startIndexer(ctx); err != nil {
		return err
	}
	if err := m.startRebuilding(ctx); err != nil {
		return err
	}
	m.tellFirstStart(made)
	if m.Config.has("api") {
		return m.serve(ctx)
	}
	return nil
}

// checkAddr finds out that the port is in use before the engines are started.
func (m *Main) checkAddr(ctx context.Context) error {
	if !m.Config.has("api") {
		return nil
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", m.Config.Addr)
	if err != nil {
		return fmt.Errorf("cannot serve on %s; name another address with --addr: %w", m.Config.Addr, err)
	}
	return l.Close()
}

// startEngines takes the data folder and starts what is embedded in it.
func (m *Main) startEngines(ctx context.Context) error {
	lock, err := lockData(m.Config.Data)
	if err != nil {
		return err
	}
	m.running.push(lock.Release)
	set, err := startEngines(ctx, m.Config, m.Logger)
	if err != nil {
		return err
	}
	m.running.push(set.stop)
	m.at = set.endpoints
	return lock.publish(m.at)
}

func (m *Main) openCore(ctx context.Context) error {
	observe, err := observeCommands(m.metrics)
	if err != nil {
		return err
	}
	if m.core, err = openCore(ctx, m.Config, m.at, observe, m.Logger); err != nil {
		return err
	}
	m.running.push(func() error { m.core.close(); return nil })
	return nil
}

// catchUp waits until the read sides show what is in the log: after a crash
// or an upgrade, nobody is shown an older state than before.
func (m *Main) catchUp(ctx context.Context) error {
	head, err := m.core.log.Head(ctx, catalog.Categories)
	if err != nil {
		return err
	}
	since := time.Now()
	told := false
	return awaitReached(ctx, m.sides(), head, func(behind int) {
		if !told && time.Since(since) > time.Second {
			told = true
			fmt.Fprintf(m.Out, "catching up: %d read sides are behind the log\n", behind)
		}
	})
}

// sides are the read sides that this process keeps, or, in a tool that joined
// another process, those of the other that can be asked.
func (m *Main) sides() []*projections.Runner {
	if m.joined {
		return []*projections.Runner{{Sink: projections.NewPostgres(m.core.reads)}, {Sink: projections.NewReporting(m.core.reports)}}
	}
	return m.runners
}

func (m *Main) serve(ctx context.Context) error {
	observe, err := server.OperationMetrics(m.metrics)
	if err != nil {
		return err
	}
	var allowed map[string]string
	if m.Config.Persisted != "" {
		if allowed, err = graphql.ReadAllowed(m.Config.Persisted); err != nil {
			return err
		}
	}
	deps := graphql.Deps{
		Commands: m.core.bus, Past: m.core.bus, Erasure: privacy.Eraser{Bus: m.core.bus, Keys: m.core.keys},
		Reads: m.core.reads, Reports: m.core.reports, Passwords: m.core.accounts, APIKeys: m.core.accounts,
		Projections: projections.Desk{Store: m.core.reads, Log: m.core.log}, Operator: m.Config.Tenant,
		Log: m.Logger, Introspection: m.Config.Introspection != "off", Allowed: allowed, Observe: observe,
	}
	if m.frozen != nil {
		deps.Commands, deps.Past, deps.Erasure, deps.Passwords = m.frozen, m.frozen, m.frozen, m.frozen
		deps.APIKeys = frozenKeys{m.core.accounts, m.frozen}
	}
	api, err := graphql.New(deps)
	if err != nil {
		return err
	}
	analysts, err := m.analysts(ctx)
	if err != nil {
		return err
	}
	config := server.Config{
		Addr: m.Config.Addr, GraphQL: api, Accounts: m.core.accounts, Tokens: m.core.tokens,
		Limits: m.Config.limits(), Ready: m.checks(), Log: m.Logger, App: app(), Demo: m.hint(),
		Metrics: promhttp.HandlerFor(m.metrics, promhttp.HandlerOpts{}), Registry: m.metrics,
		Extra: map[string]http.Handler{analystsPath + "/": analysts},
	}
	if m.server, err = server.New(config); err != nil {
		return err
	}
	if err := m.server.Start(ctx); err != nil {
		return err
	}
	m.running.push(func() error {
		ctx, cancel := context.WithTimeout(context.Background(), drainWithin)
		defer cancel()
		return m.server.Shutdown(ctx)
	})
	return nil
}

// drainWithin is how long requests under way may take when the process ends;
// with the engines' five seconds it stays within the ten that are promised.
const drainWithin = 4 * time.Second

// Failed tells when the server ended by itself.
func (m *Main) Failed() <-chan error {
	if m.server == nil {
		return nil
	}
	return m.server.Failed()
}

// checks are what has to be up for the process to be ready.
func (m *Main) checks() []server.Check {
	checks := []server.Check{
		{Name: "postgres", Up: m.core.pool.Ping},
		{Name: "clickhouse", Up: func(ctx context.Context) error {
			_, err := m.core.reports.Checkpoint(ctx, reporting.Projection)
			return err
		}},
	}
	if m.frozen != nil { // there is no log
		return checks
	}
	return append(checks, server.Check{Name: "eventstore", Up: func(ctx context.Context) error {
		_, err := m.core.bus.Tenants.Load(ctx, m.Config.Tenant, m.Config.Tenant)
		return err
	}})
}

// app is the built web app; nil before it was built.
func app() fs.FS {
	files, err := fs.Sub(web.Dist, "dist/app")
	if err != nil {
		return nil
	}
	if _, err := fs.Stat(files, "index.html"); err != nil {
		return nil
	}
	return files
}

// Close stops everything, last started first.
func (m *Main) Close() error { return m.running.unwind() }
