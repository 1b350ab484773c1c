package esdbserver

import (
	"fmt"
	"math"
	"time"

	"github.com/daybook-crm/daybook/engines/esdb/competing"
	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// source is where a group's messages come from. Its places are revisions, or positions in $all.
type source interface {
	// read visits the events from a place on, at most limit of those that match.
	read(from uint64, limit int, visit func(place uint64, e *store.Event) error) (progress, error)
	watch() *store.Watch
	last() (place uint64, ok bool)
}

// progress is how far a read of a source came.
type progress struct {
	next   uint64 // where to go on
	passed int    // events that did not match
	end    bool   // there is no more for now
}

// place is how clients write a place down.
func place(all bool, p uint64) string {
	if all {
		return fmt.Sprintf("C:%d/P:%d", p, p)
	}
	return fmt.Sprint(p)
}

// streamSource reads one stream. Until it has reached the end once, it delivers what a reader may see;
// then everything, like any subscription.
type streamSource struct {
	store *store.Store
	name  string
	live  bool
}

func (s *streamSource) watch() *store.Watch { return s.store.WatchStream(s.name) }

func (s *streamSource) last() (uint64, bool) {
	h, err := s.store.Head(s.name)
	return uint64(h.Last), err == nil && h.Last >= 0 && !h.Tombstoned
}

func (s *streamSource) read(from uint64, limit int, visit func(uint64, *store.Event) error) (progress, error) {
	at := progress{next: from, end: true}
	h, err := s.store.Head(s.name)
	if err != nil || h.Tombstoned || from > math.MaxInt64 || int64(from) > h.Last {
		s.live = s.live || err == nil
		return at, err
	}
	if !s.live {
		first, err := s.store.FirstVisible(h, time.Now())
		if err != nil {
			return at, err
		}
		if h.SoftDeleted() {
			first = h.Last + 1
		}
		at.next = max(from, uint64(first))
	}
	c := s.store.ReadStream(store.StreamRange{Number: h.Number, From: int64(at.next), To: h.Last})
	defer release(c)
	for ; limit > 0 && c.Next(); limit-- {
		e := c.Event()
		if err := visit(uint64(e.Revision), e); err != nil {
			return at, err
		}
		at.next = uint64(e.Revision) + 1
	}
	if at.end = limit > 0; at.end {
		at.next = max(at.next, uint64(h.Last)+1)
		s.live = true
	}
	return at, c.Close()
}

// allSource reads $all through a filter.
type allSource struct {
	store  *store.Store
	filter *filter
}

func (s *allSource) watch() *store.Watch { return s.store.WatchAll() }

func (s *allSource) last() (uint64, bool) {
	tail := s.store.Tail()
	return tail, tail > 0
}

func (s *allSource) read(from uint64, limit int, visit func(uint64, *store.Event) error) (progress, error) {
	tail := s.store.Tail()
	at := progress{next: from, end: from > tail}
	if at.end {
		return at, nil
	}
	c := s.store.ReadAll(store.AllRange{From: from, To: tail})
	defer release(c)
	for scanned := 0; limit > 0 && scanned < pageScan; scanned++ {
		if !c.Next() {
			at.next, at.end = max(at.next, tail+1), true
			break
		}
		e := c.Event()
		matches, err := s.filter.matches(e)
		switch {
		case err != nil:
			return at, err
		case matches:
			if err := visit(e.Position, e); err != nil {
				return at, err
			}
			limit--
		case !hiddenFromAll(e.Stream): // else saving a checkpoint would be a reason to save the next
			at.passed++
		}
		at.next = e.Position + 1
	}
	return at, c.Close()
}

// message makes a message of an event, with the link resolved if the group wants that.
func (s *Server) message(place uint64, e *store.Event, resolve bool) (m *competing.Message, err error) {
	m = &competing.Message{Place: place, ID: e.ID}
	if !resolve {
		m.Event = e.Clone()
		return m, nil
	}
	err = s.resolve(e, func(event, link *store.Event) {
		if event != nil {
			m.Event = event.Clone()
		}
		if link != nil {
			m.Link = link.Clone()
		}
	})
	return m, err
}
