package projections

import (
	"sync"
	"time"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/readmodels"
)

// Status is how a Runner is doing, for metrics and for people.
type Status struct {
	Name      string
	Version   int
	Held      []int               // the slices that this process holds
	Position  eventstore.Position // up to which they have everything, applied or parked
	LastEvent time.Time           // when that event was recorded
	LastApply time.Time           // when it was applied
	Applied   uint64              // events, since the start
	Batches   uint64
	Rate      float64 // events a second, over the last seconds
	Retries   uint64  // attempts that failed, since the start
	Parked    int     // streams
	Failing   string  // why it is trying again now; empty when it is not
	Paused    bool
}

// State is what it is doing, in a word.
func (s Status) State() string {
	switch {
	case s.Paused:
		return readmodels.Paused
	case len(s.Held) == 0:
		return readmodels.Waiting
	case s.Failing != "":
		return readmodels.Failing
	default:
		return readmodels.Working
	}
}

// rateWindow is over how long the rate is taken.
const rateWindow = 5 * time.Second

// gauge collects a Status.
type gauge struct {
	mu     sync.Mutex
	status Status
	since  time.Time // start of the running window
	count  uint64    // events in it
}

func (g *gauge) read() Status {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.roll(time.Now())
	return g.status
}

// roll ends a window that is over.
func (g *gauge) roll(now time.Time) {
	if g.since.IsZero() {
		g.since = now
	}
	if passed := now.Sub(g.since); passed >= rateWindow {
		g.status.Rate = float64(g.count) / passed.Seconds()
		g.since, g.count = now, 0
	}
}

// applied counts a batch: how many events, the last one, and how far all
// slices are now.
func (g *gauge) applied(events int, last eventstore.Recorded, at eventstore.Position) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	g.count += uint64(events)
	g.roll(now)
	g.status.Applied += uint64(events)
	g.status.Batches++
	g.status.Position, g.status.LastEvent, g.status.LastApply = at, last.Recorded, now
	g.status.Failing = ""
}

// stands says how far all slices are before there is anything to apply.
func (g *gauge) stands(at eventstore.Position) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.status.Position = at
}

// well says that what failed does so no longer, though there is nothing to apply.
func (g *gauge) well() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.status.Failing = ""
}

func (g *gauge) failed(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.status.Retries++
	g.status.Failing = err.Error()
}

func (g *gauge) parked(streams int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.status.Parked = streams
}
