package store

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// killedEnv makes the test binary into the process that is killed.
const killedEnv = "STORE_TEST_KILLED"

// TestKilled: a process that is killed in the middle of writing loses nothing that it was told is
// written. Whoever opens the store next finds every append whole.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(killedEnv); dir != "" {
		writeUntilKilled(dir)
	}
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	for round := range 3 {
		acknowledged := killAfter(t, dir, 500*(round+1))
		s, err := Open(dir, Options{Logger: slog.New(slog.DiscardHandler)})
		require.NoError(t, err)
		require.GreaterOrEqual(t, s.Tail(), acknowledged)
		require.Zero(t, s.Tail()%2, "appends of two events each")
		v, err := s.Verify(context.Background(), nil)
		require.NoError(t, err)
		require.Empty(t, v.Problems)
		require.EqualValues(t, s.Tail(), v.Events)
		require.NoError(t, s.Close())
	}
}

// killAfter runs a writer and kills it after so many answers; it returns the last position answered.
func killAfter(t *testing.T, dir string, answers int) (position uint64) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), killedEnv+"="+dir)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	lines := bufio.NewScanner(out)
	for range answers {
		require.True(t, lines.Scan())
		p, err := strconv.ParseUint(strings.TrimSpace(lines.Text()), 10, 64)
		require.NoError(t, err)
		position = max(position, p)
	}
	require.NoError(t, cmd.Process.Kill())
	_ = cmd.Wait()
	return position
}

// writeUntilKilled appends with several writers and prints what was answered.
func writeUntilKilled(dir string) {
	s, err := Open(dir, Options{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		fmt.Println(err) //nolint:forbidigo // to the test that started this process
		os.Exit(1)
	}
	positions := make(chan uint64)
	for w := range 8 {
		go func() {
			for {
				r, err := s.Append(context.Background(), fmt.Sprint("s-", w), Any, []Proposed{{ID: NewID(), Type: "t"}, {ID: NewID(), Type: "t"}})
				if err != nil {
					os.Exit(1)
				}
				positions <- r.Position
			}
		}()
	}
	time.AfterFunc(10*time.Minute, func() { os.Exit(1) }) // should nobody kill it
	for p := range positions {
		fmt.Println(p) //nolint:forbidigo // to the test that started this process
	}
}
