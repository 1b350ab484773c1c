//go:build !linux

package supervise

import (
	"os/exec"
	"syscall"
)

// dieWithParent gives the process a group of its own, as on Linux. There is
// nothing here by which the kernel would end it with its parent: a child learns
// of that by itself, from the end of its standard input, or is found and
// stopped at the next start.
func dieWithParent(cmd *exec.Cmd) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setpgid = true
}
