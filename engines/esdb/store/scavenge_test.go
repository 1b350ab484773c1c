package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"strings"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/stretchr/testify/require"
)

// onDisk reports whether some file of the store holds the bytes.
func onDisk(t *testing.T, fs vfs.FS, needle []byte) bool {
	t.Helper()
	names, err := fs.List("data")
	require.NoError(t, err)
	for _, name := range names {
		f, err := fs.Open(fs.PathJoin("data", name))
		require.NoError(t, err)
		content, err := io.ReadAll(f)
		require.NoError(t, err)
		require.NoError(t, f.Close())
		if bytes.Contains(content, needle) {
			return true
		}
	}
	return false
}

// What was deleted is in no file after a scavenge, while the store is open and after.
func TestScavengedIsGoneFromDisk(t *testing.T) {
	t.Parallel()
	ctx, fs := context.Background(), vfs.NewMem()
	s, err := Open("data", Options{FS: fs, Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	secret, kept := make([]byte, 40), make([]byte, 40) // random: no compression hides them
	rand.Read(secret)
	rand.Read(kept)
	secret[0], kept[0] = 1, 1 // else the zeros before would swallow the first byte, when it is one
	for i := range 2000 {
		stream, data := "kept", kept
		if i%20 == 0 {
			stream, data = "deleted", secret
		}
		_, err := s.Append(ctx, stream, Any, []Proposed{{ID: NewID(), Type: "t", Data: append(make([]byte, 2000), data...)}})
		require.NoError(t, err)
	}
	_, err = s.Delete(ctx, "deleted", Any)
	require.NoError(t, err)
	require.True(t, onDisk(t, fs, secret))
	run, err := s.StartScavenge()
	require.NoError(t, err)
	require.NoError(t, run.Wait())
	require.EqualValues(t, 100, run.Progress().Events)
	require.False(t, onDisk(t, fs, secret))
	require.True(t, onDisk(t, fs, kept))
	require.NoError(t, s.Close())
	require.False(t, onDisk(t, fs, secret))
}

// A backup made while others write holds every append whole, and all that were answered before.
func TestBackupWhileWriting(t *testing.T) {
	t.Parallel()
	ctx, dir := context.Background(), t.TempDir()
	s, err := Open(dir+"/live", Options{Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
				_, _ = s.Append(ctx, "s", Any, []Proposed{{ID: NewID(), Type: "t"}, {ID: NewID(), Type: "t"}})
			}
		}
	}()
	before, err := s.Append(ctx, "mark", Any, []Proposed{{ID: NewID(), Type: "t"}})
	require.NoError(t, err)
	require.NoError(t, s.Backup(dir+"/backup"))
	close(stop)
	<-stopped
	require.NoError(t, s.Close())

	require.NoError(t, Restore(nil, dir+"/backup", dir+"/restored"))
	require.Error(t, Restore(nil, dir+"/backup", dir+"/restored"), "not over another store")
	r, err := Open(dir+"/restored", Options{Logger: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	require.GreaterOrEqual(t, r.Tail(), before.Position)
	h, err := r.Head("s")
	require.NoError(t, err)
	require.Equal(t, int64(1), h.Last&1, "whole appends of two")
	v, err := r.Verify(ctx, nil)
	require.NoError(t, err)
	require.Empty(t, v.Problems)
	require.NoError(t, r.Close())
}

// A byte changed in a file is reported with its place by Verify, and never served.
func TestCorruptionIsReported(t *testing.T) {
	t.Parallel()
	ctx, fs := context.Background(), vfs.NewMem()
	open := func() (*Store, error) {
		return Open("data", Options{FS: fs, Logger: slog.New(slog.DiscardHandler)})
	}
	s, err := open()
	require.NoError(t, err)
	marker := make([]byte, 40)
	rand.Read(marker)
	for range 300 { // many blocks
		_, err := s.Append(ctx, "s", Any, []Proposed{{ID: NewID(), Type: "t", Data: marker, Metadata: make([]byte, 1000)}})
		require.NoError(t, err)
	}
	require.NoError(t, s.db.Flush())
	require.NoError(t, s.Close())
	require.Positive(t, corrupt(t, fs, marker))

	if s, err = open(); err != nil { // found while the last ids were read
		require.ErrorContains(t, err, "checksum")
		return
	}
	v, err := s.Verify(ctx, nil)
	require.NoError(t, err)
	require.NotEmpty(t, v.Problems)
	t.Log(v.Problems[0])
	c := s.ReadAll(AllRange{})
	for c.Next() {
		require.Equal(t, marker, c.Event().Data)
	}
	require.Error(t, c.Close())
	require.NoError(t, s.Close())
}

// corrupt flips a bit of the first occurrence in each table.
func corrupt(t *testing.T, fs vfs.FS, needle []byte) (changed int) {
	names, err := fs.List("data")
	require.NoError(t, err)
	for _, name := range names {
		if !strings.HasSuffix(name, ".sst") {
			continue
		}
		f, err := fs.OpenReadWrite(fs.PathJoin("data", name), vfs.WriteCategoryUnspecified)
		require.NoError(t, err)
		content, err := io.ReadAll(f)
		require.NoError(t, err)
		if at := bytes.Index(content, needle); at >= 0 {
			changed++
			_, err = f.WriteAt([]byte{content[at] ^ 1}, int64(at))
			require.NoError(t, err)
		}
		require.NoError(t, f.Close())
	}
	return changed
}
