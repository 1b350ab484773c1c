package store

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/stretchr/testify/require"
)

var rewrite = flag.Bool("rewrite", false, "write what the scripts in testdata yield into them")

// TestScripts runs testdata/*.txt. A script is a list of cases: commands, a line of four dashes, and
// what they print. Lines before the first command that begin with # say what it is about.
//
//	append STREAM EXPECTED ID...     ids are letters; EXPECTED is any, none, exists or a revision
//	meta STREAM JSON                 appends a metadata event to $$STREAM
//	delete | tombstone STREAM EXPECTED
//	read STREAM [in SECONDS]         what a reader of the stream would see, now or later
//	all                              the log
//	scavenge                         remove what is hidden, then do as verify does
//	verify                           check everything
//	reopen                           close and open
//	crash                            lose everything that was not synced, and open
func TestScripts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			runScript(t, file)
		})
	}
}

func runScript(t *testing.T, file string) {
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	s := newScript(t)
	defer func() { require.NoError(t, s.store.Close()) }()
	var out strings.Builder
	for i, part := range strings.Split(strings.TrimSpace(string(text)), "\n\n") {
		commands, want, _ := strings.Cut(part+"\n", "----\n")
		got := s.run(commands)
		if !*rewrite {
			require.Equal(t, strings.TrimSpace(want), strings.TrimSpace(got), "%s, case %d:\n%s", file, i+1, commands)
		}
		fmt.Fprintf(&out, "%s----\n%s\n", commands, got)
	}
	if *rewrite {
		require.NoError(t, os.WriteFile(file, []byte(strings.TrimSpace(out.String())+"\n"), 0o600))
	}
}

// script is the state of one running script: a store in memory that can lose its power.
type script struct {
	t     *testing.T
	fs    *vfs.MemFS
	store *Store
}

func newScript(t *testing.T) *script {
	s := &script{t: t, fs: vfs.NewCrashableMem()}
	s.open()
	return s
}

func (s *script) open() {
	var err error
	s.store, err = Open("data", Options{FS: s.fs, Logger: slog.New(slog.DiscardHandler)})
	require.NoError(s.t, err)
}

func (s *script) run(commands string) string {
	var out strings.Builder
	for line := range strings.Lines(commands) {
		if words := strings.Fields(line); len(words) > 0 && words[0] != "#" {
			s.command(&out, words)
		}
	}
	return out.String()
}

func (s *script) command(out io.Writer, words []string) {
	ctx := context.Background()
	switch words[0] {
	case "append":
		var events []Proposed
		for _, id := range words[3:] {
			events = append(events, Proposed{ID: letterID(id), Type: id})
		}
		answer(out)(s.store.Append(ctx, words[1], parseExpected(s.t, words[2]), events))
	case "meta":
		event := Proposed{ID: NewID(), Type: typeMetadata, JSON: true, Data: []byte(words[2])}
		answer(out)(s.store.Append(ctx, metaPrefix+words[1], Any, []Proposed{event}))
	case "delete":
		answer(out)(s.store.Delete(ctx, words[1], parseExpected(s.t, words[2])))
	case "tombstone":
		answer(out)(s.store.Tombstone(ctx, words[1], parseExpected(s.t, words[2])))
	case "read":
		s.read(out, words[1:])
	case "all":
		c := s.store.ReadAll(AllRange{})
		for c.Next() {
			printEvent(out, c.Event())
		}
		require.NoError(s.t, c.Close())
	case "scavenge":
		run, err := s.store.StartScavenge()
		require.NoError(s.t, err)
		require.NoError(s.t, run.Wait())
		fmt.Fprintf(out, "removed %d\n", run.Progress().Events)
		fallthrough
	case "verify":
		v, err := s.store.Verify(ctx, nil)
		require.NoError(s.t, err)
		fmt.Fprintf(out, "%d events in %d streams, problems %v\n", v.Events, v.Streams, v.Problems)
	case "reopen":
		require.NoError(s.t, s.store.Close())
		s.open()
	case "crash":
		after := s.fs.CrashClone(vfs.CrashCloneCfg{})
		require.NoError(s.t, s.store.Close())
		s.fs = after
		s.open()
	default:
		s.t.Fatalf("unknown command %q", words[0])
	}
}

func (s *script) read(out io.Writer, words []string) {
	now := time.Now()
	if len(words) == 3 {
		seconds, err := strconv.Atoi(words[2])
		require.NoError(s.t, err)
		now = now.Add(time.Duration(seconds) * time.Second)
	}
	h, err := s.store.Head(words[0])
	require.NoError(s.t, err)
	switch {
	case h.Tombstoned:
		fmt.Fprintln(out, "deleted")
		return
	case h.Missing():
		fmt.Fprintln(out, "not found")
		return
	}
	first, err := s.store.FirstVisible(h, now)
	require.NoError(s.t, err)
	c := s.store.ReadStream(StreamRange{Number: h.Number, From: first, To: h.Last})
	for c.Next() {
		printEvent(out, c.Event())
	}
	require.NoError(s.t, c.Close())
	fmt.Fprintln(out, "end")
}

func printEvent(out io.Writer, e *Event) {
	fmt.Fprintf(out, "%d: %d@%s %s %s\n", e.Position, e.Revision, e.Stream, e.Type, e.Data)
}

// answer prints the outcome of a write.
func answer(out io.Writer) func(Result, error) {
	return func(r Result, err error) {
		var wrong *WrongExpectedVersionError
		var deleted *StreamDeletedError
		switch {
		case errors.As(err, &wrong):
			fmt.Fprintf(out, "conflict, last is %d\n", wrong.Actual)
		case errors.As(err, &deleted):
			fmt.Fprintln(out, "stream deleted")
		case err != nil:
			fmt.Fprintln(out, "error:", err)
		default:
			fmt.Fprintf(out, "revision %d, position %d\n", r.Revision, r.Position)
		}
	}
}

func parseExpected(t *testing.T, word string) Expected {
	switch word {
	case "any":
		return Any
	case "none":
		return NoStream
	case "exists":
		return StreamExists
	}
	r, err := strconv.ParseUint(word, 10, 63)
	require.NoError(t, err)
	return Revision(r)
}

func letterID(letter string) (id ID) {
	copy(id[:], letter)
	return id
}
