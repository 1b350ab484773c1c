// Command esdb measures the embedded EventStoreDB alone: through the official
// client, over loopback, every append synced before it is answered. Beside it,
// in the same run and the same shapes, stand what it is built on, the disk and
// Pebble, and what one would take in its place, a table in Postgres.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
)

// bench is one run.
type bench struct {
	dir    string        // of everything it writes
	during time.Duration // how long each measurement takes
	stored int           // events in the store that is opened
}

// part is a group of the table's rows.
type part struct {
	name    string
	measure func(*bench, context.Context) error
}

// parts in the order of the table. The first measures memory, which is plain
// only in a process that has done nothing yet.
var parts = []part{
	{"idle", (*bench).idle},
	{"writers", (*bench).writers},
	{"reading", (*bench).reading},
	{"live", (*bench).live},
	{"open", (*bench).open},
}

func main() {
	only := flag.String("only", "", "the parts to measure, of idle,writers,reading,live,open; default all")
	during := flag.Duration("during", 4*time.Second, "how long each measurement takes")
	stored := flag.Int("stored", 10_000_000, "events in the store that is opened")
	opens := flag.String("opens", "", "open the store in this folder and say what that took: a process of the part open")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, *only, *opens, &bench{during: *during, stored: *stored})
	stop()
	if err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, only, opens string, b *bench) error {
	if opens != "" {
		return openAndTell(ctx, opens)
	}
	chosen, err := choose(only)
	if err != nil {
		return err
	}
	if b.dir, err = os.MkdirTemp("", "daybook-bench-"); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(b.dir) }()
	if err := os.Chmod(b.dir, 0o755); err != nil { // Postgres may run as somebody else
		return err
	}
	fmt.Println(header)
	for _, p := range chosen {
		if err := p.measure(b, ctx); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

// choose finds the parts that are named.
func choose(only string) ([]part, error) {
	if only == "" {
		return parts, nil
	}
	var chosen []part
	for name := range strings.SplitSeq(only, ",") {
		i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
		if i < 0 {
			return nil, fmt.Errorf("there is no part %q", name)
		}
		chosen = append(chosen, parts[i])
	}
	return chosen, nil
}

// quiet keeps the engines' talk out of the table.
var quiet = slog.New(slog.DiscardHandler)
