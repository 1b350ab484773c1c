package clickhouse

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// pool is the engine's sessions: a few that serve statements side by side, and
// one that is kept back to kill the statements of the others.
//
// One session is always open, as the library asks: closing the last one would
// shut the engine down, and it does not come up again well.
type pool struct {
	lib  *library
	args []string
	free chan *session

	killing sync.Mutex
	killer  *session
}

func openPool(lib *library, size int, args []string) (*pool, error) {
	p := &pool{lib: lib, args: args, free: make(chan *session, size)}
	killer, err := connect(lib, "daybook-killer", args)
	if err != nil {
		return nil, err
	}
	p.killer = killer
	for i := range size {
		s, err := connect(lib, fmt.Sprintf("daybook-%d", i+1), args)
		if err != nil {
			return nil, err
		}
		p.free <- s
	}
	return p, nil
}

// with lends a session to fn, once one is free. If ctx ends while fn runs, the
// statement under way is killed, fn returns with its exception, and the
// session is as good as before.
func (p *pool) with(ctx context.Context, fn func(*session) error) error {
	select {
	case s := <-p.free:
		defer func() { p.free <- s }()
		release := p.killOnEnd(ctx, s)
		defer func() {
			if release() {
				_ = p.replace(s) // failing, it stays as it is
			}
		}()
		return fn(s)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// killOnEnd watches ctx until release is called. It kills again and again,
// because the first time may come before the engine lists the statement, and
// release waits for it, because a late kill would hit the session's next one,
// and says whether there was any: the engine may remember it after the
// statement is over, and then the session's next one would be cancelled.
func (p *pool) killOnEnd(ctx context.Context, s *session) (release func() (killed bool)) {
	stop, stopped := make(chan struct{}), make(chan struct{})
	killed := false
	go func() {
		defer close(stopped)
		select {
		case <-stop:
			return
		case <-ctx.Done():
		}
		for killed = true; ; {
			p.kill(s)
			select {
			case <-stop:
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	return func() bool {
		close(stop)
		<-stopped
		return killed
	}
}

// kill ends the statement of s. A failure needs no report: the statement then
// runs to its end, and the memory limit still bounds it.
func (p *pool) kill(s *session) {
	p.killing.Lock()
	defer p.killing.Unlock()
	_ = p.killer.exec("KILL QUERY WHERE Settings['log_comment'] = " + quoteText(s.mark) + " ASYNC")
}

// replace opens a session in the place of one that cannot be put back into its
// first state.
func (p *pool) replace(s *session) error {
	fresh, err := connect(p.lib, s.mark, p.args)
	if err != nil {
		return err
	}
	s.close()
	*s = *fresh
	return nil
}

// drain waits until no statement runs, or until ctx ends.
func (p *pool) drain(ctx context.Context) error {
	for range cap(p.free) {
		select {
		case <-p.free:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
