package store

import (
	"context"
)

// Proposed is an event to be written.
type Proposed struct {
	ID       ID
	Type     string
	JSON     bool
	Data     []byte
	Metadata []byte
}

// Result is where a write ended.
type Result struct {
	Revision int64  // of the last event written or matched; -1 if the stream has none
	Position uint64 // of that event; 0 if nothing was written
}

// Append writes events to a stream, all or none, and returns once they are durable.
// An append already done (the same ids at the same place) returns the first one's result.
// Fails with *WrongExpectedVersionError, *StreamDeletedError or ErrClosed.
func (s *Store) Append(ctx context.Context, stream string, x Expected, events []Proposed) (Result, error) {
	return s.wait(ctx, &request{do: appendEvents, stream: stream, expected: x, events: events})
}

// Delete soft-deletes a stream: its events are hidden from readers of the stream, and writing to it
// brings it back with the revision that comes next. Fails like Append; the position is the deletion's.
func (s *Store) Delete(ctx context.Context, stream string, x Expected) (Result, error) {
	return s.wait(ctx, &request{do: softDelete, stream: stream, expected: x})
}

// Tombstone deletes a stream for ever. Fails like Append.
func (s *Store) Tombstone(ctx context.Context, stream string, x Expected) (Result, error) {
	return s.wait(ctx, &request{do: tombstone, stream: stream, expected: x})
}

// Pending is an append that was handed in and is answered later.
type Pending struct {
	request *request
	ended   <-chan struct{} // the committer has
}

// Submit hands in an append. Appends are written in the order in which they were submitted.
func (s *Store) Submit(ctx context.Context, stream string, x Expected, events []Proposed) (Pending, error) {
	r := &request{do: appendEvents, stream: stream, expected: x, events: events}
	return Pending{r, s.committed}, s.enqueue(ctx, r)
}

// Wait returns what Append would have. When ctx ends first, the append may still be written.
func (p Pending) Wait(ctx context.Context) (Result, error) {
	select {
	case <-p.request.done:
		return p.request.result, p.request.err
	case <-ctx.Done():
		return Result{}, ctx.Err()
	case <-p.ended:
	}
	select { // answered at the last moment, or handed in just after it
	case <-p.request.done:
		return p.request.result, p.request.err
	default:
		return Result{}, ErrClosed
	}
}

func (s *Store) wait(ctx context.Context, r *request) (Result, error) {
	if err := s.enqueue(ctx, r); err != nil {
		return Result{}, err
	}
	return Pending{r, s.committed}.Wait(ctx)
}

// enqueue hands a request to the committer. One whose time is up is refused here, for certain: below,
// of several ways that are open, any may be taken.
func (s *Store) enqueue(ctx context.Context, r *request) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r.done = make(chan struct{})
	select {
	case <-s.closing:
		return ErrClosed
	default:
	}
	select {
	case s.queue <- r:
		return nil
	case <-s.closing:
		return ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	}
}

// appendEvents is one append inside a group.
func appendEvents(g *group, r *request) error {
	h, err := g.head(r.stream)
	if err != nil {
		return err
	}
	v, result, err := g.judge(r, h)
	switch {
	case err != nil:
		return err
	case v == isDeleted:
		return &StreamDeletedError{r.stream}
	case v == conflict:
		return &WrongExpectedVersionError{r.stream, r.expected, h.Last}
	case v == repeat:
		r.result = result
		return nil
	}
	return g.appendAndUndelete(r, h)
}

// judge narrows the verdict of the matrix down to write, repeat, conflict or isDeleted.
func (g *group) judge(r *request, h *working) (verdict, Result, error) {
	switch v := r.expected.check(h.Head); v {
	case maybeKnown:
		v, result := g.alreadyKnown(h, r.events)
		return v, result, nil
	case repeat:
		if err := g.mustBeClean(r.stream); err != nil {
			return conflict, Result{}, err
		}
		return g.repeated(h, r.expected, r.events)
	default:
		return v, Result{}, nil
	}
}

func (g *group) appendAndUndelete(r *request, h *working) error {
	revives := h.SoftDeleted()
	if revives {
		// The metadata to be rewritten is read from disk.
		if err := g.mustBeClean(metaPrefix + r.stream); err != nil {
			return err
		}
	}
	first := h.Last + 1
	for i := range r.events {
		r.result.Position = g.put(r.stream, h, h.Last+1, &r.events[i])
	}
	r.result.Revision = h.Last
	if revives {
		return g.undelete(r.stream, first)
	}
	if IsMetaStream(r.stream) && len(r.events) > 0 {
		return g.metadataWritten(r.stream[len(metaPrefix):], &r.events[len(r.events)-1])
	}
	return nil
}
