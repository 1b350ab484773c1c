package esdbserver

import (
	"context"
	"time"

	"google.golang.org/grpc"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// subscribeAll follows the whole log until the client leaves.
func (s *streams) subscribeAll(r *readRequest, stream grpc.ServerStream) error {
	watch := s.store.WatchAll() // before the first look at the log
	defer watch.Stop()
	f := &allFollower{page: s.newPage(r, stream), filter: r.filter, position: r.from.exact}
	if r.from.kind == fromEnd {
		f.position = s.store.Tail()
	}
	f.checkpoint = f.position
	if err := stream.SendMsg(confirmation()); err != nil {
		return err
	}
	if err := f.catchUp(); err != nil {
		return err
	}
	for {
		if err := f.live(); err != nil {
			return err
		}
		if err := s.await(stream.Context(), watch); err != nil {
			return err
		}
		if err := s.authorize(stream.Context(), allStream, actionRead); err != nil { // it may have changed
			return err
		}
	}
}

// await returns nil when there may be something new to deliver.
func (s *Server) await(ctx context.Context, watch *store.Watch) error {
	select {
	case <-watch.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-s.closing:
		return errShuttingDown
	}
}

// allFollower is a subscription's place in the log. Everything up to position has been considered;
// what of it matched has been delivered.
type allFollower struct {
	*page
	filter     *filter
	position   uint64
	considered int    // events since the last checkpoint, matching or not
	checkpoint uint64 // the position of that; none is ever repeated
	events     []store.Event
}

// catchUp delivers what is in the log, page by page, and says when there is no more.
func (f *allFollower) catchUp() error {
	for f.position < f.server.store.Tail() {
		if err := f.fromLog(); err != nil {
			return err
		}
	}
	if f.filter != nil && f.considered > 0 {
		f.addCheckpoint()
	}
	position := f.position
	f.message(caughtUp(time.Now(), nil, &position))
	return f.flush()
}

// live delivers what was committed since: from memory, or from the log if it fell behind.
func (f *allFollower) live() error {
	for f.position < f.server.store.Tail() {
		var inMemory bool
		var err error
		f.events, inMemory, err = f.server.store.Live(f.position, pageEvents, f.events[:0])
		if err != nil {
			return err
		}
		if !inMemory {
			if err := f.fromLog(); err != nil {
				return err
			}
			continue
		}
		for i := range f.events {
			if err := f.consider(&f.events[i]); err != nil {
				return err
			}
		}
		clear(f.events) // they hold the log's memory
		if err := f.flush(); err != nil {
			return err
		}
	}
	return nil
}

// fromLog delivers one page from disk.
func (f *allFollower) fromLog() error {
	tail := f.server.store.Tail()
	c := f.server.store.ReadAll(store.AllRange{From: f.position + 1, To: tail})
	defer release(c)
	for !f.full() && c.Next() {
		f.scanned++
		if err := f.consider(c.Event()); err != nil {
			return err
		}
	}
	if err := c.Close(); err != nil {
		return err
	}
	if !f.full() { // the last positions may have been scavenged
		f.position = tail
	}
	return f.flush()
}

// consider puts an event on the page if it matches, and a checkpoint when it is time for one.
func (f *allFollower) consider(e *store.Event) error {
	f.position = e.Position
	matches, err := f.filter.matches(e)
	if err != nil {
		return err
	}
	if matches {
		if err := f.add(e); err != nil {
			return err
		}
	}
	if f.filter == nil {
		return nil
	}
	if f.considered++; f.considered >= f.filter.interval {
		f.addCheckpoint()
	}
	return nil
}

func (f *allFollower) addCheckpoint() {
	f.considered = 0
	if f.position > f.checkpoint {
		f.checkpoint = f.position
		f.message(checkpoint(f.position, time.Now()))
	}
}
