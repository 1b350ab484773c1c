package store

import (
	"sort"
	"time"
)

// FirstVisible is the lowest revision of the stream that a reader may see now; above h.Last if that is
// none. $maxAge is judged by the created times, which never fall along a stream, so half the events
// need not be looked at, and half of the rest, and so on.
func (s *Store) FirstVisible(h Head, now time.Time) (int64, error) {
	first := h.FirstVisible()
	if h.Metadata.MaxAge == 0 || h.Tombstoned || first > h.Last {
		return first, nil
	}
	oldest := Ticks(now) - h.Metadata.MaxAge*ticksPerSecond
	var failed error
	n := sort.Search(int(h.Last-first+1), func(i int) bool {
		young, err := s.younger(h, first+int64(i), oldest)
		if err != nil {
			failed = err
		}
		return young || err != nil
	})
	return first + int64(n), failed
}

const ticksPerSecond = 10_000_000

// younger reports whether the first event from a revision on was created at the time or after it.
func (s *Store) younger(h Head, revision, created int64) (young bool, err error) {
	c := s.ReadStream(StreamRange{Number: h.Number, From: revision, To: h.Last})
	if c.Next() {
		young = c.Event().Created >= created
	}
	return young, c.Close()
}

// ReadVisible visits one event of a stream if a reader may see it: the target of a link.
func (s *Store) ReadVisible(stream string, revision int64, visit func(*Event)) error {
	h, err := s.Head(stream)
	if err != nil || h.Missing() || h.Tombstoned || revision < 0 || revision > h.Last {
		return err
	}
	first, err := s.FirstVisible(h, time.Now())
	if err != nil || revision < first {
		return err
	}
	return s.readEvent(h.Number, revision, visit)
}
