package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
)

// open measures the opening of a large store by a process of its own, whose
// memory is then nothing but the store's.
func (b *bench) open(ctx context.Context) error {
	dir := b.dir + "/stored"
	if err := fill(ctx, dir, b.stored, 10); err != nil {
		return err
	}
	if err := forget(dir); err != nil {
		return err
	}
	o, err := openElsewhere(ctx, dir)
	if err != nil {
		return err
	}
	what := fmt.Sprintf("opening %s events, ", whole(float64(b.stored)))
	row{what: what + "s", measured: fmt.Sprintf("%.2f", o.Took.Seconds()), target: "2"}.print()
	row{what: what + "MB resident", measured: whole(float64(o.Resident) / 1e6)}.print()
	return nil
}

// opened is what a process tells of its opening.
type opened struct {
	Took     time.Duration // until the server serves
	Resident int64         // bytes, at most, until a client had its first event
}

// openElsewhere runs openAndTell in a new process.
func openElsewhere(ctx context.Context, dir string) (o opened, err error) {
	self, err := os.Executable()
	if err != nil {
		return o, err
	}
	cmd := exec.CommandContext(ctx, self, "-opens", dir)
	cmd.Stderr = os.Stderr
	said, err := cmd.Output()
	if err != nil {
		return o, err
	}
	return o, json.Unmarshal(said, &o)
}

// openAndTell opens the server, has a client read the newest event, and prints
// what that took.
func openAndTell(ctx context.Context, dir string) (err error) {
	start := time.Now()
	o, err := openOurs(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	took := time.Since(start)
	newest, err := o.client.ReadAll(ctx, esdb.ReadAllOptions{Direction: esdb.Backwards, From: esdb.End{}}, 1)
	if err != nil {
		return err
	}
	if n, err := drain(newest); err != nil || n != 1 {
		return fmt.Errorf("read %d events of 1: %w", n, err)
	}
	resident, err := resident()
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(opened{took, resident})
}

// resident is the most memory that this process has had, by the kernel's
// account. The parent cannot ask for it: what it is told of a child counts the
// parent's own.
func resident() (int64, error) {
	status, err := os.Open("/proc/self/status")
	if err != nil {
		return 0, err
	}
	defer func() { _ = status.Close() }()
	for lines := bufio.NewScanner(status); lines.Scan(); {
		if size, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
			var kib int64
			_, err := fmt.Sscanf(size, "%d kB", &kib)
			return kib << 10, err
		}
	}
	return 0, errors.New("this system does not tell how much memory a process has")
}
