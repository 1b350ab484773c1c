// Command api measures the whole of Daybook over HTTP: the real binary, all
// engines embedded, the load generator on the same machine.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/daybook-crm/daybook/bench/load"
	"github.com/daybook-crm/daybook/e2e"
)

func main() {
	clients := flag.Int("clients", 50, "clients at once")
	during := flag.Duration("during", 20*time.Second, "how long each measurement takes")
	debug := flag.String("debug", "", "where the binary serves its profiles meanwhile")
	flag.Parse()
	if err := measure(context.Background(), *clients, *during, "--debug-addr="+*debug); err != nil {
		log.Fatal(err)
	}
}

func measure(ctx context.Context, clients int, during time.Duration, args ...string) error {
	data, err := os.MkdirTemp("", "daybook-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(data) }()
	if err := os.Chmod(data, 0o755); err != nil {
		return err
	}
	daybook, err := e2e.Start(ctx, filepath.Join(data, "data"), args...)
	if err != nil {
		return err
	}
	defer func() {
		if err := daybook.Stop(); err != nil {
			log.Print(err)
		}
	}()
	client, err := daybook.SignIn(ctx)
	if err != nil {
		return err
	}
	syncs, err := diskSyncs(data)
	if err != nil {
		return err
	}
	fmt.Printf("%d clients, all engines embedded, load generator on the same machine. The disk alone: %.0f synced writes/s.\n\n", clients, syncs)
	fmt.Println(load.Header)
	ids := &made{}
	report(load.Run(ctx, "warm-up: createContact", clients, during/4, ids.create(client, "w")))
	report(load.Run(ctx, "createContact", clients, during, ids.create(client, "c")))
	caughtUp, err := visible(ctx, client, ids)
	if err != nil {
		return err
	}
	report(load.Run(ctx, "contact by id", clients, during, ids.get(client)))
	fmt.Printf("\nFrom the last answer until a list shows every contact made: %s.\n", caughtUp.Round(time.Millisecond))
	return nil
}

func report(r load.Result) {
	fmt.Println(r.Row())
	if r.FirstErr != nil {
		fmt.Printf("\nfailed: %v\n", r.FirstErr)
	}
}

// made remembers the contacts that were made.
type made struct {
	mu  sync.Mutex
	ids []string
}

const create = `mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id } position } }`

func (m *made) create(client *e2e.Client, prefix string) func(context.Context, int, int) error {
	return func(ctx context.Context, _, n int) error {
		var out struct {
			CreateContact struct{ Contact struct{ ID string } }
		}
		err := client.Do(ctx, create, map[string]any{"input": map[string]any{
			"firstName": "Ana", "lastName": fmt.Sprintf("Silva %d", n), "email": fmt.Sprintf("%s%d@example.com", prefix, n),
			"phone": "+351 912 345 678", "jobTitle": "Buyer",
		}}, &out)
		if err != nil {
			return err
		}
		m.mu.Lock()
		defer m.mu.Unlock()
		m.ids = append(m.ids, out.CreateContact.Contact.ID)
		return nil
	}
}

const get = `query($id: ID!) { contact(id: $id) { id firstName lastName email phone jobTitle createdAt } }`

func (m *made) get(client *e2e.Client) func(context.Context, int, int) error {
	return func(ctx context.Context, _, n int) error {
		var out struct{ Contact *struct{ ID string } }
		id := m.ids[n*7919%len(m.ids)]
		if err := client.Do(ctx, get, map[string]any{"id": id}, &out); err != nil {
			return err
		}
		if out.Contact == nil || out.Contact.ID != id {
			return fmt.Errorf("contact %s was not found", id)
		}
		return nil
	}
}

// visible waits until the read side shows every contact.
func visible(ctx context.Context, client *e2e.Client, m *made) (time.Duration, error) {
	start := time.Now()
	for time.Since(start) < time.Minute {
		var out struct{ Contacts struct{ TotalCount int } }
		if err := client.Do(ctx, `{ contacts(first: 1) { totalCount } }`, nil, &out); err != nil {
			return 0, err
		}
		if out.Contacts.TotalCount == len(m.ids) {
			return time.Since(start), nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return 0, fmt.Errorf("the list does not show %d contacts after a minute", len(m.ids))
}

// diskSyncs measures how many small writes a second the disk makes durable.
func diskSyncs(dir string) (float64, error) {
	f, err := os.CreateTemp(dir, "sync-")
	if err != nil {
		return 0, err
	}
	defer func() { _ = f.Close(); _ = os.Remove(f.Name()) }()
	const n = 300
	start := time.Now()
	for range n {
		if _, err := f.Write(make([]byte, 600)); err != nil {
			return 0, err
		}
		if err := f.Sync(); err != nil {
			return 0, err
		}
	}
	return n / time.Since(start).Seconds(), nil
}
