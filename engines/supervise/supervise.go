package supervise

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"time"
)

// Child says how to start one kind of process, and how to treat it.
type Child struct {
	Name string // for log lines

	// Command makes the command for one more start. It is not started yet.
	Command func() (*exec.Cmd, error)

	// Launch starts the command, on the thread that it is called on. It is
	// (*exec.Cmd).Start if it is nil.
	Launch func(*exec.Cmd) error

	// Ready waits until the process, which was just started, serves. Its
	// context ends when the process does.
	Ready func(context.Context, *exec.Cmd) error

	// Interrupt asks a process to end well. It is killed after Grace.
	Interrupt func(*os.Process) error
	Grace     time.Duration

	// Why explains the end of a process, from its log for example. May be nil.
	Why func() string

	Logger *slog.Logger
}

// Keeper keeps one process of a kind alive until Stop.
type Keeper struct {
	child Child

	stop     chan struct{} // closed by Stop
	stopOnce sync.Once
	stopped  chan struct{} // closed when the last process is gone

	mu      sync.Mutex
	process *os.Process // the one that runs; nil between two
}

// Backoff between starts: it doubles from the first to the last, and begins
// anew once a process has run for longer than the last.
const (
	firstBackoff = 100 * time.Millisecond
	lastBackoff  = 10 * time.Second
)

// Start starts the first process and returns once it is ready. A first process
// that fails is not tried again: its error is returned.
func Start(ctx context.Context, child Child) (*Keeper, error) {
	if child.Launch == nil {
		child.Launch = (*exec.Cmd).Start
	}
	k := &Keeper{child: child, stop: make(chan struct{}), stopped: make(chan struct{})}
	first, err := k.launch(ctx)
	if err != nil {
		return nil, err
	}
	go k.keep(first)
	return k, nil
}

// Stop ends the process and waits until it is gone. It may be called twice, and
// by several at once. If ctx ends first, the process is killed.
func (k *Keeper) Stop(ctx context.Context) error {
	k.stopOnce.Do(func() { close(k.stop) })
	select {
	case <-k.stopped:
		return nil
	case <-ctx.Done():
		k.kill()
		<-k.stopped
		return fmt.Errorf("%s was killed: %w", k.child.Name, ctx.Err())
	}
}

// PID is the process that runs now, or 0 between two.
func (k *Keeper) PID() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.process == nil {
		return 0
	}
	return k.process.Pid
}

func (k *Keeper) kill() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.process != nil {
		_ = k.process.Kill()
	}
}

// keep waits for each process in turn and starts the next.
func (k *Keeper) keep(r *run) {
	defer close(k.stopped)
	backoff := firstBackoff
	for r != nil {
		since := time.Now()
		if !k.watch(r) {
			return
		}
		if time.Since(since) > lastBackoff {
			backoff = firstBackoff
		}
		r = k.relaunch(&backoff)
	}
}

// watch returns true if the process ended by itself, false after Stop.
func (k *Keeper) watch(r *run) bool {
	select {
	case <-r.ended:
		k.child.Logger.Error(k.child.Name+" ended and is started again", "cause", k.why(r.err))
		return true
	case <-k.stop:
	}
	if err := k.child.Interrupt(r.cmd.Process); err != nil && !errors.Is(err, os.ErrProcessDone) {
		_ = r.cmd.Process.Kill()
	}
	select {
	case <-r.ended:
	case <-time.After(k.child.Grace):
		_ = r.cmd.Process.Kill()
		<-r.ended
	}
	return false
}

// relaunch tries until a process is ready, or returns nil after Stop.
func (k *Keeper) relaunch(backoff *time.Duration) *run {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		select {
		case <-k.stop:
			cancel()
		case <-ctx.Done():
		}
	}()
	for {
		select {
		case <-k.stop:
			return nil
		case <-time.After(*backoff):
		}
		*backoff = min(2**backoff, lastBackoff)
		r, err := k.launch(ctx)
		if err == nil {
			k.child.Logger.Info(k.child.Name+" runs again", "pid", r.cmd.Process.Pid)
			return r
		}
		if ctx.Err() == nil {
			k.child.Logger.Error(k.child.Name+" does not start", "cause", err, "next", *backoff)
		}
	}
}

// run is one process, from its start to its end.
type run struct {
	cmd   *exec.Cmd
	ended chan struct{}
	err   error // of Wait, once ended is closed
}

// launch starts a process and waits until it is ready, or kills it.
func (k *Keeper) launch(ctx context.Context) (*run, error) {
	cmd, err := k.child.Command()
	if err != nil {
		return nil, err
	}
	r := &run{cmd: cmd, ended: make(chan struct{})}
	if err := r.start(k); err != nil {
		return nil, fmt.Errorf("%s does not start: %w", k.child.Name, err)
	}
	ready, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		select {
		case <-r.ended:
			cancel()
		case <-ready.Done():
		}
	}()
	if err := k.child.Ready(ready, cmd); err != nil {
		return nil, k.failed(ctx, r, err)
	}
	return r, nil
}

// failed ends a process that did not get ready, and says why it did not.
func (k *Keeper) failed(ctx context.Context, r *run, err error) error {
	select {
	case <-r.ended: // by itself: that is the cause, and not that nobody answers
		return fmt.Errorf("%s ended before it was ready: %s", k.child.Name, k.why(r.err))
	default:
	}
	_ = r.cmd.Process.Kill()
	<-r.ended
	if ctx.Err() != nil {
		return fmt.Errorf("%s was not ready in time: %w", k.child.Name, ctx.Err())
	}
	return fmt.Errorf("%s is not ready: %w", k.child.Name, err)
}

func (k *Keeper) why(err error) string {
	cause := "exit status 0"
	if err != nil {
		cause = err.Error()
	}
	if k.child.Why != nil {
		if more := k.child.Why(); more != "" {
			cause += ": " + more
		}
	}
	return cause
}

// start starts the process on a thread that lives as long as the process.
//
// On Linux the signal that a parent's death sends to a child (dieWithParent)
// goes out when the parent's *thread* dies which started the child. Go ends
// threads as it likes, unless a goroutine holds one: so the goroutine that
// starts the process also waits for it, and holds its thread meanwhile.
func (r *run) start(k *Keeper) error {
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		dieWithParent(r.cmd)
		err := k.child.Launch(r.cmd)
		if err == nil {
			k.setProcess(r.cmd.Process)
		}
		started <- err
		if err == nil {
			r.err = r.cmd.Wait()
			k.setProcess(nil)
			close(r.ended)
		}
	}()
	return <-started
}

func (k *Keeper) setProcess(p *os.Process) {
	k.mu.Lock()
	k.process = p
	k.mu.Unlock()
}
