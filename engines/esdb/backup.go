package esdbserver

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// backupName is the time of a backup in UTC, so that names sort by age.
const backupName = "20060102T150405.000Z"

// backup copies the log to a new folder below Options.Backups. Where it goes is for the node's owner to
// say and not for a caller, who would be given a way to write anywhere on the machine. A backup is a data
// folder: a node can be opened on a copy of it.
func (s *Server) backup(_ context.Context, run *report) error {
	if err := os.MkdirAll(s.options.Backups, 0o700); err != nil {
		return err
	}
	folder := filepath.Join(s.options.Backups, time.Now().UTC().Format(backupName))
	events := int64(s.store.Tail())
	if err := s.store.Backup(folder); err != nil {
		return err
	}
	run.update(func(r *report) { r.Folder, r.Events = folder, events })
	return nil
}

func (s *Server) mayBackup() error {
	if s.options.Backups == "" {
		return status.Error(codes.FailedPrecondition, "this node was started without a folder for backups")
	}
	return nil
}

// verify reads and checks everything that is stored. Problems are a result and not a failure.
func (s *Server) verify(ctx context.Context, run *report) error {
	x := s.Statistics()
	run.update(func(r *report) { r.Total = int64(2*x.Tail + x.Streams) })
	v, err := s.store.Verify(ctx, func(checked int64) {
		run.update(func(r *report) { r.Checked = checked })
	})
	run.update(func(r *report) {
		r.Events, r.Checked, r.Problems = v.Events, v.Events+v.Entries+v.Streams, v.Problems
	})
	return err
}

func (s *Server) mayVerify() error { return nil }
