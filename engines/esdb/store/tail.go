package store

import (
	"sync"
	"sync/atomic"
)

// The live tail is bounded by both.
const (
	tailEvents = 4096
	tailBytes  = 16 << 20
)

// tailEvent is a committed event still in memory.
type tailEvent struct {
	position uint64
	stream   string
	record   []byte
}

// tail keeps the last events committed, so that a subscriber who keeps up never reads from disk.
// Positions are dense at the end of the log, so an event's slot is its position modulo the capacity.
//
// A subscriber who does not keep up finds his place overwritten and goes back to reading the log.
// Nothing waits for him.
type tail struct {
	last  atomic.Uint64 // the watermark: every position up to here is durable and visible
	mu    sync.RWMutex
	ring  []tailEvent
	first uint64 // lowest position still held
	bytes int
}

func newTail(last uint64) *tail {
	t := &tail{ring: make([]tailEvent, tailEvents), first: last + 1}
	t.last.Store(last)
	return t
}

func (t *tail) position() uint64 { return t.last.Load() }

func (t *tail) publish(events []tailEvent) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, e := range events {
		slot := &t.ring[e.position%tailEvents]
		if slot.record != nil {
			t.drop(slot)
		}
		*slot = e
		t.bytes += len(e.record)
		for t.bytes > tailBytes && t.first < e.position {
			t.drop(&t.ring[t.first%tailEvents])
		}
	}
	t.last.Store(events[len(events)-1].position)
}

func (t *tail) drop(slot *tailEvent) {
	t.bytes -= len(slot.record)
	t.first = slot.position + 1
	*slot = tailEvent{}
}

// after appends to dst the events above position, at most limit of them. It reports false if the tail
// no longer reaches back that far.
func (t *tail) after(position uint64, limit int, dst []tailEvent) ([]tailEvent, bool) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	if position+1 < t.first {
		return dst, false
	}
	for last := t.last.Load(); position < last && limit > 0; limit-- {
		position++
		dst = append(dst, t.ring[position%tailEvents])
	}
	return dst, true
}
