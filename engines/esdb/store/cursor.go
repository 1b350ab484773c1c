package store

import (
	"bytes"
	"errors"
	"io"

	"github.com/cockroachdb/pebble/v2"
)

// Cursor walks over events. It pins what it reads from, so it is meant for a page, not for a client's
// pace: take what is needed, then Close.
//
//	for c.Next() { use(c.Event()) }
//	err := c.Close()
type Cursor struct {
	step  func(*Event) (bool, error)
	event Event
	err   error
	files []io.Closer
}

// Next moves to the next event. It returns false at the end and after an error.
func (c *Cursor) Next() bool {
	if c.err != nil || c.step == nil {
		return false
	}
	var ok bool
	ok, c.err = c.step(&c.event)
	return ok && c.err == nil
}

// Event is the present one, valid until Next or Close.
func (c *Cursor) Event() *Event { return &c.event }

// Err is what ended the walk early, a *CorruptError for one.
func (c *Cursor) Err() error { return c.err }

// Close frees what the cursor holds and returns Err. Calling it again is harmless.
func (c *Cursor) Close() error {
	for _, f := range c.files {
		c.err = errors.Join(c.err, f.Close())
	}
	c.files, c.step = nil, nil
	return c.err
}

func failedCursor(err error) *Cursor { return &Cursor{err: err} }

// AllRange is a walk over the whole log. Forwards it begins with the event at From, backwards with the
// last event before From. It ends at To, if that is given, and always at the tail.
type AllRange struct {
	From      uint64
	To        uint64
	Backwards bool
}

// ReadAll walks over the log as it is now: what is written later is not seen.
func (s *Store) ReadAll(r AllRange) *Cursor {
	end := s.Tail() + 1
	if r.To > 0 {
		end = min(end, r.To+1)
	}
	lower, upper := logKey(r.From), logKey(end)
	if r.Backwards {
		lower, upper = logKey(0), logKey(min(r.From, end))
	}
	if bytes.Compare(lower, upper) >= 0 {
		return &Cursor{}
	}
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: lower, UpperBound: upper})
	if err != nil {
		return failedCursor(err)
	}
	move := mover(it, r.Backwards)
	return &Cursor{files: []io.Closer{it}, step: func(e *Event) (bool, error) {
		if !move() {
			return false, it.Error()
		}
		value, err := it.ValueAndErr()
		if err != nil {
			return false, err
		}
		return true, decodeRecord(positionOf(it.Key()), value, e)
	}}
}

// mover returns a function that goes to the first, then to each next entry.
func mover(it *pebble.Iterator, backwards bool) func() bool {
	first, next := it.First, it.Next
	if backwards {
		first, next = it.Last, it.Prev
	}
	started := false
	return func() bool {
		if started {
			return next()
		}
		started = true
		return first()
	}
}

// StreamRange is a walk over the revisions From to To of one stream, both included, From first:
// backwards From is the higher one. It looks at no metadata; see
// FirstVisible for what a reader may see.
type StreamRange struct {
	Number    uint64
	From, To  int64
	Backwards bool
}

// ReadStream walks over a stream.
func (s *Store) ReadStream(r StreamRange) *Cursor {
	low, high := r.From, r.To
	if r.Backwards {
		low, high = high, low
	}
	if low > high || r.Number == 0 {
		return &Cursor{}
	}
	index, err := s.db.NewIter(&pebble.IterOptions{LowerBound: indexKey(r.Number, low), UpperBound: after(indexKey(r.Number, high))})
	if err != nil {
		return failedCursor(err)
	}
	// A clone sees the same moment: scavenging cannot come between index and log.
	events, err := index.Clone(pebble.CloneOptions{IterOptions: &pebble.IterOptions{LowerBound: logKey(0), UpperBound: logKey(s.Tail() + 1)}})
	if err != nil {
		return failedCursor(errors.Join(err, index.Close()))
	}
	move := mover(index, r.Backwards)
	var key []byte
	return &Cursor{files: []io.Closer{index, events}, step: func(e *Event) (bool, error) {
		var entry indexEntry
		for found := false; !found; found = !entry.hollow {
			if !move() {
				return false, index.Error()
			}
			var err error
			if entry, err = indexEntryAt(index); err != nil {
				return false, err
			}
		}
		key = appendLogKey(key[:0], entry.position)
		return eventAt(events, key, entry.position, e)
	}}
}

// eventAt finds the event an index entry speaks of. Seeking forwards is cheap for events that lie close
// together: Pebble steps instead of seeking.
func eventAt(it *pebble.Iterator, key []byte, position uint64, e *Event) (bool, error) {
	if !it.SeekGE(key) || positionOf(it.Key()) != position {
		if err := it.Error(); err != nil {
			return false, err
		}
		return false, &CorruptError{position, "the index names it, but the log does not have it"}
	}
	value, err := it.ValueAndErr()
	if err != nil {
		return false, err
	}
	return true, decodeRecord(position, value, e)
}

// after is the smallest key above key.
func after(key []byte) []byte { return append(key, 0) }
