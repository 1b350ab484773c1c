package esdbserver

import (
	"context"
	"net/http"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

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
func (s *Server) Verify(ctx context.Context) (*Verification, error) { return s.store.Verify(ctx) }

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

// The same over HTTP, for operators and administrators.

func (s *Server) statsHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeKnown(r.Context()); err != nil {
		return err
	}
	writeJSON(w, s.Statistics())
	return nil
}

func (s *Server) startScavengeHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeGroups(r.Context()); err != nil {
		return err
	}
	if _, err := s.store.StartScavenge(); err != nil {
		return status.Error(codes.FailedPrecondition, err.Error())
	}
	return s.scavengeHTTP(w, r)
}

func (s *Server) stopScavengeHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeGroups(r.Context()); err != nil {
		return err
	}
	if run := s.store.Scavenging(); run != nil {
		run.Stop()
	}
	return s.scavengeHTTP(w, r)
}

// scavengeHTTP reports on the present run, or the last.
func (s *Server) scavengeHTTP(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeGroups(r.Context()); err != nil {
		return err
	}
	run := s.store.Scavenging()
	if run == nil {
		return status.Error(codes.NotFound, "there was no scavenge since the start")
	}
	p, state := run.Progress(), "running"
	if run.Ended() {
		state = "completed"
		if err := run.Wait(); err != nil {
			state = err.Error()
		}
	}
	writeJSON(w, map[string]any{
		"state": state, "started": p.Started.Format(time.RFC3339),
		"streams": p.Streams, "totalStreams": p.Total, "removedEvents": p.Events, "removedBytes": p.RemovedBytes,
	})
	return nil
}
