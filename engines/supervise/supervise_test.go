package supervise_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/supervise"
)

// bundle is a child made of a shell script, which is ready at once.
type bundle struct {
	supervise.Child
	starts atomic.Int64
	log    safeBuffer
}

type safeBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *safeBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

func setup(script string) *bundle {
	b := &bundle{}
	b.Child = supervise.Child{
		Name: "shell",
		Command: func() (*exec.Cmd, error) {
			b.starts.Add(1)
			return exec.Command("/bin/sh", "-c", script), nil
		},
		Ready:     func(context.Context, *exec.Cmd) error { return nil },
		Interrupt: func(p *os.Process) error { return p.Signal(syscall.SIGTERM) },
		Grace:     time.Second,
		Logger:    slog.New(slog.NewTextHandler(&b.log, nil)),
	}
	return b
}

// deaf is to ask a process that does not listen.
func deaf(*os.Process) error { return nil }

func TestStop(t *testing.T) {
	t.Parallel()
	k, err := supervise.Start(t.Context(), setup("exec sleep 60").Child)
	require.NoError(t, err)
	pid := k.PID()
	require.NoError(t, syscall.Kill(pid, 0))
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() { require.NoError(t, k.Stop(t.Context())) })
	}
	all.Wait()
	require.Equal(t, syscall.ESRCH, syscall.Kill(pid, 0))
	require.Zero(t, k.PID())
}

func TestStopKillsAfterGrace(t *testing.T) {
	t.Parallel()
	b := setup("exec sleep 60")
	b.Interrupt, b.Grace = deaf, 100*time.Millisecond
	k, err := supervise.Start(t.Context(), b.Child)
	require.NoError(t, err)
	require.NoError(t, k.Stop(t.Context()))
}

func TestStopKillsWhenItsContextEnds(t *testing.T) {
	t.Parallel()
	b := setup("exec sleep 60")
	b.Interrupt, b.Grace = deaf, time.Hour
	k, err := supervise.Start(t.Context(), b.Child)
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	require.ErrorIs(t, k.Stop(ctx), context.DeadlineExceeded)
}

func TestRestart(t *testing.T) {
	t.Parallel()
	b := setup("exec sleep 60")
	k, err := supervise.Start(t.Context(), b.Child)
	require.NoError(t, err)
	for range 3 {
		pid := k.PID()
		require.NoError(t, syscall.Kill(pid, syscall.SIGKILL))
		require.Eventually(t, func() bool { now := k.PID(); return now != 0 && now != pid }, 30*time.Second, time.Millisecond)
	}
	require.NoError(t, k.Stop(t.Context()))
	require.EqualValues(t, 4, b.starts.Load())
	require.Contains(t, b.log.String(), "signal: killed")
}

// One that ends at once is tried again, but not without pause, and Stop ends
// that too.
func TestBackoff(t *testing.T) {
	t.Parallel()
	b := setup("exit 3")
	k, err := supervise.Start(t.Context(), b.Child)
	require.NoError(t, err)
	require.Eventually(t, func() bool { return b.starts.Load() >= 3 }, 30*time.Second, time.Millisecond)
	require.NoError(t, k.Stop(t.Context()))
	require.LessOrEqual(t, b.starts.Load(), int64(4))
	require.Contains(t, b.log.String(), "exit status 3")
}

func TestStartFails(t *testing.T) {
	t.Parallel()
	waits := func(ctx context.Context, _ *exec.Cmd) error { <-ctx.Done(); return ctx.Err() }
	cases := map[string]struct {
		script string
		change func(*supervise.Child)
		want   string
	}{
		"no program": {"", func(c *supervise.Child) {
			c.Command = func() (*exec.Cmd, error) { return exec.Command("/no/such"), nil }
		}, "shell does not start: fork/exec /no/such: no such file or directory"},
		"no command": {"", func(c *supervise.Child) { c.Command = func() (*exec.Cmd, error) { return nil, io.EOF } }, "EOF"},
		"it ends":    {"exit 4", func(c *supervise.Child) { c.Ready = waits; c.Why = func() string { return "no luck" } }, "shell ended before it was ready: exit status 4: no luck"},
		"it is not ready": {"exec sleep 60", func(c *supervise.Child) {
			c.Ready = func(context.Context, *exec.Cmd) error { return errors.New("deaf") }
		}, "shell is not ready: deaf"},
		"not in time": {"exec sleep 60", func(c *supervise.Child) { c.Ready = waits }, "shell was not ready in time"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(c.script)
			c.change(&b.Child)
			ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
			defer cancel()
			_, err := supervise.Start(ctx, b.Child)
			require.ErrorContains(t, err, c.want)
		})
	}
}

func TestLockFolder(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "new")
	lock, err := supervise.LockFolder(t.Context(), folder)
	require.NoError(t, err)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = supervise.LockFolder(ended, folder)
	require.ErrorContains(t, err, "is in use by process")

	// It waits for one that is about to go.
	go func() { time.Sleep(100 * time.Millisecond); lock.Close() }()
	again, err := supervise.LockFolder(t.Context(), folder)
	require.NoError(t, err)
	require.NoError(t, again.Close())
}

func TestTail(t *testing.T) {
	t.Parallel()
	var tail supervise.Tail
	for range 1000 {
		_, _ = tail.Write([]byte("0123456789"))
	}
	_, _ = tail.Write([]byte("end"))
	require.LessOrEqual(t, len(tail.Text()), 4<<10)
	require.Regexp(t, "end$", tail.Text())
	tail.Reset()
	require.Empty(t, tail.Text())

	found := make(chan string, 1)
	first := supervise.NewFirstLine(found)
	for _, part := range []string{"list", "ening\nmore", "\n"} {
		_, _ = first.Write([]byte(part))
	}
	require.Equal(t, "listening", <-found)
	require.Empty(t, found)
}
