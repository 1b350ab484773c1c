package supervise

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// lockWait is how long a folder may stay locked before that is an error: a
// child that was just killed lets go only when the kernel has taken it apart.
const lockWait = 5 * time.Second

// LockFolder makes the data folder and holds it for this process until the
// file is closed or the process ends, however it ends.
func LockFolder(ctx context.Context, folder string) (*os.File, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("the data folder cannot be made: %w", err)
	}
	file, err := os.OpenFile(filepath.Join(folder, "daybook.lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the data folder cannot be written: %w", err)
	}
	for end := time.Now().Add(lockWait); ; time.Sleep(50 * time.Millisecond) {
		if err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err == nil {
			break
		}
		if ctx.Err() != nil || time.Now().After(end) {
			owner, _ := os.ReadFile(file.Name())
			_ = file.Close()
			return nil, fmt.Errorf("%s is in use by process %s: stop that one, or choose another data folder", folder, strings.TrimSpace(string(owner)))
		}
	}
	_ = file.Truncate(0)
	_, _ = fmt.Fprintf(file, "%d\n", os.Getpid())
	return file, nil
}
