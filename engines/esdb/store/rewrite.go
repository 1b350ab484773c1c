package store

import (
	"context"
	"fmt"
	"path"
	"time"
)

// rewriteFiles takes removed data out of the files: what is in memory goes to tables, so that the
// write-ahead log is dropped, and all tables are written anew. It returns when the old files are gone.
func (s *Store) rewriteFiles(ctx context.Context) error {
	old, err := s.dataFiles()
	if err != nil {
		return err
	}
	if err := s.db.Flush(); err != nil {
		return err
	}
	if err := s.db.Compact(ctx, []byte{0}, []byte{0xff}, true); err != nil {
		return err
	}
	ticker := time.NewTicker(10 * time.Millisecond) // Pebble deletes in the background and tells nobody
	defer ticker.Stop()
	for {
		left, err := s.stillThere(old)
		if err != nil || !left {
			return err
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// MergeIndexes writes the indexes of streams anew, in as few files as there can be, so that cold reads
// look in fewer places. It returns when that is done.
func (s *Store) MergeIndexes(ctx context.Context) error {
	return s.db.Compact(ctx, []byte{familyIndex}, []byte{familyIndex + 1}, true)
}

// dataFiles lists the files that hold events.
func (s *Store) dataFiles() (map[string]bool, error) {
	names, err := s.fs.List(s.dir)
	if err != nil {
		return nil, err
	}
	files := map[string]bool{}
	for _, name := range names {
		if ext := path.Ext(name); ext == ".log" || ext == ".sst" {
			files[name] = true
		}
	}
	return files, nil
}

// stillThere reports whether some of these files exist, other than tables that are in use.
func (s *Store) stillThere(old map[string]bool) (bool, error) {
	present, err := s.dataFiles()
	if err != nil {
		return false, err
	}
	levels, err := s.db.SSTables()
	if err != nil {
		return false, err
	}
	for _, level := range levels {
		for _, table := range level {
			delete(present, fmt.Sprintf("%06d.sst", table.BackingSSTNum))
		}
	}
	for name := range present {
		if old[name] {
			return true, nil
		}
	}
	return false, nil
}
