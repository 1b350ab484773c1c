package supervise

import (
	"os/exec"
	"syscall"
)

// dieWithParent has the kernel kill the process when this one ends, even by
// kill -9. The group of its own keeps the terminal's Ctrl-C from it: the parent
// decides in which order things end.
func dieWithParent(cmd *exec.Cmd) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setpgid = true
	if cmd.SysProcAttr.Pdeathsig == 0 {
		cmd.SysProcAttr.Pdeathsig = syscall.SIGKILL
	}
}
