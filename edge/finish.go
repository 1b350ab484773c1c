package edge

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Finish closes a file that was built under the name Building(path), puts it
// on disk and in the place of any older file, and opens it for use. Closed
// first: SQLite finds a journal by the name under which the file was opened.
// A file that has its name already stays as it is.
func (f *File) Finish(ctx context.Context, path string) (*File, error) {
	if f.path == path {
		return f, nil
	}
	if !f.swept {
		if err := f.sweep(ctx); err != nil {
			return nil, err
		}
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("finish a device file: %w", err)
	}
	if err := errors.Join(flush(f.path), os.Rename(f.path, path), flush(filepath.Dir(path))); err != nil {
		return nil, fmt.Errorf("finish a device file: %w", err)
	}
	return Continue(ctx, path, f.device)
}

func flush(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
