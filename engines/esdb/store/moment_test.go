package store

import (
	"context"
	"log/slog"
	"sync"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/stretchr/testify/require"
)

// Who has seen a stream's new head finds its event in the log, and who has seen the log's new end finds
// it in the stream, however busy the committer.
func TestAHeadAndTheTailAreOneMoment(t *testing.T) {
	t.Parallel()
	s, err := Open("data", Options{FS: vfs.NewMem(), Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	written := make(chan error, 1)
	go func() {
		for range 20_000 {
			if _, err := s.Append(context.Background(), "s", Any, []Proposed{{ID: NewID(), Type: "t"}}); err != nil {
				written <- err
				return
			}
		}
		written <- nil
	}()
	ended := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-ended:
					return
				default:
					lookOnce(t, s)
				}
			}
		})
	}
	require.NoError(t, <-written)
	close(ended)
	readers.Wait()
}

// lookOnce looks at a log of one stream, from both sides.
func lookOnce(t *testing.T, s *Store) {
	t.Helper()
	h, err := s.Head("s")
	if err != nil || h.Last < 0 {
		return
	}
	if tail := s.Tail(); tail < uint64(h.Last+1) {
		t.Errorf("the stream has %d events, the log %d", h.Last+1, tail)
	}
	c := s.ReadStream(StreamRange{Number: h.Number, From: h.Last, To: h.Last})
	if !c.Next() {
		t.Errorf("event %d cannot be read", h.Last)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	tail := s.Tail()
	if h, err = s.Head("s"); err != nil || uint64(h.Last+1) < tail {
		t.Errorf("the log has %d events, the stream %d: %v", tail, h.Last+1, err)
	}
}
