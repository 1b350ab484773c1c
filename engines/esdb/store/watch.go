package store

import "sync"

// Watch tells a subscriber that there is something new. C holds at most one signal: it means "look
// again", not "one event", so the committer never waits and a slow subscriber misses nothing.
type Watch struct {
	C      chan struct{}
	stream string // "" watches the whole log
	owner  *watches
}

// watches is the list of who wants to be woken.
type watches struct {
	mu      sync.Mutex
	all     map[*Watch]struct{}
	streams map[string]map[*Watch]struct{}
}

func newWatches() *watches {
	return &watches{all: map[*Watch]struct{}{}, streams: map[string]map[*Watch]struct{}{}}
}

// WatchAll wakes on every commit. A watch must be made before the state it completes is read.
func (s *Store) WatchAll() *Watch { return s.watches.add("") }

// WatchStream wakes when one stream is written to.
func (s *Store) WatchStream(name string) *Watch { return s.watches.add(name) }

func (ws *watches) add(stream string) *Watch {
	w := &Watch{C: make(chan struct{}, 1), stream: stream, owner: ws}
	ws.mu.Lock()
	defer ws.mu.Unlock()
	if stream == "" {
		ws.all[w] = struct{}{}
		return w
	}
	if ws.streams[stream] == nil {
		ws.streams[stream] = map[*Watch]struct{}{}
	}
	ws.streams[stream][w] = struct{}{}
	return w
}

// Stop ends the watch.
func (w *Watch) Stop() {
	w.owner.mu.Lock()
	defer w.owner.mu.Unlock()
	delete(w.owner.all, w)
	if set := w.owner.streams[w.stream]; set != nil {
		delete(set, w)
		if len(set) == 0 {
			delete(w.owner.streams, w.stream)
		}
	}
}

func (w *Watch) signal() {
	select {
	case w.C <- struct{}{}:
	default:
	}
}

func (ws *watches) wake(events []tailEvent) {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	for w := range ws.all {
		w.signal()
	}
	if len(ws.streams) == 0 {
		return
	}
	for i := range events {
		for w := range ws.streams[events[i].stream] {
			w.signal()
		}
	}
}
