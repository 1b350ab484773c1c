package postgres

import (
	"fmt"
	"os"
	"syscall"
)

// readSearch is CAP_DAC_READ_SEARCH, the leave to read and to pass any folder.
const readSearch = 2

// allowReach lets an unprivileged child of root use programs and data below a
// folder that is closed to it: a clone in /root, say, which has mode 0700.
//
// It is the smallest thing that works: the child may read what it could not,
// but write, signal or become nothing more. A server of Postgres's has no way
// for a role without privileges to read files, and Daybook's role has none.
// The alternatives were to open root's folders to all, or to copy Postgres and
// the data to a place that the operator did not choose.
func allowReach(attr *syscall.SysProcAttr) { attr.AmbientCaps = []uintptr{readSearch} }

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
