package store

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/cockroachdb/pebble/v2"
	"github.com/stretchr/testify/require"
)

var stored = flag.Int("stored", 100_000, "how many events BenchmarkOpen finds in the store")

// BenchmarkOpen opens a store of -stored events of 300 bytes in streams of ten.
func BenchmarkOpen(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "data")
	o := Options{Logger: slog.New(slog.DiscardHandler)}
	s, err := Open(dir, o)
	require.NoError(b, err)
	start := time.Now()
	fillStore(b, s, *stored)
	b.ReportMetric(float64(*stored)/time.Since(start).Seconds(), "events/s-written")
	require.NoError(b, s.Close())
	b.ResetTimer()
	for range b.N {
		s, err := Open(dir, o)
		require.NoError(b, err)
		b.StopTimer()
		require.EqualValues(b, *stored, s.Tail())
		require.NoError(b, s.Close())
		b.StartTimer()
	}
}

func fillStore(b *testing.B, s *Store, n int) {
	b.Helper()
	ctx, data := context.Background(), make([]byte, 300)
	var last Pending
	for i := 0; i < n; i += 10 {
		events := make([]Proposed, 10)
		for j := range events {
			id := NewID()
			copy(data, id[:]) // not all the same, for the compression's sake
			events[j] = Proposed{ID: id, Type: "stored", JSON: true, Data: append([]byte(nil), data...)}
		}
		var err error
		last, err = s.Submit(ctx, fmt.Sprint("stored-", i), Any, events)
		require.NoError(b, err)
	}
	_, err := last.Wait(ctx)
	require.NoError(b, err)
}

// BenchmarkFloor measures what lies below the store: the disk's own sync, and Pebble with the keys of
// one event in a synced batch.
func BenchmarkFloor(b *testing.B) {
	b.Run("sync", func(b *testing.B) {
		f, err := os.Create(filepath.Join(b.TempDir(), "file"))
		require.NoError(b, err)
		defer f.Close()
		block := make([]byte, 4096)
		for range b.N {
			_, err := f.Write(block)
			require.NoError(b, err)
			require.NoError(b, f.Sync())
		}
	})
	b.Run("pebble", func(b *testing.B) {
		db, err := pebble.Open(filepath.Join(b.TempDir(), "data"), pebbleOptions(Options{Logger: slog.New(slog.DiscardHandler)}))
		require.NoError(b, err)
		defer db.Close()
		for i := range uint64(b.N) {
			batch := db.NewBatch()
			require.NoError(b, batch.Set(logKey(i), make([]byte, 400), nil))
			require.NoError(b, batch.Set(indexKey(1, int64(i)), make([]byte, indexEntrySize), nil))
			require.NoError(b, batch.Commit(pebble.Sync))
		}
	})
	b.Run("store", func(b *testing.B) {
		s, err := Open(filepath.Join(b.TempDir(), "data"), Options{Logger: slog.New(slog.DiscardHandler)})
		require.NoError(b, err)
		for range b.N {
			_, err := s.Append(context.Background(), "s", Any, []Proposed{{ID: NewID(), Type: "t", Data: make([]byte, 300)}})
			require.NoError(b, err)
		}
		require.NoError(b, s.Close())
	})
}
