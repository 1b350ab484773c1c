//go:build !linux

package postgres

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// startWithReach has nothing to give where there are no capabilities: the start
// fails, with the path that is closed.
func startWithReach(cmd *exec.Cmd) error { return cmd.Start() }

// endWithParent can do nothing here: stopOrphan does, at the next start.
func endWithParent(*syscall.SysProcAttr) {}

// worksIn asks ps, which tells the command line and with it the folder.
func worksIn(pid int, folder string) bool {
	out, err := exec.Command("ps", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && strings.Contains(string(out), "postgres") && strings.Contains(string(out), folder)
}
