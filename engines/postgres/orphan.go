package postgres

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// stopOrphan ends a server that an earlier Daybook left behind in the cluster,
// which happens where the kernel does not end children with their parents, and
// for a moment after kill -9 where it does. The caller holds the data folder's
// lock, so that no living Daybook is using it.
func (s *Server) stopOrphan(ctx context.Context) error {
	pid := postmaster(s.cfg.cluster())
	if pid == 0 {
		return disown(s.cfg.cluster())
	}
	s.cfg.Logger.Info("postgres: an earlier server is still there and is ended", "pid", pid)
	// First the fast shutdown, which loses no time on recovery; then the
	// immediate one, which no client can hold up.
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT} {
		if err := syscall.Kill(pid, sig); err != nil {
			break // gone, or not ours: the wait below tells
		}
		if waitGone(ctx, s.cfg.cluster(), orphanTime) {
			return nil
		}
	}
	if postmaster(s.cfg.cluster()) == 0 {
		return nil
	}
	return fmt.Errorf("postgres: the server with process number %d uses %s and does not end: stop it first", pid, s.cfg.cluster())
}

const orphanTime = 10 * time.Second

func waitGone(ctx context.Context, cluster string, limit time.Duration) bool {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(limit); time.Now().Before(end); {
		if postmaster(cluster) == 0 {
			return true
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return false
		}
	}
	return false
}

// postmaster returns the process that serves the cluster, or 0. The number in
// postmaster.pid may be long dead and given to another program, so it counts
// only if that process works in the cluster's folder, as a postmaster does.
func postmaster(cluster string) int {
	pid, _ := readPidFile(cluster)
	if pid == 0 || syscall.Kill(pid, 0) == syscall.ESRCH || !worksIn(pid, cluster) {
		return 0
	}
	return pid
}

// disown takes the number of a stranger out of postmaster.pid. Postgres would
// take any living process of its user for a server and refuse to start. The
// rest of the file stays: by it the new server makes sure that no session of
// the old one still uses the shared memory.
func disown(cluster string) error {
	pid, rest := readPidFile(cluster)
	if pid == 0 || syscall.Kill(pid, 0) == syscall.ESRCH {
		return nil
	}
	const nobodys = 1 << 30 // above the highest number that a kernel gives
	return os.WriteFile(pidFile(cluster), fmt.Appendf(nil, "%d\n%s", nobodys, rest), 0o600)
}

func readPidFile(cluster string) (pid int, rest string) {
	text, err := os.ReadFile(pidFile(cluster))
	if err != nil {
		return 0, ""
	}
	first, rest, _ := strings.Cut(string(text), "\n")
	pid, err = strconv.Atoi(strings.TrimSpace(first))
	if err != nil || pid <= 1 {
		return 0, ""
	}
	return pid, rest
}

func pidFile(cluster string) string { return filepath.Join(cluster, "postmaster.pid") }
