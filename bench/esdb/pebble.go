package main

import (
	"context"
	"encoding/binary"
	"errors"
	"sync/atomic"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
)

// pebbleLog is Pebble alone, with the keys that an event costs a log: the
// event by its position, its position by stream and revision, and by its id.
// It checks nothing.
type pebbleLog struct {
	db   *pebble.DB
	last atomic.Uint64 // position
}

// openPebble opens it with the sizes that our store gives it.
func openPebble(_ context.Context, dir string) (*pebbleLog, error) {
	o := &pebble.Options{
		CacheSize:                   64 << 20,
		FormatMajorVersion:          pebble.FormatNewest,
		MemTableSize:                16 << 20,
		MemTableStopWritesThreshold: 4,
		L0CompactionThreshold:       4,
		L0StopWritesThreshold:       24,
		LBaseMaxBytes:               64 << 20,
		Logger:                      silent{},
	}
	for i := range o.Levels {
		o.Levels[i].BlockSize = 16 << 10
		o.Levels[i].FilterPolicy = bloom.FilterPolicy(10)
	}
	db, err := pebble.Open(dir, o)
	if err != nil {
		return nil, err
	}
	return &pebbleLog{db: db}, nil
}

// recordHead is what a log keeps of an event besides its data.
const recordHead = 100

func (p *pebbleLog) append(_ context.Context, w *writer, events []event) error {
	batch := p.db.NewBatch()
	for i, e := range events {
		position := binary.BigEndian.AppendUint64([]byte("e"), p.last.Add(1))
		revision := binary.BigEndian.AppendUint64([]byte("s"+w.stream), uint64(w.revision+1)+uint64(i))
		err := errors.Join(
			batch.Set(position, append(make([]byte, recordHead, recordHead+len(e.data)), e.data...), nil),
			batch.Set(revision, position, nil),
			batch.Set(append([]byte("i"), e.id[:]...), position, nil),
		)
		if err != nil {
			return err
		}
	}
	return errors.Join(batch.Commit(pebble.Sync), batch.Close())
}

func (p *pebbleLog) close() error { return p.db.Close() }

// silent is a logger that says nothing, but still ends the process for what
// Pebble must not survive.
type silent struct{}

func (silent) Infof(string, ...any)              {}
func (silent) Errorf(string, ...any)             {}
func (silent) Fatalf(format string, args ...any) { pebble.DefaultLogger.Fatalf(format, args...) }
