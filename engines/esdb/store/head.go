package store

import (
	"math"

	"github.com/cockroachdb/pebble/v2"
)

// Head is the state of a stream that decides about writing to it and reading from it.
type Head struct {
	Number      uint64 // 0: the name was never written to
	Last        int64  // revision of the last event, -1 for none
	Tombstoned  bool
	HasMetadata bool // the metadata stream has events, understood or not
	Metadata    Metadata
}

// SoftDeleted reports whether the stream is deleted but may be written again.
func (h Head) SoftDeleted() bool { return !h.Tombstoned && h.Metadata.TruncateBefore == softDeleted }

// Missing reports whether a reader is told that there is no such stream.
func (h Head) Missing() bool { return h.Last < 0 || h.SoftDeleted() }

// FirstVisible is the lowest revision that $maxCount and $tb let a reader see.
func (h Head) FirstVisible() int64 {
	first := h.Metadata.TruncateBefore
	if m := h.Metadata.MaxCount; m > 0 {
		first = max(first, h.Last-m+1)
	}
	return max(first, 0)
}

// Head returns the state of a stream. A stream never written to has the Last of -1.
func (s *Store) Head(name string) (Head, error) {
	if h, ok := s.heads.get(name); ok {
		return h, nil
	}
	seen := s.heads.generation()
	h, err := s.loadHead(name, s.Tail())
	if err == nil {
		s.heads.offer(name, h, seen)
	}
	return h, err
}

// loadHead reads a head from the index, as of the given position.
func (s *Store) loadHead(name string, upTo uint64) (Head, error) {
	h := Head{Last: -1}
	if IsMetaStream(name) {
		of, err := s.loadEnd(name[len(metaPrefix):], upTo)
		if err != nil {
			return h, err
		}
		h, err = s.loadEnd(name, upTo)
		h.Tombstoned = h.Tombstoned || of.Tombstoned
		h.Metadata = metaOfMeta
		return h, err
	}
	h, err := s.loadEnd(name, upTo)
	if err != nil {
		return h, err
	}
	meta, err := s.loadEnd(metaPrefix+name, upTo)
	if err != nil || meta.Last < 0 {
		return h, err
	}
	h.HasMetadata = true
	return h, s.readEvent(meta.Number, meta.Last, func(e *Event) { h.Metadata, _ = parseMetadata(e) })
}

// loadEnd fills in number, last revision and tombstone, and nothing of the metadata.
func (s *Store) loadEnd(name string, upTo uint64) (Head, error) {
	h := Head{Last: -1}
	number, err := s.number(name)
	if err != nil || number == 0 {
		return h, err
	}
	h.Number = number
	it, err := s.db.NewIter(&pebble.IterOptions{
		LowerBound: indexKey(number, 0), UpperBound: indexKey(number+1, 0),
	})
	if err != nil {
		return h, err
	}
	defer release(it)
	for ok := it.Last(); ok; ok = it.Prev() {
		entry, err := indexEntryAt(it)
		if err != nil {
			return h, err
		}
		if entry.position <= upTo {
			h.Last = revisionOf(it.Key())
			h.Tombstoned = h.Last == TombstoneRevision
			break
		}
	}
	return h, it.Error()
}

// everything is a bound above all positions.
const everything = math.MaxUint64
