package esdbserver

import (
	"context"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// Statistics is what an operator watches.
type Statistics = store.Statistics

// Verification is what Verify found.
type Verification = store.Verification

// Statistics returns the store's.
func (s *Server) Statistics() Statistics { return s.store.Statistics() }

// Healthy returns what keeps the node from taking writes, if anything does.
func (s *Server) Healthy() error { return s.store.Healthy() }

// Verify reads and checks everything in the store while it goes on serving.
func (s *Server) Verify(ctx context.Context) (*Verification, error) { return s.store.Verify(ctx, nil) }

// Backup makes a consistent copy in a new folder while the node goes on serving.
func (s *Server) Backup(dir string) error { return s.store.Backup(dir) }

// Restore copies a backup to the folder of a node that is to be opened; it must be empty or absent.
func Restore(backup, dir string) error { return store.Restore(nil, backup, dir) }

// Scavenge removes from disk what no reader can see any more. It returns when that is done, or ctx ends.
func (s *Server) Scavenge(ctx context.Context) (store.ScavengeProgress, error) {
	run, err := s.store.StartScavenge()
	if err != nil {
		return store.ScavengeProgress{}, err
	}
	stop := context.AfterFunc(ctx, run.Stop)
	defer stop()
	err = run.Wait()
	return run.Progress(), err
}
