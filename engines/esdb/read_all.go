package esdbserver

import (
	"math"

	"google.golang.org/grpc"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// readAll serves a counted read of $all. Forwards the position is included, backwards it is not.
// Deleted and truncated events are still here: only a scavenge takes them out.
func (s *streams) readAll(r *readRequest, stream grpc.ServerStream) error {
	position := r.allFrom()
	tail := s.store.Tail() // later events are not part of this read, however long it takes
	p := s.newPage(r, stream)
	for left := r.count; left > 0; {
		if err := stream.Context().Err(); err != nil {
			return err
		}
		taken, next, err := p.fromAll(r, store.AllRange{From: position, Backwards: r.backwards, To: tail}, left)
		if err != nil {
			return err
		}
		ended := !p.full() && taken < left
		if err := p.flush(); err != nil {
			return err
		}
		if ended {
			return nil
		}
		left -= taken
		position = next
	}
	return nil
}

func (r *readRequest) allFrom() uint64 {
	switch r.from.kind {
	case fromEnd:
		return math.MaxUint64
	case fromExact:
		return r.from.exact
	}
	return 0
}

// fromAll fills the page with matching events, at most limit; next is where the following page begins.
func (p *page) fromAll(r *readRequest, over store.AllRange, limit uint64) (taken, next uint64, err error) {
	c := p.server.store.ReadAll(over)
	defer release(c)
	for taken < limit && !p.full() && c.Next() {
		e := c.Event()
		p.scanned++
		next = e.Position
		if !r.backwards {
			next++
		}
		matches, err := r.filter.matches(e)
		if err != nil {
			return taken, next, err
		}
		if !matches {
			continue
		}
		taken++
		if err := p.add(e); err != nil {
			return taken, next, err
		}
	}
	return taken, next, c.Close()
}
