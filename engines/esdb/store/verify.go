package store

import (
	"context"
	"encoding/binary"
	"fmt"

	"github.com/cockroachdb/pebble/v2"
)

// Verification is what Verify found.
type Verification struct {
	Events, Entries, Streams int64
	Problems                 []string // the first ones, each with its place

	watch   func(checked int64)
	checked int64
}

// watchEvery is how many keys are checked between two calls of the watcher.
const watchEvery = 1000

func (v *Verification) count() {
	if v.checked++; v.watch != nil && v.checked%watchEvery == 0 {
		v.watch(v.checked)
	}
}

// maxProblems bounds what is listed: a disk gone bad would fill the memory.
const maxProblems = 100

func (v *Verification) problemf(format string, args ...any) {
	if len(v.Problems) < maxProblems {
		v.Problems = append(v.Problems, fmt.Sprintf(format, args...))
	}
}

// Verify reads everything and checks it: the checksum of every record and every file block, that index
// and log name each other, that revisions have no holes but what was scavenged off their beginning, and
// that names and numbers of streams agree. The store goes on meanwhile; what is checked is one moment.
// Watch, if not nil, is called now and then with how many keys were checked.
func (s *Store) Verify(ctx context.Context, watch func(checked int64)) (*Verification, error) {
	snapshot := s.db.NewSnapshot()
	defer release(snapshot)
	v := &Verification{watch: watch}
	for _, part := range []func(context.Context, *pebble.Snapshot, *Verification) error{
		verifyLog, verifyIndex, verifyNames,
	} {
		if err := part(ctx, snapshot, v); err != nil {
			return v, err
		}
	}
	if err := s.db.CheckLevels(nil); err != nil {
		v.problemf("the order of the files: %v", err)
	}
	return v, nil
}

// walk visits all keys of a family. A block that cannot be read is a problem, and ends the family.
func walk(ctx context.Context, db *pebble.Snapshot, v *Verification, family byte, visit func(key, value []byte)) error {
	it, err := db.NewIter(&pebble.IterOptions{LowerBound: []byte{family}, UpperBound: []byte{family + 1}})
	if err != nil {
		return err
	}
	defer release(it)
	var last []byte
	for ok := it.First(); ok && ctx.Err() == nil; ok = it.Next() {
		last = append(last[:0], it.Key()...)
		value, err := it.ValueAndErr()
		if err != nil {
			v.problemf("the value under key %x: %v", last, err)
			continue
		}
		visit(last, value)
		v.count()
	}
	if err := it.Error(); err != nil {
		v.problemf("the files after key %x: %v", last, err)
	}
	return ctx.Err()
}

func verifyLog(ctx context.Context, db *pebble.Snapshot, v *Verification) error {
	return walk(ctx, db, v, familyLog, func(key, value []byte) {
		v.Events++
		position := positionOf(key)
		var e Event
		if err := decodeRecord(position, value, &e); err != nil {
			v.problemf("%v", err)
			return
		}
		indexed, closer, err := db.Get(indexKey(e.StreamNo, e.Revision))
		if err != nil {
			v.problemf("the event at position %d (revision %d of %s) is not in the index: %v", position, e.Revision, e.Stream, err)
			return
		}
		defer release(closer)
		if entry, ok := parseIndexEntry(indexed); !ok || entry.position != position || entry.id != e.ID || entry.hollow {
			v.problemf("the index of %s at revision %d does not name the event at position %d", e.Stream, e.Revision, position)
		}
	})
}

func verifyIndex(ctx context.Context, db *pebble.Snapshot, v *Verification) error {
	var stream uint64
	var revision int64
	return walk(ctx, db, v, familyIndex, func(key, value []byte) {
		v.Entries++
		entry, ok := parseIndexEntry(value)
		if !ok {
			v.problemf("the index entry under key %x is malformed", key)
			return
		}
		number, at := binary.BigEndian.Uint64(key[1:]), revisionOf(key)
		if number == stream && at != revision+1 && at != TombstoneRevision {
			v.problemf("stream number %d lacks its revisions %d to %d", number, revision+1, at-1)
		}
		stream, revision = number, at
		if entry.hollow {
			return
		}
		_, closer, err := db.Get(logKey(entry.position))
		if err != nil {
			v.problemf("revision %d of stream number %d should be at position %d: %v", at, number, entry.position, err)
			return
		}
		release(closer)
	})
}

func verifyNames(ctx context.Context, db *pebble.Snapshot, v *Verification) error {
	return walk(ctx, db, v, familyName, func(key, value []byte) {
		v.Streams++
		name, closer, err := db.Get(append([]byte{familyNumber}, value...))
		if err != nil {
			v.problemf("stream %q has a number that no name belongs to: %v", key[1:], err)
			return
		}
		defer release(closer)
		if string(name) != string(key[1:]) {
			v.problemf("stream %q and stream %q have the same number", key[1:], name)
		}
	})
}
