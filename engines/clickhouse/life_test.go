package clickhouse_test

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	ch "github.com/ClickHouse/clickhouse-go/v2"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/clickhouse"
)

func TestRestart(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	first := start(t, data)
	conn := dial(t, first)
	makeDeals(t, conn)
	require.NoError(t, addDeals(t.Context(), conn, 0, 1000))
	begin := time.Now()
	require.NoError(t, first.Stop(t.Context()))
	t.Logf("stopped in %s", time.Since(begin))
	require.NoError(t, first.Stop(t.Context()), "twice is allowed")

	begin = time.Now()
	second := start(t, data)
	t.Logf("started in %s", time.Since(begin))
	require.EqualValues(t, 1000, count(t, dial(t, second), "SELECT count() FROM sales.deals"))
}

// What was acknowledged before the child was killed is there after it.
func TestKillUnderLoad(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	conn := dial(t, s)
	makeDeals(t, conn)

	const batch = 500
	var acknowledged atomic.Int64
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := 0; ctx.Err() == nil; {
			// The same rows again, as a projection does that got no answer.
			if addDeals(ctx, conn, i*batch, batch) == nil {
				i++
				acknowledged.Store(int64(i * batch))
			}
		}
	}()
	for range 5 {
		before := acknowledged.Load()
		require.Eventually(t, func() bool { return acknowledged.Load() > before+4*batch }, 20*time.Second, time.Millisecond)
		pid := s.PID()
		require.NotZero(t, pid)
		require.NoError(t, syscall.Kill(pid, syscall.SIGKILL))
	}
	require.Eventually(t, func() bool { return conn.Ping(t.Context()) == nil }, 20*time.Second, 10*time.Millisecond)
	cancel()
	<-done
	n := count(t, conn, "SELECT count() FROM (SELECT DISTINCT id FROM sales.deals)")
	require.GreaterOrEqual(t, n, uint64(acknowledged.Load()))
	require.Zero(t, n%batch, "a batch is there whole or not at all")
	t.Logf("%d rows acknowledged, %d there, after 5 kills", acknowledged.Load(), n)
}

func TestDiesWithParent(t *testing.T) {
	t.Parallel()
	needPackages(t)
	data := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), grandparent+"="+data)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	pid, err := strconv.Atoi(strings.TrimSpace(line))
	require.NoError(t, err)
	require.NoError(t, syscall.Kill(pid, 0), "it runs")

	require.NoError(t, cmd.Process.Kill())
	_ = cmd.Wait()
	require.Eventually(t, func() bool { return syscall.Kill(pid, 0) == syscall.ESRCH }, 30*time.Second, 5*time.Millisecond)
	start(t, data) // and its folder is free
}

func TestByHand(t *testing.T) {
	t.Parallel()
	needPackages(t)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), byHand+"="+t.TempDir())
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start()) // its standard input is empty: that must not end it
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	address := strings.TrimSpace(strings.TrimPrefix(line, "listening "))
	require.Equal(t, "1\n", post(t, "http://default:secret@"+address+"/", "SELECT 1").body)
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	require.NoError(t, cmd.Wait())
	_, err = net.Dial("tcp", address)
	require.Error(t, err, "the child is gone too")
}

// A signal that a terminal or a service manager sends to all processes does not
// end the child before its parent does.
func TestSignalsAreTheParents(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	pid := s.PID()
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		require.NoError(t, syscall.Kill(pid, sig))
	}
	require.NoError(t, dial(t, s).Ping(t.Context()))
	require.Equal(t, pid, s.PID())
}

func TestFolderInUse(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	start(t, data)
	_, err := clickhouse.Start(t.Context(), clickhouse.Config{Data: data, Command: []string{os.Args[0]}, Logger: slog.New(slog.DiscardHandler)})
	requireOneLine(t, err, "is in use by process")
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	needPackages(t)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { taken.Close() })
	file := t.TempDir() + "/file"
	require.NoError(t, os.WriteFile(file, nil, 0o600))

	cases := map[string]struct {
		cfg  clickhouse.Config
		want string
	}{
		"no packages":    {clickhouse.Config{Packages: t.TempDir(), Data: t.TempDir()}, "run `make engines`"},
		"port in use":    {clickhouse.Config{Data: t.TempDir(), Port: taken.Addr().(*net.TCPAddr).Port}, "address already in use"},
		"no folder":      {clickhouse.Config{Data: file + "/data"}, "not a directory"},
		"too little":     {clickhouse.Config{Data: t.TempDir(), Memory: 1 << 20}, "at least 256 MiB"},
		"nothing":        {clickhouse.Config{}, "Data and Command are required"},
		"no such child":  {clickhouse.Config{Data: t.TempDir(), Command: []string{"/no/such/program"}}, "no such file"},
		"another child":  {clickhouse.Config{Data: t.TempDir(), Command: []string{"/bin/sh", "-c", "echo hello; exec sleep 20"}}, "hello"},
		"one that fails": {clickhouse.Config{Data: t.TempDir(), Command: []string{"/bin/sh", "-c", "echo no luck >&2; exit 3"}}, "exit status 3: no luck"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.cfg.Command == nil && c.cfg.Data != "" {
				c.cfg.Command = []string{os.Args[0]}
			}
			s, err := clickhouse.Start(t.Context(), c.cfg)
			require.Nil(t, s)
			requireOneLine(t, err, c.want)
		})
	}
}

// A result larger than the engine may hold goes through in parts.
func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	before := resident(t, s.PID())
	conn := dial(t, s)
	rows, err := conn.Query(t.Context(), "SELECT number, repeat(toString(number), 20) FROM numbers(5000000)")
	require.NoError(t, err)
	bytes, most := 0, before
	for n := 0; rows.Next(); n++ {
		var id uint64
		var text string
		require.NoError(t, rows.Scan(&id, &text))
		bytes += len(text)
		if n%500_000 == 0 {
			most = max(most, resident(t, s.PID()))
		}
	}
	require.NoError(t, rows.Err())
	t.Logf("%d MB of text came through; resident %d MB before, %d MB at most", bytes>>20, before>>20, most>>20)
	require.Less(t, most-before, 400<<20)
}

// A statement that wants more memory than there is fails alone and says why:
// the engine lives, and what others ask meanwhile is answered.
func TestOneThatWantsTooMuchMemoryFailsAlone(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	conn, pid := dial(t, s), s.PID()
	require.NoError(t, conn.Exec(t.Context(), "CREATE TABLE kept (n UInt64) ENGINE = MergeTree ORDER BY n"))
	greedy := make(chan error, 1)
	go func() {
		var n uint64
		greedy <- conn.QueryRow(t.Context(), "SELECT length(groupArray(toString(number))) FROM numbers(200000000)").Scan(&n)
	}()
	var err error
	asked := uint64(0)
	for waiting := true; waiting; {
		select {
		case err = <-greedy:
			waiting = false
		default:
		}
		asked++
		require.NoError(t, conn.Exec(t.Context(), fmt.Sprintf("INSERT INTO kept VALUES (%d)", asked)))
		var n uint64
		require.NoError(t, conn.QueryRow(t.Context(), "SELECT count() FROM kept").Scan(&n))
		require.Equal(t, asked, n)
	}
	var refused *ch.Exception
	require.ErrorAs(t, err, &refused)
	require.EqualValues(t, 241, refused.Code, "MEMORY_LIMIT_EXCEEDED")
	require.Contains(t, refused.Message, "would use")
	require.Equal(t, pid, s.PID(), "the engine was not restarted")
	t.Logf("%d others were answered meanwhile; then: %.200s", asked, refused.Message)
}

func resident(t *testing.T, pid int) int {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		t.Skip("this system does not tell how much memory a process has")
	}
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	require.NoError(t, err)
	return pages * os.Getpagesize()
}

// The port and the password outlive the child.
func TestURLStays(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	before := s.URL()
	conn := dial(t, s)
	require.NoError(t, conn.Ping(t.Context()))
	require.NoError(t, syscall.Kill(s.PID(), syscall.SIGSEGV)) // as a crash of the engine's would
	require.Eventually(t, func() bool { return conn.Ping(t.Context()) == nil }, 20*time.Second, 10*time.Millisecond)
	require.Equal(t, before, s.URL())
	u, err := url.Parse(before)
	require.NoError(t, err)
	require.Equal(t, "127.0.0.1", u.Hostname())
}

func requireOneLine(t *testing.T, err error, want string) {
	t.Helper()
	require.ErrorContains(t, err, want)
	require.NotContains(t, err.Error(), "\n")
	t.Log(err)
}
