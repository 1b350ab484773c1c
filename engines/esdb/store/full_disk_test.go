package store

import (
	"context"
	"log/slog"
	"path"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/vfs/errorfs"
	"github.com/stretchr/testify/require"
)

// When the disk is full the store says so, keeps what it has, and lets it be read. Opened again with
// room on the disk, it has everything it ever acknowledged.
func TestDiskFull(t *testing.T) {
	t.Parallel()
	ctx, disk := context.Background(), vfs.NewCrashableMem()
	var full atomic.Bool
	limited := errorfs.Wrap(disk, errorfs.InjectorFunc(func(op errorfs.Op) error {
		if full.Load() && op.Kind == errorfs.OpFileWrite && path.Ext(op.Path) == ".log" {
			return syscall.ENOSPC
		}
		return nil
	}))
	s, err := Open("data", Options{FS: limited, Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	event := func() []Proposed { return []Proposed{{ID: NewID(), Type: "t"}} }
	_, err = s.Append(ctx, "s", NoStream, event())
	require.NoError(t, err)
	require.NoError(t, s.Healthy())

	full.Store(true)
	_, err = s.Append(ctx, "s", Any, event())
	require.ErrorIs(t, err, ErrStopped)
	require.ErrorContains(t, err, "no space left")
	_, err = s.Append(ctx, "s", Any, event())
	require.ErrorIs(t, err, ErrStopped)
	require.ErrorIs(t, s.Healthy(), ErrStopped)
	c := s.ReadAll(AllRange{})
	require.True(t, c.Next())
	require.False(t, c.Next(), "what was not acknowledged is not shown")
	require.NoError(t, c.Close())
	require.ErrorIs(t, s.Close(), ErrStopped)

	s, err = Open("data", Options{FS: disk.CrashClone(vfs.CrashCloneCfg{}), Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	require.EqualValues(t, 1, s.Tail())
	_, err = s.Append(ctx, "s", Revision(0), event())
	require.NoError(t, err)
	require.NoError(t, s.Close())
}
