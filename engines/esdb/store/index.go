package store

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/cockroachdb/pebble/v2"
)

// number returns the number of a stream's name, 0 if it has none. Numbers never change, and are cached.
func (s *Store) number(name string) (uint64, error) {
	value, closer, err := s.db.Get(nameKey(name))
	if errors.Is(err, pebble.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	defer release(closer)
	if len(value) != 8 {
		return 0, fmt.Errorf("the number of stream %q is corrupt", name)
	}
	return binary.BigEndian.Uint64(value), nil
}

// indexAt returns the index entry of one revision.
func (s *Store) indexAt(stream uint64, revision int64) (indexEntry, bool, error) {
	value, closer, err := s.db.Get(indexKey(stream, revision))
	if errors.Is(err, pebble.ErrNotFound) {
		return indexEntry{}, false, nil
	}
	if err != nil {
		return indexEntry{}, false, err
	}
	defer release(closer)
	entry, ok := parseIndexEntry(value)
	if !ok {
		return entry, false, fmt.Errorf("the index entry of stream number %d at revision %d is corrupt", stream, revision)
	}
	return entry, true, nil
}

func indexEntryAt(it *pebble.Iterator) (indexEntry, error) {
	value, err := it.ValueAndErr()
	if err != nil {
		return indexEntry{}, err
	}
	entry, ok := parseIndexEntry(value)
	if !ok {
		return entry, fmt.Errorf("the index entry under key %x is corrupt", it.Key())
	}
	return entry, nil
}

// readEvent visits one event; nothing is visited if it is not there.
func (s *Store) readEvent(stream uint64, revision int64, visit func(*Event)) error {
	entry, ok, err := s.indexAt(stream, revision)
	if err != nil || !ok || entry.hollow {
		return err
	}
	value, closer, err := s.db.Get(logKey(entry.position))
	if errors.Is(err, pebble.ErrNotFound) {
		return &CorruptError{entry.position, "the index names it, but the log does not have it"}
	}
	if err != nil {
		return err
	}
	defer release(closer)
	var e Event
	if err := decodeRecord(entry.position, value, &e); err != nil {
		return err
	}
	visit(&e)
	return nil
}
