package readmodels

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Following a tenant. What was changed is read once for all who follow, and
// kept for a while (stream); a follower has a place in it and no queue of its
// own. One that falls behind what is kept reads the table from its place on,
// as one does that comes back after a pause: a follower can be slow, or
// killed, and misses nothing.
//
// That something was committed is known from the checkpoint (WaitFor): at
// once when the projector is in this process, else by the poll that waiting
// queries use too. Postgres' NOTIFY would need a connection of its own, which
// poolers take away, and still a look into the table after each reconnect.

const (
	recentKept    = 2048 // changes a tenant
	changesAtOnce = 500  // changes read at once
	streamPause   = 200 * time.Millisecond
)

// follows are the streams of the tenants that somebody follows.
type follows struct {
	mu      sync.Mutex
	streams map[string]*stream
}

// stream is the newest changes of a tenant.
type stream struct {
	store  *Store
	tenant string
	stop   context.CancelFunc

	mu        sync.Mutex
	followers int
	from, to  Position // recent holds all changes between them
	recent    []Change
	grown     chan struct{} // closed and made anew when to moves
}

// Follower is a place in a tenant's changes. It is for one goroutine.
type Follower struct {
	stream *stream
	pick   Pick
	at     Position
	once   sync.Once
}

// Follow begins behind a position; without one, with what is committed from
// now on. Close ends it.
func (s *Store) Follow(ctx context.Context, tenant string, pick Pick, after *Position) (*Follower, error) {
	now, err := s.CheckpointOf(ctx, Projection)
	if err != nil {
		return nil, err
	}
	f := &Follower{stream: s.follows.join(s, tenant, now), pick: pick, at: now}
	if after != nil {
		f.at = *after
	}
	return f, nil
}

func (f *follows) join(s *Store, tenant string, now Position) *stream {
	f.mu.Lock()
	defer f.mu.Unlock()
	st := f.streams[tenant]
	if st == nil {
		ctx, stop := context.WithCancel(context.Background())
		st = &stream{store: s, tenant: tenant, stop: stop, from: now, to: now, grown: make(chan struct{})}
		if f.streams == nil {
			f.streams = map[string]*stream{}
		}
		f.streams[tenant] = st
		go st.run(ctx)
	}
	st.followers++
	return st
}

// Close ends the following; twice does no harm.
func (f *Follower) Close() {
	f.once.Do(func() {
		all := &f.stream.store.follows
		all.mu.Lock()
		defer all.mu.Unlock()
		if f.stream.followers--; f.stream.followers == 0 {
			delete(all.streams, f.stream.tenant)
			f.stream.stop()
		}
	})
}

// At is up to where Next has given everything.
func (f *Follower) At() Position { return f.at }

// Next waits for changes and gives them in the order of the log. It fails
// when the context ends or the table cannot be read; it can be called again.
func (f *Follower) Next(ctx context.Context) ([]Change, error) {
	for {
		found, grown, kept := f.stream.since(&f.at, f.pick)
		if !kept {
			var moved bool
			var err error
			if found, moved, err = f.fromTable(ctx); err != nil {
				return nil, err
			}
			if len(found) == 0 && moved {
				continue
			}
		}
		if len(found) > 0 {
			return found, nil
		}
		select {
		case <-grown:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// fromTable reads what the stream does not keep any more. It does not move
// while the tables are built anew and are not yet where the follower was.
func (f *Follower) fromTable(ctx context.Context) (found []Change, moved bool, err error) {
	found, to, err := f.stream.store.ChangesAfter(ctx, f.stream.tenant, f.at, f.pick, changesAtOnce)
	moved, f.at = to.After(f.at), to
	return found, moved, err
}

// since gives what a follower picks of the changes behind its place, and
// moves the place. Kept is false when the place lies before all that is kept.
func (st *stream) since(at *Position, pick Pick) (found []Change, grown <-chan struct{}, kept bool) {
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.from.After(*at) {
		return nil, st.grown, false
	}
	first, _ := slices.BinarySearchFunc(st.recent, *at, func(c Change, at Position) int {
		if c.Place().After(at) {
			return 1
		}
		return -1
	})
	for i := first; i < len(st.recent); i++ {
		if pick.takes(&st.recent[i]) {
			found = append(found, st.recent[i])
		}
	}
	*at = later(*at, st.to)
	return found, st.grown, true
}

// run reads what is committed until the last follower is gone.
func (st *stream) run(ctx context.Context) {
	for ctx.Err() == nil {
		at := st.place()
		if st.store.WaitFor(ctx, at.Commit+1) != nil {
			return
		}
		found, to, err := st.store.ChangesAfter(ctx, st.tenant, at, Pick{}, changesAtOnce)
		if err != nil || !to.After(at) { // Postgres is away, or the tables are built anew
			select {
			case <-time.After(streamPause):
			case <-ctx.Done():
			}
			continue
		}
		st.grow(found, to)
	}
}

func (st *stream) place() Position {
	st.mu.Lock()
	defer st.mu.Unlock()
	return st.to
}

// grow takes in changes, and wakes the followers when there are any: what
// other tenants do wakes nobody.
func (st *stream) grow(found []Change, to Position) {
	st.mu.Lock()
	defer st.mu.Unlock()
	st.to = to
	if len(found) == 0 {
		return
	}
	st.recent = append(st.recent, found...)
	if over := len(st.recent) - recentKept; over > 0 {
		st.from = st.recent[over-1].Place()
		st.recent = slices.Delete(st.recent, 0, over)
	}
	close(st.grown)
	st.grown = make(chan struct{})
}
