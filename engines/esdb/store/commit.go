package store

import (
	"fmt"
	"unsafe"

	"github.com/cockroachdb/pebble/v2"
)

// request is one write on its way through the committer.
type request struct {
	do       func(*group, *request) error
	stream   string
	expected Expected
	events   []Proposed

	done   chan struct{} // closed when result and err are final
	result Result
	err    error
}

// Bounds of a group: enough to spread a sync over many writers, little enough that the first of them
// does not wait for long.
const (
	groupRequests = 1024
	groupBytes    = 4 << 20
)

// commitLoop is the only writer of the store.
//
// One goroutine checks and writes, because checking is a few map lookups while the sync takes most of
// the time: whatever arrives during a sync forms the next group, so the busier the store the larger
// the groups. Syncing one group while preparing the next was considered; with one writer it gains
// nothing, with many it halves the groups and costs more than it gives on two cores.
func (s *Store) commitLoop() {
	defer close(s.committed)
	var carried *request
	for {
		if carried == nil {
			var open bool
			if carried, open = s.take(); !open {
				return
			}
		}
		carried = s.commitGroup(carried)
	}
}

// take waits for a request. After Close it returns what is still queued, then false.
func (s *Store) take() (*request, bool) {
	select {
	case r := <-s.queue:
		return r, true
	case <-s.closing:
	}
	select {
	case r := <-s.queue:
		return r, true
	default:
		return nil, false
	}
}

// commitGroup writes one group that begins with first; it returns a request that must wait for the next.
func (s *Store) commitGroup(first *request) (carried *request) {
	g := s.newGroup()
	defer release(g.batch)
	for r := first; r != nil; {
		if s.failed() == nil && !g.run(r) {
			carried = r
			break
		}
		if s.failed() != nil {
			r.err = s.failed()
			g.requests = append(g.requests, r)
		}
		r = nil
		if len(g.requests) < groupRequests && len(g.slab) < groupBytes {
			select {
			case r = <-s.queue:
			default:
			}
		}
	}
	g.commit()
	return carried
}

// commit makes the group durable, then visible, then answers. The order is the contract: nobody is told
// of an event, by an answer or by a subscription, before it is certain to survive.
func (g *group) commit() {
	s := g.store
	if err := s.failed(); err != nil {
		g.answer(err)
		return
	}
	if !g.batch.Empty() {
		if err := s.apply(g.batch); err != nil {
			s.fail(err)
			g.answer(s.failed())
			return
		}
	}
	if len(g.events) > 0 {
		s.lastStream = g.streams
		s.streamCount.Store(g.streams)
		s.groupCount.Add(1)
		s.eventCount.Add(uint64(len(g.events)))
		s.heads.publish(g.heads, func() { s.tail.publish(g.events) })
		s.watches.wake(g.events)
	}
	g.answer(nil)
}

// answer tells every request of the group; with an error, all of them the same.
func (g *group) answer(err error) {
	for _, r := range g.requests {
		if err != nil {
			r.result, r.err = Result{}, err
		}
		close(r.done)
	}
}

// apply writes a batch and syncs it. Pebble panics (through Fatalf, or by itself) when its write-ahead log
// cannot be written, a full disk being the usual reason. That must not take the process along: the
// store stops writing and goes on reading.
func (s *Store) apply(b *pebble.Batch) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	return s.db.Apply(b, pebble.Sync)
}

// fail stops all writing. What is in memory may be ahead of the disk, so only a new Open can go on.
func (s *Store) fail(err error) {
	err = fmt.Errorf("%w: %w", ErrStopped, err)
	if s.failure.CompareAndSwap(nil, &err) {
		s.log.Error("the event store stopped writing", "error", err)
	}
}

func (s *Store) failed() error {
	if err := s.failure.Load(); err != nil {
		return *err
	}
	return nil
}

// bytesOf views a string as bytes that nobody changes.
func bytesOf(s string) []byte {
	return unsafe.Slice(unsafe.StringData(s), len(s)) //nolint:gosec // a view of the string's own length, which is only read: it saves a copy an event
}

// Healthy returns what keeps the store from writing, if anything does.
func (s *Store) Healthy() error { return s.failed() }
