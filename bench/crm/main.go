// Command crm measures a company's CRM of full size over its real API: the
// real binary with all engines embedded, the load generator on the same
// machine.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/daybook-crm/daybook/bench/load"
	"github.com/daybook-crm/daybook/e2e"
)

// settings are how much of what is made and asked.
type settings struct {
	contacts, companies, deals int
	early                      int // contacts at which the rates of many clients are taken
	clients                    int
	during                     time.Duration
	debug                      string
}

func main() {
	var s settings
	flag.IntVar(&s.contacts, "contacts", 200_000, "contacts in the end")
	flag.IntVar(&s.companies, "companies", 50_000, "companies in the end")
	flag.IntVar(&s.deals, "deals", 100_000, "deals in the end")
	flag.IntVar(&s.early, "early", 50_000, "contacts when many clients ask")
	flag.IntVar(&s.clients, "clients", 50, "clients at once")
	flag.DurationVar(&s.during, "during", 8*time.Second, "how long each measurement takes")
	flag.StringVar(&s.debug, "debug", "", "where the binary serves its profiles meanwhile")
	flag.Parse()
	if err := run(context.Background(), s); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, s settings) error {
	dir, err := os.MkdirTemp("", "daybook-crm-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.Chmod(dir, 0o755); err != nil { // Postgres may run as another account
		return err
	}
	daybook, err := e2e.Start(ctx, filepath.Join(dir, "data"), "--debug-addr="+s.debug)
	if err != nil {
		return err
	}
	client, err := daybook.SignIn(ctx)
	if err == nil {
		err = measure(ctx, &company{client: client}, s)
	}
	return errors.Join(err, daybook.Stop())
}

// measure fills the company in two steps and asks after each.
func measure(ctx context.Context, c *company, s settings) error {
	if err := c.prepare(ctx); err != nil {
		return err
	}
	fmt.Println("Made by bulk commands of 500, four at once; the last column is the time from the last answer until a list shows all.\n\n" +
		"| what | objects | per second | until shown |\n|---|--:|--:|--:|")
	share := float64(s.early) / float64(s.contacts)
	if err := c.grow(ctx, s.early, int(share*float64(s.companies)), int(share*float64(s.deals))); err != nil {
		return err
	}
	rates, err := c.rates(ctx, s)
	if err != nil {
		return err
	}
	if err := c.grow(ctx, s.contacts, s.companies, s.deals); err != nil {
		return err
	}
	fmt.Printf("\n%d clients, %d contacts:\n\n%s\n%s", s.clients, s.early, load.Header, rates)
	return c.latencies(ctx, s)
}
