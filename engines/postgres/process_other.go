//go:build !linux

package postgres

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// allowReach can do nothing where there are no capabilities; the start then
// fails with the path that is closed.
func allowReach(*syscall.SysProcAttr) {}

// endWithParent can do nothing here: stopOrphan does, at the next start.
func endWithParent(*syscall.SysProcAttr) {}

// worksIn asks ps, which tells the command line and with it the folder.
func worksIn(pid int, folder string) bool {
	out, err := exec.Command("ps", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && strings.Contains(string(out), "postgres") && strings.Contains(string(out), folder)
}
