// Command reports measures how long reports take over ten million events of
// deals in ClickHouse, and the same questions put to the Postgres read models
// in the same run, where these can answer them.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"os"
	"os/signal"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/engines/clickhouse"
	"github.com/daybook-crm/daybook/engines/postgres"
	"github.com/daybook-crm/daybook/readmodels"
	"github.com/daybook-crm/daybook/reporting"
)

func main() {
	if cfg, ok := clickhouse.Inherited(); ok { // started again by clickhouse.Start, as the engine
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		err := clickhouse.Serve(ctx, cfg)
		stop()
		if err != nil {
			log.Fatal(err)
		}
		return
	}
	events := flag.Int("events", 10_000_000, "events of deals, eight a deal")
	rounds := flag.Int("rounds", 7, "how often each report is asked; the middle one counts")
	withPostgres := flag.Bool("postgres", true, "ask the Postgres read models too")
	data := flag.String("data", "", "a folder to keep ClickHouse's data in, and to find it in the next time; else it is made anew")
	flag.Parse()
	if err := run(context.Background(), *data, *events/eventsADeal, *rounds, *withPostgres); err != nil {
		log.Fatal(err)
	}
}

// tenant is whose deals they are.
const tenant = "bench"

func run(ctx context.Context, data string, deals, rounds int, withPostgres bool) (err error) {
	dir, err := os.MkdirTemp("", "daybook-reports-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := os.Chmod(dir, 0o755); err != nil { // Postgres may run as another account
		return err
	}
	engine, err := clickhouse.Start(ctx, clickhouse.Config{Data: cmp.Or(data, dir+"/clickhouse"), Command: []string{os.Args[0]}, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, engine.Stop(ctx)) }()
	store, err := reporting.Open(ctx, engine.URL())
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	if err := store.Migrate(ctx, tenant); err != nil {
		return err
	}
	fmt.Printf("%d events of %d deals.\n\n", deals*eventsADeal, deals)
	if counts, err := store.Counts(ctx, tenant); err != nil {
		return err
	} else if counts["deals"] == 0 {
		if err := fillClickHouse(ctx, engine.URL(), deals); err != nil {
			return err
		}
	}
	if err := store.Refresh(ctx, tenant); err != nil { // or the rollups are made while the first reports are asked for
		return err
	}
	answers, err := ask(ctx, store, rounds)
	if err != nil {
		return err
	}
	if withPostgres {
		if err := besidePostgres(ctx, dir, deals, rounds, answers); err != nil {
			return err
		}
	}
	table(answers)
	return nil
}

// besidePostgres asks the read models.
func besidePostgres(ctx context.Context, dir string, deals, rounds int, answers []*answer) error {
	server, err := postgres.Start(ctx, postgres.Config{Data: dir + "/postgres", Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	pool, err := pgxpool.New(ctx, server.URL())
	if err != nil {
		return errors.Join(err, server.Stop(ctx))
	}
	reads := readmodels.NewStore(pool)
	err = errors.Join(reads.Migrate(ctx), reads.EnsureTenant(ctx, tenant))
	if err == nil {
		err = fillPostgres(ctx, pool, deals)
	}
	if err == nil {
		err = askPostgres(ctx, pool, rounds, answers)
	}
	pool.Close()
	return errors.Join(err, server.Stop(ctx))
}
