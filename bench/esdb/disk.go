package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// disk is a file a writer, and no log at all: no two writers share a sync.
type disk []vfs.File

func openDisk(_ context.Context, dir string) (d disk, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	for i := range maxWriters {
		f, err := vfs.Default.Create(fmt.Sprintf("%s/%d", dir, i), vfs.WriteCategoryUnspecified)
		if err != nil {
			return nil, errors.Join(err, d.close())
		}
		d = append(d, f)
	}
	return d, nil
}

// append writes at the end of the file and calls fdatasync.
func (d disk) append(_ context.Context, w *writer, events []event) error {
	var data []byte
	for _, e := range events {
		data = append(data, e.data...)
	}
	if _, err := d[w.number].Write(data); err != nil {
		return err
	}
	return d[w.number].SyncData()
}

func (d disk) close() (err error) {
	for _, f := range d {
		err = errors.Join(err, f.Close())
	}
	return err
}
