// Package e2e runs the real binary and talks to it as its users do. Its tests
// are the stories that only the whole can tell; bench uses it too.
package e2e

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Credentials of the first admin of every Daybook that is started here.
const (
	AdminEmail    = "admin@example.com"
	AdminPassword = "correct horse battery"
	Tenant        = "main"
)

// Binary is the path of the program, built by `make build`.
func Binary() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		path := filepath.Join(dir, "bin", "daybook")
		if _, err := os.Stat(path); err == nil {
			return path, nil
		}
	}
	return "", errors.New("bin/daybook is not there: run `make build`")
}

// Environment is what every Daybook is started with here.
func Environment() []string {
	return append(os.Environ(),
		"DAYBOOK_ADMIN_EMAIL="+AdminEmail, "DAYBOOK_ADMIN_PASSWORD="+AdminPassword, "DAYBOOK_TENANT="+Tenant,
		"DAYBOOK_RATE_LIMITS=off", "DAYBOOK_LOG_LEVEL=warn")
}

// Daybook is a running process.
type Daybook struct {
	URL  string // http://127.0.0.1:PORT
	Data string // the data folder

	cmd    *exec.Cmd
	exited chan struct{}
	mu     sync.Mutex
	tail   []string // the last lines of its log
}

// readyWithin is how long a start may take; the target when set up is 10 s.
const readyWithin = 90 * time.Second

// Start serves on a free port with data in a folder, and returns when the
// server says that it is ready.
func Start(ctx context.Context, data string, args ...string) (*Daybook, error) {
	binary, err := Binary()
	if err != nil {
		return nil, err
	}
	d := &Daybook{Data: data, exited: make(chan struct{})}
	// Not with ctx, which would kill it: how it ends is what the tests are about.
	d.cmd = exec.CommandContext(context.WithoutCancel(ctx), binary, append([]string{"serve", "--addr", "127.0.0.1:0", "--data", data}, args...)...)
	d.cmd.Env = Environment()
	stdout, err := d.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	stderr, err := d.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := d.cmd.Start(); err != nil {
		return nil, err
	}
	ready := make(chan string, 1)
	var readers sync.WaitGroup
	readers.Go(func() { d.follow(stdout, ready) })
	readers.Go(func() { d.follow(stderr, nil) })
	go func() {
		readers.Wait()
		_ = d.cmd.Wait()
		close(d.exited)
	}()
	return d, d.awaitReady(ctx, ready)
}

func (d *Daybook) awaitReady(ctx context.Context, ready <-chan string) error {
	timer := time.NewTimer(readyWithin)
	defer timer.Stop()
	select {
	case d.URL = <-ready:
		return nil
	case <-d.exited:
		return fmt.Errorf("daybook ended instead of becoming ready:\n%s", d.Log())
	case <-timer.C:
		d.Kill()
		return fmt.Errorf("daybook was not ready within %s:\n%s", readyWithin, d.Log())
	case <-ctx.Done():
		d.Kill()
		return ctx.Err()
	}
}

// kept is how many lines of the log are remembered.
const kept = 200

func (d *Daybook) follow(r io.Reader, ready chan<- string) {
	for lines := bufio.NewScanner(r); lines.Scan(); {
		line := lines.Text()
		if url, ok := strings.CutPrefix(line, "ready "); ok && ready != nil {
			ready <- url
		}
		d.mu.Lock()
		d.tail = append(d.tail, line)
		d.tail = d.tail[max(0, len(d.tail)-kept):]
		d.mu.Unlock()
	}
}

// Log gives the last lines that the process wrote.
func (d *Daybook) Log() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return strings.Join(d.tail, "\n")
}

// PID is the id of the process.
func (d *Daybook) PID() int { return d.cmd.Process.Pid }

// Kill ends the process as a power cut would, and waits until it is gone.
func (d *Daybook) Kill() {
	_ = d.cmd.Process.Kill()
	<-d.exited
}

// Stop asks the process to end, and waits. It fails when that takes longer
// than the ten seconds that are promised, or when it ends with an error.
func (d *Daybook) Stop() error {
	_ = d.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-d.exited:
	case <-time.After(10 * time.Second):
		d.Kill()
		return fmt.Errorf("daybook did not end within 10 s of SIGTERM:\n%s", d.Log())
	}
	if code := d.cmd.ProcessState.ExitCode(); code != 0 {
		return fmt.Errorf("daybook ended with code %d:\n%s", code, d.Log())
	}
	return nil
}

// Run runs a subcommand until it ends, or until the context does: then it is
// killed, as by a power cut.
func Run(ctx context.Context, args ...string) error {
	binary, err := Binary()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Env = Environment()
	return cmd.Run()
}
