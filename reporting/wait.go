package reporting

import (
	"context"
	"time"
)

// Projection names the checkpoint of the projection that writes these tables.
const Projection = "reporting"

// pollEvery is how often the checkpoint is looked at by those who wait. The
// tables are written about twice a second.
const pollEvery = 25 * time.Millisecond

// WaitFor waits until the tables show a commit position of the log. It returns
// the context's error when that ends first.
func (s *Store) WaitFor(ctx context.Context, commit uint64) error {
	for {
		at, err := s.Checkpoint(ctx, Projection)
		if err != nil || at.Commit >= commit {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pollEvery):
		}
	}
}
