package projections

import (
	"sync"
	"time"

	"github.com/daybook-crm/daybook/eventstore"
)

// Progress is how far a rebuild is.
type Progress struct {
	Doing string // FILLING or SETTLING
	// Done and All are events while it is filling. How many there are nobody has
	// counted: All is as many as there would be if they were as close together
	// everywhere in the log as where it was read. While it is settling they are
	// steps.
	Done, All int
	Rate      float64       // events a second, since the start
	Left      time.Duration // at that rate; 0 when it cannot be known
}

// What a rebuild does.
const (
	Filling  = "FILLING"
	Settling = "SETTLING"
)

// meter turns positions into progress.
type meter struct {
	mu    sync.Mutex
	tell  func(Progress)
	began time.Time
	first eventstore.Position // where this process began
	to    eventstore.Position
	done  int // events, by this process
}

// begin counts from a position to another, or on to that other.
func (m *meter) begin(tell func(Progress), from, to eventstore.Position) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.began.IsZero() {
		m.tell, m.began, m.first = tell, time.Now(), from
	}
	m.to = to
}

func (m *meter) applied(events int, at eventstore.Position) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.tell == nil || !at.After(m.first) {
		return
	}
	m.done += events
	perEvent := float64(at.Commit-m.first.Commit) / float64(m.done)
	all := max(m.done, int(float64(m.to.Commit)/perEvent))
	done := min(all, int(float64(at.Commit)/perEvent))
	rate := float64(m.done) / time.Since(m.began).Seconds()
	left := time.Duration(float64(all-done) / rate * float64(time.Second))
	m.tell(Progress{Filling, done, all, rate, left})
}

// settling has no rate: one step is an index of many rows, another of none.
func (m *meter) settling(done, all int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.tell != nil {
		m.tell(Progress{Doing: Settling, Done: done, All: all})
	}
	if done == all {
		m.tell = nil
	}
}
