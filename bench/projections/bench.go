package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/engines/clickhouse"
	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
	"github.com/daybook-crm/daybook/engines/postgres"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/eventstore/esdb"
	"github.com/daybook-crm/daybook/privacy"
	"github.com/daybook-crm/daybook/privacy/keyring"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

var quiet = slog.New(slog.DiscardHandler)

// settings are what is measured, and over how much.
type settings struct {
	dir     string
	events  int
	tenants int
	profile string
	parts   []part
}

// bench is a log and the engines around it.
type bench struct {
	settings
	pool    *pgxpool.Pool
	log     *esdb.Log
	codec   *codec.Codec
	reads   *readmodels.Store
	reports *reporting.Store
	urls    place
	pids    map[string]func() int // of the engines' processes
	closers []func() error
}

func run(ctx context.Context, s settings) (err error) {
	if s.dir == "" {
		if s.dir, err = os.MkdirTemp("", "daybook-projections-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(s.dir)) }()
	}
	if err := errors.Join(os.MkdirAll(s.dir, 0o755), os.Chmod(s.dir, 0o755)); err != nil { // Postgres may run as another account
		return err
	}
	b := &bench{settings: s, pids: map[string]func() int{}}
	defer func() { err = errors.Join(err, b.close()) }()
	if err := b.open(ctx); err != nil {
		return err
	}
	fmt.Println(header)
	for _, p := range s.parts {
		if err := b.profiled(p.name, func() error { return p.run(b, ctx) }); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

// open starts the engines, and writes the log unless it is there.
func (b *bench) open(ctx context.Context) error {
	pg, err := postgres.Start(ctx, postgres.Config{Data: filepath.Join(b.dir, "postgres"), Logger: quiet})
	if err != nil {
		return err
	}
	b.closing(pg.Stop)
	b.pids["Postgres"], b.urls.Postgres = pg.PID, pg.URL()
	if b.pool, err = pgxpool.New(ctx, pg.URL()); err != nil {
		return err
	}
	b.closers = append(b.closers, func() error { b.pool.Close(); return nil })
	if err := b.openVault(ctx); err != nil {
		return err
	}
	filled := filepath.Join(b.dir, fmt.Sprintf("filled-%d-%d", b.events, b.tenants))
	if _, err := os.Stat(filled); errors.Is(err, os.ErrNotExist) {
		if err := errors.Join(b.fill(ctx, b.events), os.WriteFile(filled, nil, 0o644)); err != nil {
			return fmt.Errorf("write the log: %w", err)
		}
	}
	return errors.Join(b.openLog(), b.openReadSides(ctx))
}

func (b *bench) openVault(ctx context.Context) error {
	if err := privacy.Migrate(ctx, b.pool); err != nil {
		return err
	}
	master, _, err := keyring.OpenMaster(filepath.Join(b.dir, "master.key"), true)
	if err != nil {
		return err
	}
	b.codec = codec.New(keyring.New(b.pool, keyring.NewSecrets(b.pool, master)))
	for _, e := range catalog.Events {
		b.codec.Register(e.Version, e.Zero, catalog.Upcasters[e.Zero.EventType()])
	}
	return nil
}

func (b *bench) openLog() error {
	server, err := esdbserver.Open(filepath.Join(b.dir, "eventstore"), esdbserver.Options{Logger: quiet})
	if err != nil {
		return err
	}
	b.closers = append(b.closers, server.Close)
	b.urls.EventStore = server.URL()
	b.log, err = esdb.Open(b.urls.EventStore)
	return err
}

func (b *bench) openReadSides(ctx context.Context) error {
	b.reads = readmodels.NewStore(b.pool)
	if err := b.reads.Migrate(ctx); err != nil {
		return err
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	house, err := clickhouse.Start(ctx, clickhouse.Config{Data: filepath.Join(b.dir, "clickhouse"), Command: []string{program}, Logger: quiet})
	if err != nil {
		return err
	}
	b.closing(house.Stop)
	b.pids["ClickHouse"] = house.PID
	b.reports, err = reporting.Open(ctx, house.URL())
	return err
}

func (b *bench) closing(stop func(context.Context) error) {
	b.closers = append(b.closers, func() error {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		return stop(ctx)
	})
}

func (b *bench) close() (err error) {
	for _, stop := range slices.Backward(b.closers) {
		err = errors.Join(err, stop())
	}
	return err
}
