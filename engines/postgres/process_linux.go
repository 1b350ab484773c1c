package postgres

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

// startWithReach starts an unprivileged child of root which may use programs
// and data below a folder that is closed to it: a clone in /root, say, which has
// mode 0700.
//
// The child gets CAP_DAC_READ_SEARCH, the leave to pass and to read, and that is
// the smallest thing that works: it can write, signal or become nothing more. A
// server of Postgres's has no way for a role without privileges to read files,
// and Daybook's role has none. The alternatives were to open root's folders to
// all, or to copy Postgres and the data to a place that the operator did not
// choose.
//
// The secure bit is there for access(2), by which Postgres looks for its own
// programs and which leaves the privileges of a user other than root out of
// account without it. Threads have that bit, so that this one must not change.
func startWithReach(cmd *exec.Cmd) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before, err := unix.PrctlRetInt(unix.PR_GET_SECUREBITS, 0, 0, 0, 0)
	if err != nil {
		return err
	}
	if err := unix.Prctl(unix.PR_SET_SECUREBITS, uintptr(before)|secbitNoSetuidFixup, 0, 0, 0); err != nil {
		return err
	}
	defer func() { _ = unix.Prctl(unix.PR_SET_SECUREBITS, uintptr(before), 0, 0, 0) }()
	cmd.SysProcAttr.AmbientCaps = []uintptr{unix.CAP_DAC_READ_SEARCH}
	return cmd.Start()
}

const secbitNoSetuidFixup = 1 << 2 // SECBIT_NO_SETUID_FIXUP, from linux/securebits.h

// endWithParent has the kernel ask for a fast shutdown when this process ends,
// even by kill -9. Not the kill that supervise would choose: the server then
// needs no recovery, and its sessions do not linger.
func endWithParent(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGINT }

// worksIn says whether a process has folder as its working directory.
func worksIn(pid int, folder string) bool {
	have, err := os.Stat(fmt.Sprintf("/proc/%d/cwd", pid))
	if err != nil {
		return false
	}
	want, err := os.Stat(folder)
	return err == nil && os.SameFile(have, want)
}
