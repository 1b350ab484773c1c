// Command bulk measures an import: a made-up HubSpot export of contacts and
// deals, brought in by the real binary with all engines embedded.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/daybook-crm/daybook/e2e"
)

func main() {
	contacts := flag.Int("contacts", 40_000, "contacts in the export")
	deals := flag.Int("deals", 10_000, "deals in the export")
	flag.Parse()
	if err := measure(context.Background(), *contacts, *deals); err != nil {
		log.Fatal(err)
	}
}

func measure(ctx context.Context, contacts, deals int) error {
	dir, err := os.MkdirTemp("", "daybook-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.Chmod(dir, 0o755); err != nil {
		return err
	}
	export := filepath.Join(dir, "export")
	if err := writeExport(export, contacts, deals); err != nil {
		return err
	}
	fmt.Println("| import of | rows | rows per second | resident MiB of the Go process at most | then |")
	fmt.Println("|---|--:|--:|--:|---|")
	for _, run := range []string{"a new export", "the same again"} {
		if err := bring(ctx, run, filepath.Join(dir, "data"), export, contacts+deals); err != nil {
			return err
		}
	}
	return nil
}

// bring imports, and prints a row of the table.
func bring(ctx context.Context, name, data, export string, rows int) error {
	binary, err := e2e.Binary()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, binary, "import", "hubspot", export, "--data", data, "--rejected", filepath.Join(data, "rejected.csv"))
	cmd.Env = e2e.Environment()
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	began := time.Now()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%w:\n%s", err, output.String())
	}
	took := time.Since(began) // with starting the engines and catching up
	caughtUp := ""
	for line := range strings.Lines(output.String()) {
		if strings.HasPrefix(line, "every read side") {
			caughtUp = strings.TrimSpace(line)
		}
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return fmt.Errorf("no resource usage on this system")
	}
	fmt.Printf("| %s | %d | %.0f | %d | %s |\n", name, rows, float64(rows)/took.Seconds(), usage.Maxrss/1024, caughtUp)
	return nil
}

func writeExport(dir string, contacts, deals int) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var people, sales strings.Builder
	people.WriteString(`"Record ID","First Name","Last Name","Email","Phone Number","Job Title","Lifecycle Stage","Contact owner","Create Date"` + "\n")
	for i := range contacts {
		fmt.Fprintf(&people, `"%d","Ana","Silva %d","ana%d@example.com","+351 912 345 678","Buyer","Lead","Inês Carvalho","2025-03-05 10:00"`+"\n", 1_000_000+i, i, i)
	}
	sales.WriteString(`"Record ID","Deal Name","Pipeline","Deal Stage","Amount","Currency","Close Date","Create Date","Deal owner","Associated Contact IDs"` + "\n")
	stages := []string{"Appointment Scheduled", "Contract Sent", "Closed Won", "Closed Lost"}
	for i := range deals {
		fmt.Fprintf(&sales, `"%d","Deal %d","Sales Pipeline","%s","%d.0","EUR","2026-06-30 12:00","2025-09-01 09:00","Inês Carvalho","%d"`+"\n", 9_000_000+i, i, stages[i%4], 100+i, 1_000_000+i)
	}
	if err := os.WriteFile(filepath.Join(dir, "contacts.csv"), []byte(people.String()), 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "deals.csv"), []byte(sales.String()), 0o600)
}
