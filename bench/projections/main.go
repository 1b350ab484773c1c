// Command projections measures the engine that makes rows of events: how fast
// read sides are built anew, how soon they show what is written, and whether
// two processes do more than one, with the real engines on the same machine.
package main

import (
	"context"
	"flag"
	"log"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/daybook-crm/daybook/engines/clickhouse"
)

// part is one thing that is measured.
type part struct {
	name string
	run  func(*bench, context.Context) error
}

var parts = []part{
	{"reading", (*bench).reading},
	{"postgres", (*bench).rebuildPostgres},
	{"clickhouse", (*bench).rebuildClickHouse},
	{"sharing", (*bench).sharing},
	{"live", (*bench).live},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := start(ctx)
	stop()
	if err != nil {
		log.Fatal(err)
	}
}

func start(ctx context.Context) error {
	if cfg, ok := clickhouse.Inherited(); ok { // started again as the engine
		return clickhouse.Serve(context.WithoutCancel(ctx), cfg)
	}
	if at := os.Getenv(projectorAt); at != "" { // started again as a projector
		return projector(ctx, at)
	}
	var s settings
	flag.StringVar(&s.dir, "data", "", "a folder that is kept, so that the next run finds the log there; unset: a temporary one")
	flag.IntVar(&s.events, "events", 1_000_000, "events in the log")
	flag.IntVar(&s.tenants, "tenants", 8, "tenants whose events they are")
	flag.StringVar(&s.profile, "profile", "", "where to write CPU profiles, as NAME.part")
	only := flag.String("parts", "", "the parts to run, by name; unset: all")
	flag.Parse()
	for _, p := range parts {
		if *only == "" || strings.Contains(","+*only+",", ","+p.name+",") {
			s.parts = append(s.parts, p)
		}
	}
	return run(ctx, s)
}
