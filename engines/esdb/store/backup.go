package store

import (
	"errors"
	"fmt"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Backup makes a consistent copy of the store in a new folder while it goes on writing. Every write
// acknowledged before the call is in it. Files that never change again are linked where the file system
// can, so it takes little time and, at first, little space.
func (s *Store) Backup(dir string) error {
	if err := s.db.Checkpoint(dir, pebble.WithFlushedWAL()); err != nil {
		return fmt.Errorf("backing up to %s: %w", dir, err)
	}
	return nil
}

// Restore copies a backup to where a store is to be opened; that folder must be empty or absent. Nothing
// is linked: the store will not touch the backup.
func Restore(fs vfs.FS, backup, dir string) error {
	if fs == nil {
		fs = vfs.Default
	}
	if present, err := fs.List(dir); err == nil && len(present) > 0 {
		return fmt.Errorf("restoring to %s: the folder is not empty", dir)
	}
	if err := fs.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	files, err := fs.List(backup)
	if err != nil {
		return fmt.Errorf("restoring from %s: %w", backup, err)
	}
	for _, name := range files {
		if err := copySynced(fs, fs.PathJoin(backup, name), fs.PathJoin(dir, name)); err != nil {
			return fmt.Errorf("restoring from %s: %w", backup, err)
		}
	}
	folder, err := fs.OpenDir(dir)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

func copySynced(fs vfs.FS, from, to string) error {
	if err := vfs.Copy(fs, from, to); err != nil {
		return err
	}
	f, err := fs.Open(to)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
