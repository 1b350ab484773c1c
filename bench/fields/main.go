// Command fields compares ways of keeping custom fields in Postgres: a
// JSONB column, a row a value (EAV), and a column a field. The same objects,
// the same questions, one Postgres, one run.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"os"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/engines/postgres"
)

func main() {
	objects := flag.Int("objects", 100_000, "objects of ten fields each")
	clients := flag.Int("clients", 16, "clients at once")
	during := flag.Duration("during", 8*time.Second, "how long each measurement takes")
	flag.Parse()
	if err := run(context.Background(), *objects, *clients, *during); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, objects, clients int, during time.Duration) error {
	dir, err := os.MkdirTemp("", "daybook-fields-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.Chmod(dir, 0o755); err != nil { // Postgres may run as another account
		return err
	}
	server, err := postgres.Start(ctx, postgres.Config{Data: dir + "/postgres", Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	pool, err := pgxpool.New(ctx, fmt.Sprintf("%s&pool_max_conns=%d", server.URL(), clients))
	if err != nil {
		return errors.Join(err, server.Stop(ctx))
	}
	err = compare(ctx, pool, objects, clients, during)
	pool.Close()
	return errors.Join(err, server.Stop(ctx))
}

// compare measures one shape after the other.
func compare(ctx context.Context, pool *pgxpool.Pool, objects, clients int, during time.Duration) error {
	fmt.Printf("%d objects of ten fields, %d clients. A read is a page of 20 by three fields, or one object with all its fields; "+
		"a write changes one field.\n\n", objects, clients)
	var all []figures
	for _, s := range []shape{jsonb, indexed, eav, typed} {
		f, err := measure(ctx, pool, s, objects, clients, during)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		all = append(all, f)
	}
	report(all)
	return nil
}
