package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/eventstore/esdb"
	"github.com/daybook-crm/daybook/projections"
	"github.com/daybook-crm/daybook/readmodels"
)

// projectorAt tells a process that it is to run the Postgres projection, and
// where everything is.
const projectorAt = "DAYBOOK_BENCH_PROJECTOR"

type place struct{ Dir, Postgres, EventStore string }

// projector runs the projection as `daybook serve` does, until its standard
// input ends, as it does when the process that started it ends.
func projector(ctx context.Context, at string) error {
	var p place
	if err := json.Unmarshal([]byte(at), &p); err != nil {
		return err
	}
	b := &bench{settings: settings{dir: p.Dir}}
	var err error
	if b.pool, err = pgxpool.New(ctx, p.Postgres); err != nil {
		return err
	}
	defer b.pool.Close()
	if err := b.openVault(ctx); err != nil {
		return err
	}
	if b.log, err = esdb.Open(p.EventStore); err != nil {
		return err
	}
	b.reads = readmodels.NewStore(b.pool)
	r := b.runner()
	if err := r.Start(ctx); err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, os.Stdin)
	r.Stop()
	return errors.Join(err, b.log.Close())
}

// runner is set as cmd/daybook sets it.
func (b *bench) runner() *projections.Runner {
	return &projections.Runner{
		Sink: projections.NewPostgres(b.reads), Log: b.log, Codec: b.codec, Logger: quiet,
		Parking: projections.PostgresParking{Store: b.reads}, Leases: projections.NewPostgresLeases(b.reads),
		Orders: projections.PostgresOrders{Store: b.reads}, Linger: 25 * time.Millisecond, MaxBatch: 1000, Abreast: 2,
	}
}

// startProjector starts a process that runs the projection; stop ends it.
func (b *bench) startProjector(ctx context.Context) (stop func() error, err error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	dir, err := filepath.Abs(b.dir)
	if err != nil {
		return nil, err
	}
	at, err := json.Marshal(place{dir, b.urls.Postgres, b.urls.EventStore})
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, program)
	cmd.Env = append(os.Environ(), projectorAt+"="+string(at))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	name := fmt.Sprintf("projector %d", cmd.Process.Pid)
	b.pids[name] = func() int { return cmd.Process.Pid }
	return func() error {
		delete(b.pids, name)
		return errors.Join(in.Close(), cmd.Wait())
	}, nil
}
