package store

import (
	"context"
	"encoding/binary"
	"errors"
	"sync/atomic"
	"time"

	"github.com/cockroachdb/pebble/v2"
)

// Scavenge is one run of physically removing what no reader can see any more: events below $tb, beyond
// $maxCount, older than $maxAge, all of a deleted stream, and metadata that newer metadata replaced.
// When it is done the data is gone from the files too.
//
// The last event of a stream goes as well if it is hidden, but its index entry stays behind, hollow, for
// the stream's next revision is counted from it. Tombstones stay for ever.
type Scavenge struct {
	store   *Store
	id      ID
	cancel  context.CancelFunc
	ended   chan struct{}
	started time.Time

	done, total, events, bytes atomic.Int64
	err                        error // final once ended is closed
}

// ErrScavenging is returned when one is running already.
var ErrScavenging = errors.New("a scavenge is already running")

// StartScavenge begins a run in the background.
func (s *Store) StartScavenge() (*Scavenge, error) {
	ctx, cancel := context.WithCancel(context.Background())
	run := &Scavenge{store: s, id: NewID(), cancel: cancel, ended: make(chan struct{}), started: time.Now()}
	s.scavengeMu.Lock()
	defer s.scavengeMu.Unlock()
	if s.scavenge != nil && !s.scavenge.Ended() {
		cancel()
		return nil, ErrScavenging
	}
	s.scavenge = run
	go func() {
		defer close(run.ended)
		run.err = run.run(ctx)
	}()
	return run, nil
}

// Scavenging is the run under way, or the last one; nil if there was none since the store was opened.
func (s *Store) Scavenging() *Scavenge {
	s.scavengeMu.Lock()
	defer s.scavengeMu.Unlock()
	return s.scavenge
}

// ID tells this run from others.
func (v *Scavenge) ID() ID { return v.id }

// Stop ends a run early. What it removed stays removed.
func (v *Scavenge) Stop() {
	v.cancel()
	<-v.ended
}

// Wait returns when the run has ended: with nil, context.Canceled if it was stopped, or what failed.
func (v *Scavenge) Wait() error {
	<-v.ended
	return v.err
}

// Ended reports whether the run is over.
func (v *Scavenge) Ended() bool {
	select {
	case <-v.ended:
		return true
	default:
		return false
	}
}

// ScavengeProgress is how far a run has come.
type ScavengeProgress struct {
	Started              time.Time
	Streams, Total       int64 // looked at, of so many
	Events, RemovedBytes int64 // removed
}

// Progress returns it.
func (v *Scavenge) Progress() ScavengeProgress {
	return ScavengeProgress{v.started, v.done.Load(), v.total.Load(), v.events.Load(), v.bytes.Load()}
}

func (v *Scavenge) run(ctx context.Context) error {
	s := v.store
	streams, err := s.raiseHighWater()
	if err != nil {
		return err
	}
	v.total.Store(int64(streams))
	for beyond := ""; ; {
		names, err := s.streamNames(ctx, beyond)
		if err != nil {
			return err
		}
		for _, name := range names {
			if err := v.stream(ctx, name); err != nil {
				return err
			}
			v.done.Add(1)
			beyond = name
		}
		if len(names) < namesPage {
			break
		}
	}
	if v.events.Load() == 0 {
		return nil
	}
	if _, err := s.raiseHighWater(); err != nil { // something to flush, so that the write-ahead log changes
		return err
	}
	return s.rewriteFiles(ctx)
}

// raiseHighWater makes sure that no position and no stream number is given twice, should the last ones
// be removed. It returns the last stream number.
func (s *Store) raiseHighWater() (streams uint64, err error) {
	value := binary.BigEndian.AppendUint64(nil, s.Tail())
	key, err := s.lastKey(familyNumber)
	if err != nil || key == nil {
		return 0, err
	}
	return binary.BigEndian.Uint64(key[1:]), s.db.Set(keyHighWater, append(value, key[1:]...), pebble.Sync)
}

// namesPage is how many names are in memory at once.
const namesPage = 1000

// streamNames lists streams in the order of their names, from the one after a name on.
func (s *Store) streamNames(ctx context.Context, beyond string) (names []string, err error) {
	it, err := s.db.NewIter(&pebble.IterOptions{LowerBound: after(nameKey(beyond)), UpperBound: []byte{familyName + 1}})
	if err != nil {
		return nil, err
	}
	defer release(it)
	for ok := it.First(); ok && len(names) < namesPage && ctx.Err() == nil; ok = it.Next() {
		names = append(names, string(it.Key()[1:]))
	}
	return names, errors.Join(it.Error(), ctx.Err())
}

// stream removes what is hidden of one stream.
func (v *Scavenge) stream(ctx context.Context, name string) error {
	h, err := v.store.Head(name)
	if err != nil || h.Number == 0 {
		return err
	}
	first, err := v.store.FirstVisible(h, time.Now())
	if err != nil {
		return err
	}
	switch {
	case h.Last == TombstoneRevision:
		first = TombstoneRevision
	case h.Tombstoned, h.SoftDeleted(): // the metadata of a tombstoned stream among them
		first = h.Last + 1
	}
	for from := int64(0); from < first && from >= 0; {
		if from, err = v.batch(ctx, h, from, first); err != nil {
			return err
		}
	}
	return nil
}

// scavengeBatch is how many events one batch removes, and how often a run looks whether to stop.
const scavengeBatch = 500

// batch removes events from a revision on, below first; it returns where to go on, -1 at the end.
func (v *Scavenge) batch(ctx context.Context, h Head, from, first int64) (next int64, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	it, err := v.store.db.NewIter(&pebble.IterOptions{LowerBound: indexKey(h.Number, from), UpperBound: indexKey(h.Number, first)})
	if err != nil {
		return 0, err
	}
	defer release(it)
	b := v.store.db.NewBatch()
	defer release(b)
	n := 0
	for ok := it.First(); ok; ok = it.Next() {
		if n++; n > scavengeBatch {
			return revisionOf(it.Key()), v.store.apply(b)
		}
		if err := v.remove(b, it, h); err != nil {
			return 0, err
		}
	}
	if err := it.Error(); err != nil || b.Empty() {
		return -1, err
	}
	return -1, v.store.apply(b)
}

func (v *Scavenge) remove(b *pebble.Batch, it *pebble.Iterator, h Head) error {
	entry, err := indexEntryAt(it)
	if err != nil {
		return err
	}
	last := revisionOf(it.Key()) == h.Last
	if entry.hollow && last {
		return nil
	}
	if !entry.hollow {
		v.events.Add(1)
		v.bytes.Add(int64(v.store.recordSize(entry.position)))
		if err := b.Delete(logKey(entry.position), nil); err != nil {
			return err
		}
	}
	if last {
		entry.hollow = true
		return b.Set(it.Key(), entry.append(nil), nil)
	}
	return b.Delete(it.Key(), nil)
}

func (s *Store) recordSize(position uint64) int {
	value, closer, err := s.db.Get(logKey(position))
	if err != nil {
		return 0
	}
	defer release(closer)
	return len(value)
}
