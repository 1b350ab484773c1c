package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Options of a store. The zero value is a good one.
type Options struct {
	FS        vfs.FS       // the file system; default the machine's
	Logger    *slog.Logger // default slog.Default
	CacheSize int64        // bytes of Pebble's block cache; default 64 MiB
}

// Store is an open log. All its methods may be called from many goroutines.
type Store struct {
	db      *pebble.DB
	fs      vfs.FS
	dir     string
	log     *slog.Logger
	heads   *headCache
	tail    *tail
	watches *watches

	queue     chan *request
	closing   chan struct{}
	committed chan struct{} // closed when the committer has ended
	close     sync.Once
	closeErr  error
	failure   atomic.Pointer[error]

	groupCount, eventCount, streamCount atomic.Uint64

	scavengeMu sync.Mutex
	scavenge   *Scavenge

	// The committer's own.
	group      group
	known      *knownIDs
	lastStream uint64
}

// openPebble opens the database. A disk too full for its first files makes Pebble panic, as in apply.
func openPebble(dir string, o Options) (db *pebble.DB, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	return pebble.Open(dir, pebbleOptions(o))
}

// Open opens the store in dir, making it if there is none. After a crash it comes up with every
// acknowledged write and without any part of an unfinished one.
func Open(dir string, o Options) (*Store, error) {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.FS == nil {
		o.FS = vfs.Default
	}
	db, err := openPebble(dir, o)
	if err != nil {
		return nil, fmt.Errorf("opening the event store in %s: %w", dir, err)
	}
	s := &Store{
		db: db, fs: o.FS, dir: dir, log: o.Logger, heads: newHeadCache(), watches: newWatches(), known: newKnownIDs(),
		queue: make(chan *request, groupRequests), closing: make(chan struct{}), committed: make(chan struct{}),
	}
	s.group.heads = map[string]*working{}
	if err := s.recover(); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the event store in %s: %w", dir, err), db.Close())
	}
	go s.commitLoop()
	return s, nil
}

// Close answers what was handed in, then closes the files. Calling it again returns the same. A store
// that had to stop writing says why; its files are let go when the process ends.
func (s *Store) Close() error {
	s.close.Do(func() {
		close(s.closing)
		<-s.committed
		if v := s.Scavenging(); v != nil {
			v.Stop()
		}
		if s.closeErr = s.failed(); s.closeErr == nil { // else Pebble may hang on locks that it never released
			s.closeErr = s.db.Close()
		}
	})
	<-s.committed
	return s.closeErr
}

// Tail is the position of the last event that is durable and may be read; 0 in an empty store.
func (s *Store) Tail() uint64 { return s.tail.position() }

// recover finds the ends of the log.
func (s *Store) recover() error {
	if err := s.checkFormat(); err != nil {
		return err
	}
	lastPosition, lastStream, err := s.highWater()
	if err != nil {
		return err
	}
	key, err := s.lastKey(familyLog)
	if err != nil {
		return err
	}
	if key != nil {
		lastPosition = max(lastPosition, positionOf(key))
	}
	if key, err = s.lastKey(familyNumber); err != nil {
		return err
	}
	if key != nil {
		lastStream = max(lastStream, binary.BigEndian.Uint64(key[1:]))
	}
	s.tail, s.lastStream = newTail(lastPosition), lastStream
	s.streamCount.Store(lastStream)
	return s.rememberIDs()
}

func (s *Store) checkFormat() error {
	value, closer, err := s.db.Get(keyFormat)
	if errors.Is(err, pebble.ErrNotFound) {
		return s.db.Set(keyFormat, []byte{formatVersion}, pebble.Sync)
	}
	if err != nil {
		return err
	}
	defer release(closer)
	if len(value) != 1 || value[0] != formatVersion {
		return fmt.Errorf("its format is %x, this program reads %d: open it with the version that wrote it", value, formatVersion)
	}
	return nil
}

// highWater reads what scavenging left: see keyHighWater.
func (s *Store) highWater() (position, stream uint64, err error) {
	value, closer, err := s.db.Get(keyHighWater)
	if errors.Is(err, pebble.ErrNotFound) {
		return 0, 0, nil
	}
	if err != nil {
		return 0, 0, err
	}
	defer release(closer)
	if len(value) != 16 {
		return 0, 0, errors.New("the high-water mark is corrupt")
	}
	return binary.BigEndian.Uint64(value), binary.BigEndian.Uint64(value[8:]), nil
}

// lastKey returns the highest key of a family, nil if it is empty.
func (s *Store) lastKey(family byte) ([]byte, error) {
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: []byte{family}, UpperBound: []byte{family + 1}})
	if err != nil {
		return nil, err
	}
	defer release(it)
	if !it.Last() {
		return nil, it.Error()
	}
	return append([]byte(nil), it.Key()...), nil
}

// rememberedBytes bounds what Open reads from the end of the log to know the last ids again.
const rememberedBytes = 32 << 20

func (s *Store) rememberIDs() error {
	c := s.ReadAll(AllRange{From: everything, Backwards: true})
	defer release(c)
	var last []Event
	for size := 0; size < rememberedBytes && len(last) < knownCapacity && c.Next(); {
		e := c.Event()
		size += len(e.Data) + len(e.Metadata)
		last = append(last, Event{StreamNo: e.StreamNo, ID: e.ID, Revision: e.Revision, Position: e.Position, Created: e.Created})
	}
	for _, l := range slices.Backward(last) {
		s.known.add(l.StreamNo, l.ID, l.Revision, l.Position)
		s.group.now = max(s.group.now, l.Created)
	}
	return c.Err()
}
