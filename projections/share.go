package projections

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/readmodels"
)

// A Runner works on the slices that its process holds: its share. It claims
// them again and again, which keeps them, and takes what others left behind.
//
//	          claimed                  session
//	(nothing) ───────► the share ────────────────► batches
//	    ▲                  ▲                          │ the share changed, or
//	    │ lease lost       └── handed over, claimed ──┘ checkpoints elsewhere
//	    └──────────────────────────────────────────── (between two batches)
//
// A process that holds more than its fair share hands the rest over between
// two batches. One that dies is taken over when its lease runs out; one that
// lives and whose lease ran out all the same finds out by what it writes: the
// checkpoints in Postgres move for their owner only.

// Leases share the slices of sinks out among the processes that run them.
type Leases interface {
	// Process names this process.
	Process() string
	// Claim keeps what the process holds of a sink, takes what is free up to
	// its fair share, and gives what it holds then and how many processes run
	// the sink. It tells people how the process is doing.
	Claim(ctx context.Context, sink string, slices int, doing Status) (held []int, processes int, err error)
	// Release hands slices back, Leave all of them.
	Release(ctx context.Context, sink string, slices []int) error
	Leave(ctx context.Context, sink string) error
}

const (
	// renewEvery is how often a lease is renewed, which lasts 10 s.
	renewEvery = 3 * time.Second
	// lookEvery is the same while other processes run the sink, who may hand
	// something over, or while events are applied, which people want to see.
	lookEvery = time.Second
	leaseFor  = readmodels.LeaseSeconds * time.Second
	// leaveWithin is how long a process that ends tries to tell so.
	leaveWithin = 2 * time.Second
)

// errShareChanged ends a session between two batches.
var errShareChanged = errors.New("the share of slices has changed")

// share is what the process holds of the sink.
type share struct {
	mu      sync.Mutex
	held    []int
	surplus int           // how many of them are others' due
	paused  bool          // nothing is to be applied
	known   bool          // a claim has succeeded
	claimed time.Time     // when the last one that succeeded was sent
	changed chan struct{} // closed and made anew when held or surplus change
}

func (s *share) set(held []int, surplus int, at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known, s.claimed = true, at
	if slices.Equal(held, s.held) && surplus == s.surplus {
		return
	}
	s.held, s.surplus = held, surplus
	s.tell()
}

// pause lets the share rest, or ends that; it says whether that is new.
func (s *share) pause(paused bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.paused == paused {
		return false
	}
	s.paused = paused
	s.tell()
	return true
}

func (s *share) tell() {
	if s.changed != nil {
		close(s.changed)
	}
	s.changed = make(chan struct{})
}

// read gives what is held and may be worked on, and what is closed when that
// is no longer so.
func (s *share) read() (held []int, surplus int, paused bool, changed <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.changed == nil {
		s.changed = make(chan struct{})
	}
	return s.held, s.surplus, s.paused, s.changed
}

func (s *share) slices() []int {
	held, _, _, _ := s.read()
	return held
}

func (s *share) resting() bool {
	_, _, paused, _ := s.read()
	return paused
}

func (s *share) claimedAt() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.claimed
}

// elsewhere says that other processes hold all of the sink.
func (s *share) elsewhere() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.known && len(s.held) == 0
}

// keepShare claims until the context ends: when the lease has to be renewed,
// and when there is something to tell.
func (r *Runner) keepShare(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	var next time.Time
	var told eventstore.Position
	for ctx.Err() == nil {
		if at := r.gauge.read().Position; at != told || time.Now().After(next) {
			told, next = at, time.Now().Add(r.claim(ctx))
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
	}
}

// claim claims once and says when to do so again.
func (r *Runner) claim(ctx context.Context) (again time.Duration) {
	if r.Leases == nil {
		all := make([]int, r.spec.Slices)
		for i := range all {
			all[i] = i
		}
		r.share.set(all, 0, time.Now())
		return time.Hour
	}
	sent := time.Now()
	held, processes, err := r.Leases.Claim(ctx, r.spec.Name, r.spec.Slices, r.Status())
	if err != nil {
		if ctx.Err() == nil {
			r.Logger.Warn("the lease could not be renewed, trying again", "error", err)
		}
		if last := r.share.claimedAt(); !last.IsZero() && time.Since(last) > leaseFor {
			r.share.set(nil, 0, last)
		}
		return lookEvery
	}
	fair := (r.spec.Slices + processes - 1) / processes
	r.share.set(held, max(0, len(held)-fair), sent)
	if processes > 1 {
		return lookEvery
	}
	return renewEvery - lookEvery/2
}

// takeShare waits until there is something to work on. What is others' due it
// hands over first.
func (r *Runner) takeShare(ctx context.Context) (held []int, changed <-chan struct{}) {
	for ctx.Err() == nil {
		held, surplus, paused, changed := r.share.read()
		if surplus > 0 {
			kept := held[:len(held)-surplus]
			if err := r.Leases.Release(ctx, r.spec.Name, held[len(kept):]); err == nil {
				r.Logger.Info("slices handed over to other processes", "slices", held[len(kept):])
				r.share.set(kept, 0, r.share.claimedAt())
			}
			r.claim(ctx)
			continue
		}
		if len(held) > 0 && !paused {
			return held, changed
		}
		select {
		case <-changed:
		case <-ctx.Done():
		}
	}
	return nil, nil
}

// leave hands everything back, so that nobody has to wait for the lease to
// run out.
func (r *Runner) leave(ctx context.Context) {
	if r.Leases == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, leaveWithin)
	defer cancel()
	if err := r.Leases.Leave(ctx, r.spec.Name); err != nil {
		r.Logger.Warn("slices could not be handed back, others take them when the lease runs out", "error", err)
	}
	r.share.set(nil, 0, time.Time{})
}
