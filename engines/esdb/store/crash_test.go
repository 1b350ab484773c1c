package store

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/stretchr/testify/require"
)

// TestPowerLossAtAnySync lets writers race, cuts the power again and again while they do, and opens
// what is left of the disk each time: with all that was not synced lost, or some of it at random.
func TestPowerLossAtAnySync(t *testing.T) {
	t.Parallel()
	fs := vfs.NewCrashableMem()
	s, err := Open("data", Options{FS: fs, Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	var acknowledged sync.Map // position -> stream/revision
	var writers sync.WaitGroup
	for w := range 8 {
		writers.Go(func() { writeAndRecord(t, s, fmt.Sprintf("stream-%d", w), &acknowledged) })
	}
	done := make(chan struct{})
	go func() { writers.Wait(); close(done) }()
	for cuts, running := 0, true; running && cuts < 200; cuts++ {
		select {
		case <-done:
			running = false
		default:
		}
		known := map[uint64]string{} // before the power goes
		acknowledged.Range(func(p, what any) bool { known[p.(uint64)] = what.(string); return true })
		percent := []int{0, 0, 50, 100}[cuts%4]
		disk := fs.CrashClone(vfs.CrashCloneCfg{UnsyncedDataPercent: percent, RNG: rand.New(rand.NewPCG(1, uint64(cuts)))})
		requireWhole(t, disk, known)
	}
	<-done
	require.NoError(t, s.Close())
}

const eventsPerAppend = 3

func writeAndRecord(t *testing.T, s *Store, stream string, acknowledged *sync.Map) {
	for i := range 100 {
		var events []Proposed
		for range eventsPerAppend {
			events = append(events, Proposed{ID: NewID(), Type: "t", Data: make([]byte, 100)})
		}
		r, err := s.Append(context.Background(), stream, Expected(i*eventsPerAppend-1), events)
		if err != nil {
			t.Error(err)
			return
		}
		acknowledged.Store(r.Position, fmt.Sprintf("%s/%d", stream, r.Revision))
	}
}

// requireWhole opens a disk: what was acknowledged is there, positions have no holes, and no append is
// there in part.
func requireWhole(t *testing.T, disk *vfs.MemFS, known map[uint64]string) {
	t.Helper()
	s, err := Open("data", Options{FS: disk, Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	last := map[string]int64{}
	next := uint64(1)
	c := s.ReadAll(AllRange{})
	for ; c.Next(); next++ {
		e := c.Event()
		require.Equal(t, next, e.Position)
		last[string(e.Stream)] = e.Revision
		if what, ok := known[e.Position]; ok {
			require.Equal(t, what, fmt.Sprintf("%s/%d", e.Stream, e.Revision))
			delete(known, e.Position)
		}
	}
	require.NoError(t, c.Close())
	require.Empty(t, known, "acknowledged and lost")
	for stream, revision := range last {
		require.Zero(t, (revision+1)%eventsPerAppend, "an append to %s is there in part", stream)
	}
	require.NoError(t, s.Close())
}
