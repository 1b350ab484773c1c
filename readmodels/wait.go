package readmodels

import (
	"context"
	"sync"
	"time"
)

// pollEvery is how often the checkpoint is read while somebody waits for it.
// A projector in this process tells at once (Advance); the poll is for one in
// another process.
const pollEvery = 20 * time.Millisecond

// waiting is who waits for the checkpoint. One goroutine polls for all of
// them, and only while there are any.
type waiting struct {
	read func(context.Context) (uint64, error)

	mu      sync.Mutex
	reached uint64
	waiters map[*waiter]struct{}
	polling bool
}

type waiter struct {
	commit uint64
	done   chan struct{}
}

// WaitFor returns when the tables hold everything up to a commit position, or
// with the context's error when it ends before that.
func (s *Store) WaitFor(ctx context.Context, commit uint64) error {
	w := s.waiting.join(commit)
	if w == nil {
		return nil
	}
	defer s.waiting.leave(w)
	select {
	case <-w.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Advance tells the waiters how far the tables are. The projector of this
// process calls it after each commit.
func (s *Store) Advance(commit uint64) { s.waiting.advance(commit) }

// join gives nil when the position was reached already.
func (w *waiting) join(commit uint64) *waiter {
	w.mu.Lock()
	defer w.mu.Unlock()
	if commit <= w.reached {
		return nil
	}
	if w.waiters == nil {
		w.waiters = map[*waiter]struct{}{}
	}
	if !w.polling {
		w.polling = true
		go w.poll()
	}
	joined := &waiter{commit, make(chan struct{})}
	w.waiters[joined] = struct{}{}
	return joined
}

func (w *waiting) leave(left *waiter) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.waiters, left)
}

func (w *waiting) advance(commit uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.reached = max(w.reached, commit)
	for each := range w.waiters {
		if each.commit <= w.reached {
			close(each.done)
			delete(w.waiters, each)
		}
	}
}

// forget is for a checkpoint that went back.
func (w *waiting) forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.reached = 0
}

// poll reads the checkpoint until nobody waits any more. It sleeps first: a
// projector in this process is mostly faster than that.
func (w *waiting) poll() {
	for {
		time.Sleep(pollEvery)
		if w.idle() {
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		commit, err := w.read(ctx)
		cancel()
		if err == nil { // else the waiters' own contexts end the wait
			w.advance(commit)
		}
	}
}

// idle says that nobody waits, and that the poll is over.
func (w *waiting) idle() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.polling = len(w.waiters) > 0
	return !w.polling
}
