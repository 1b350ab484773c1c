package store

import (
	"encoding/binary"
	"math"
)

// The key families: part of the file format.
const (
	familyLog    byte = 'e'
	familyIndex  byte = 's'
	familyName   byte = 'n'
	familyNumber byte = 'i'
	familyMeta   byte = 'm'
)

// The words under familyMeta: part of the file format.
var (
	keyFormat    = []byte("mformat")
	keyHighWater = []byte("mhigh-water") // positions and stream numbers that scavenging must not free
)

// formatVersion is what this code writes and the only one it reads: part of the file format.
const formatVersion = 1

// TombstoneRevision is the revision of a hard-deleted stream's last record: part of the file format.
const TombstoneRevision = math.MaxInt64

func logKey(position uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte{familyLog}, position)
}

func appendLogKey(dst []byte, position uint64) []byte {
	return binary.BigEndian.AppendUint64(append(dst, familyLog), position)
}

func indexKey(stream uint64, revision int64) []byte {
	return appendIndexKey(make([]byte, 0, 17), stream, revision)
}

func appendIndexKey(dst []byte, stream uint64, revision int64) []byte {
	dst = binary.BigEndian.AppendUint64(append(dst, familyIndex), stream)
	return binary.BigEndian.AppendUint64(dst, uint64(revision))
}

func nameKey(name string) []byte {
	return append([]byte{familyName}, name...)
}

func numberKey(stream uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte{familyNumber}, stream)
}

func positionOf(logKey []byte) uint64 { return binary.BigEndian.Uint64(logKey[1:]) }

func revisionOf(indexKey []byte) int64 { return int64(binary.BigEndian.Uint64(indexKey[9:])) }

// indexEntry is the value of the index: where the event lies, and its id (so that a repeated append is
// recognised without reading the log). A hollow entry, one byte longer, is what scavenging leaves of a
// stream's last event: see Scavenge.
type indexEntry struct {
	position uint64
	id       ID
	hollow   bool
}

// Part of the file format.
const (
	indexEntrySize = 8 + 16
	hollowMark     = 'h'
)

func (e indexEntry) append(dst []byte) []byte {
	dst = append(binary.BigEndian.AppendUint64(dst, e.position), e.id[:]...)
	if e.hollow {
		dst = append(dst, hollowMark)
	}
	return dst
}

func parseIndexEntry(value []byte) (e indexEntry, ok bool) {
	e.hollow = len(value) == indexEntrySize+1 && value[indexEntrySize] == hollowMark
	if len(value) != indexEntrySize && !e.hollow {
		return e, false
	}
	e.position = binary.BigEndian.Uint64(value)
	copy(e.id[:], value[8:])
	return e, true
}
