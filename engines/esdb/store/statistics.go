package store

// Statistics is what an operator watches.
type Statistics struct {
	Tail        uint64 // position of the last event
	Streams     uint64 // ever written to
	DiskBytes   uint64
	MemoryBytes uint64 // of Pebble: tables in memory and cached blocks
	Subscribers int
	Queued      int // writes waiting for the committer
	Groups      uint64
	Commits     uint64 // events written since the store was opened
}

// Statistics returns them.
func (s *Store) Statistics() Statistics {
	m := s.db.Metrics()
	return Statistics{
		Tail: s.Tail(), Streams: s.streamCount.Load(), DiskBytes: m.DiskSpaceUsage(),
		MemoryBytes: m.MemTable.Size + uint64(m.BlockCache.Size), Subscribers: s.watches.count(), Queued: len(s.queue),
		Groups: s.groupCount.Load(), Commits: s.eventCount.Load(),
	}
}

func (ws *watches) count() int {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	n := len(ws.all)
	for _, set := range ws.streams {
		n += len(set)
	}
	return n
}
