package store

import (
	"fmt"
	"io"
	"log/slog"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
)

// pebbleOptions are sized for a process that shares its machine with databases: about 100 MiB of memory
// whatever the store's size.
func pebbleOptions(o Options) *pebble.Options {
	if o.CacheSize == 0 {
		o.CacheSize = 64 << 20
	}
	p := &pebble.Options{
		FS:                          o.FS,
		CacheSize:                   o.CacheSize,
		FormatMajorVersion:          pebble.FormatNewest,
		MemTableSize:                16 << 20,
		MemTableStopWritesThreshold: 4,
		L0CompactionThreshold:       4,
		L0StopWritesThreshold:       24,
		LBaseMaxBytes:               64 << 20,
		MaxOpenFiles:                1000,
		Logger:                      pebbleLogger{o.Logger},
		Cleaner:                     removingCleaner{},
		EventListener:               &pebble.EventListener{DataCorruption: func(c pebble.DataCorruptionInfo) { reportCorruption(o.Logger, c) }},
	}
	for i := range p.Levels {
		p.Levels[i].BlockSize = 16 << 10
		// Most appends ask for a name or an index entry that is not there.
		p.Levels[i].FilterPolicy = bloom.FilterPolicy(10)
		p.Levels[i].FilterType = pebble.TableFilter
	}
	return p
}

// removingCleaner removes files that are no longer needed.
//
// Pebble's DeleteCleaner does the same, but with it alone Pebble writes over old write-ahead logs
// instead of removing them, and their ends keep what was scavenged for nobody knows how long. A cleaner
// that says it needs the contents of files, as ArchiveCleaner does, turns that off. The methods of the
// outer embedding win: files are deleted, not archived.
type removingCleaner struct {
	pebble.DeleteCleaner
	needsContents
}

type needsContents struct{ pebble.ArchiveCleaner }

// reportCorruption says where. The read that came upon it fails with an error of its own; Pebble's
// default is to end the process, which would take the intact streams away as well.
func reportCorruption(log *slog.Logger, c pebble.DataCorruptionInfo) {
	log.Error("a file of the event store is corrupt", "file", c.Path, "from", fmt.Sprintf("%x", c.Bounds.Start), "details", c.Details)
}

// pebbleLogger passes Pebble's messages on. Its chatter about flushes and compactions is for debugging.
type pebbleLogger struct{ log *slog.Logger }

func (l pebbleLogger) Infof(format string, args ...any) {
	l.log.Debug(fmt.Sprintf(format, args...), "by", "pebble")
}

func (l pebbleLogger) Errorf(format string, args ...any) {
	l.log.Error(fmt.Sprintf(format, args...), "by", "pebble")
}

// Fatalf must not return. Pebble calls it when it can no longer say what is on disk (a failed write of
// its own log, for one): going on would risk acknowledging a write that is lost.
func (l pebbleLogger) Fatalf(format string, args ...any) {
	message := fmt.Sprintf(format, args...)
	l.log.Error(message, "by", "pebble")
	panic("event store: " + message)
}

// release closes what was only read from, or written elsewhere by now. The error of its Close is either
// one that the walk over it returned already, or tells of nothing that could be lost.
func release(c io.Closer) { _ = c.Close() }
