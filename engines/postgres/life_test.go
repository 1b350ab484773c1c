package postgres_test

import (
	"bufio"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines"
	"github.com/daybook-crm/daybook/engines/postgres"
)

// startParent starts a process that starts a server, and returns both.
func startParent(t *testing.T, cmd *exec.Cmd, data string) (server int) {
	t.Helper()
	cmd.Env = append(os.Environ(), parentData+"="+data)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	server, err = strconv.Atoi(strings.TrimSpace(line))
	require.NoError(t, err)
	return server
}

func gone(pid int) func() bool {
	return func() bool { return syscall.Kill(pid, 0) == syscall.ESRCH }
}

func TestDiesWithParent(t *testing.T) {
	t.Parallel()
	needPackages(t)
	data := t.TempDir()
	parent := exec.Command(os.Args[0])
	server := startParent(t, parent, data)
	require.NoError(t, parent.Process.Kill())
	// At once, while the old server may still be shutting down.
	s := start(t, data)
	require.NoError(t, dial(t, s).Ping(t.Context()))
	require.Eventually(t, gone(server), 30*time.Second, 5*time.Millisecond)
}

// A server whose parent could not end it, as on a system without Pdeathsig.
func TestOrphan(t *testing.T) {
	t.Parallel()
	needPackages(t)
	data := t.TempDir()
	require.NoError(t, stop(start(t, data)))
	orphan := orphanServer(t, data)
	s := start(t, data)
	require.NoError(t, dial(t, s).Ping(t.Context()))
	require.True(t, gone(orphan)())
}

// orphanServer runs a server in the cluster as nobody's child that matters.
func orphanServer(t *testing.T, data string) int {
	t.Helper()
	cluster := filepath.Join(data, "cluster")
	info, err := os.Stat(cluster)
	require.NoError(t, err)
	owner := info.Sys().(*syscall.Stat_t)
	cmd := exec.Command(filepath.Join(installed(t), "bin", "postgres"), "-D", cluster)
	cmd.Dir = "/"
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: owner.Uid, Gid: owner.Gid}}
		openTo(t, cluster)
	}
	require.NoError(t, cmd.Start())
	go func() { _ = cmd.Wait() }() // so that it does not stay as a zombie
	pidFile := filepath.Join(cluster, "postmaster.pid")
	require.Eventually(t, func() bool { text, _ := os.ReadFile(pidFile); return strings.Contains(string(text), "ready") }, 10*time.Second, 10*time.Millisecond)
	return cmd.Process.Pid
}

// openTo lets any user pass the folders of a test on the way to path.
func openTo(t *testing.T, path string) {
	t.Helper()
	for at := filepath.Dir(path); at != os.TempDir() && at != "/"; at = filepath.Dir(at) {
		require.NoError(t, os.Chmod(at, 0o755))
	}
}

// postmaster.pid may name a process that has nothing to do with it.
func TestPidOfAnother(t *testing.T) {
	t.Parallel()
	needPackages(t)
	data := t.TempDir()
	require.NoError(t, stop(start(t, data)))
	bystander := exec.Command("sleep", "60")
	require.NoError(t, bystander.Start())
	t.Cleanup(func() { _ = bystander.Process.Kill(); _ = bystander.Wait() })
	pidFile := filepath.Join(data, "cluster", "postmaster.pid")
	require.NoError(t, os.WriteFile(pidFile, []byte(strconv.Itoa(bystander.Process.Pid)+"\n"+filepath.Dir(pidFile)+"\n1\n1\n\n\n"), 0o600))
	s := start(t, data)
	require.NoError(t, dial(t, s).Ping(t.Context()))
	require.NoError(t, syscall.Kill(bystander.Process.Pid, 0), "it lives on")
}

func TestFolderInUse(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	start(t, data)
	_, err := startIn(data, "")
	requireOneLine(t, err, "is in use by process")
}

// As an ordinary user, with a folder of its own, and none of another.
func TestOrdinaryUser(t *testing.T) {
	t.Parallel()
	needPackages(t)
	if os.Geteuid() != 0 {
		t.Skip("run by an ordinary user: every test of this package is this one")
	}
	nobody, err := user.Lookup("nobody")
	require.NoError(t, err)
	uid, err := strconv.Atoi(nobody.Uid)
	require.NoError(t, err)
	data := filepath.Join(t.TempDir(), "data")
	require.NoError(t, os.Mkdir(data, 0o700))
	require.NoError(t, os.Chown(data, uid, uid))
	openTo(t, data)
	// The test's own program stands in a folder that is closed to nobody.
	program := filepath.Join(filepath.Dir(data), "program")
	require.NoError(t, exec.Command("cp", os.Args[0], program).Run())

	cmd := exec.Command(program)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(uid)}}
	server := startParent(t, cmd, data)
	info, err := os.Stat("/proc/" + strconv.Itoa(server))
	if err == nil {
		require.EqualValues(t, uid, info.Sys().(*syscall.Stat_t).Uid)
	}
	require.NoError(t, cmd.Process.Kill())
	_ = cmd.Wait()

	// Root goes on with that folder, as the user whose it is.
	s := start(t, data)
	require.NoError(t, dial(t, s).Ping(t.Context()))
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	needPackages(t)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { taken.Close() })
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	made := func(change func(data string)) string {
		data := t.TempDir()
		require.NoError(t, stop(start(t, data)))
		change(data)
		return data
	}
	put := func(name, text string) func(string) {
		return func(data string) { require.NoError(t, os.WriteFile(filepath.Join(data, name), []byte(text), 0o644)) }
	}
	cases := map[string]struct {
		cfg  postgres.Config
		want string
	}{
		"no packages":      {postgres.Config{Packages: t.TempDir(), Data: t.TempDir()}, "run `make engines`"},
		"no data":          {postgres.Config{}, "Data, the data folder, is not set"},
		"port in use":      {postgres.Config{Data: t.TempDir(), Port: taken.Addr().(*net.TCPAddr).Port}, "address already in use"},
		"no folder":        {postgres.Config{Data: file + "/data"}, "not a directory"},
		"another version":  {postgres.Config{Data: made(put("cluster/PG_VERSION", "15\n"))}, "was made by Postgres 15"},
		"another password": {postgres.Config{Data: made(put("password", "wrong\n"))}, "put the right one back"},
		"a bad setting":    {postgres.Config{Data: made(put("cluster/local.conf", "shared_buffers = '1PB'\n"))}, "shared_buffers"},
		"a broken cluster": {postgres.Config{Data: made(func(data string) { require.NoError(t, os.Remove(filepath.Join(data, "cluster/global/pg_control"))) })}, "pg_control"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.cfg.Logger = quiet
			_, err := postgres.Start(t.Context(), c.cfg)
			requireOneLine(t, err, c.want)
		})
	}
}

// A full disk at the first start: one line with the cause, and nothing half
// made.
func TestDiskFull(t *testing.T) {
	t.Parallel()
	needPackages(t)
	data := filepath.Join(t.TempDir(), "small")
	require.NoError(t, os.Mkdir(data, 0o755))
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", data).CombinedOutput(); err != nil {
		t.Skipf("a small file system cannot be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", data).Run() })
	_, err := startIn(data, "")
	requireOneLine(t, err, "No space left on device")
	require.NoDirExists(t, filepath.Join(data, "cluster"))
	require.NoDirExists(t, filepath.Join(data, "making"))
}

func requireOneLine(t *testing.T, err error, want string) {
	t.Helper()
	require.ErrorContains(t, err, want)
	require.NotContains(t, err.Error(), "\n")
	t.Log(err)
}

func installed(t *testing.T) string {
	t.Helper()
	native, err := engines.Postgres("")
	require.NoError(t, err)
	return native
}

// The server has the one privilege, and only where it needs it.
func TestPrivileges(t *testing.T) {
	t.Parallel()
	needPackages(t)
	if os.Geteuid() != 0 {
		t.Skip("run by an ordinary user: there is nothing to give")
	}
	closed := start(t, t.TempDir())
	require.Equal(t, "0000000000000004", capabilities(t, closed.PID()))
	data := filepath.Join(t.TempDir(), "data")
	openTo(t, data)
	require.NoError(t, os.Mkdir(data, 0o755))
	if native := installed(t); exec.Command("setpriv", "--reuid=65534", "--clear-groups", native+"/bin/postgres", "--version").Run() != nil {
		t.Skip("the package itself is closed to others here")
	}
	require.Equal(t, "0000000000000000", capabilities(t, start(t, data).PID()))
}

func capabilities(t *testing.T, pid int) string {
	t.Helper()
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	require.NoError(t, err)
	_, after, _ := strings.Cut(string(text), "CapEff:")
	return strings.Fields(after)[0]
}
