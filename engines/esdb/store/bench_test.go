package store

import (
	"log/slog"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkAppend appends single events one after the other: the store without the protocol, to be
// profiled. What is kept of speed is measured by bench/esdb.
func BenchmarkAppend(b *testing.B) {
	s, err := Open(filepath.Join(b.TempDir(), "data"), Options{Logger: slog.New(slog.DiscardHandler)})
	require.NoError(b, err)
	for b.Loop() {
		_, err := s.Append(b.Context(), "s", Any, []Proposed{{ID: NewID(), Type: "t", Data: make([]byte, 300)}})
		require.NoError(b, err)
	}
	require.NoError(b, s.Close())
}
