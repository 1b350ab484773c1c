package clickhouse

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// confine limits this process, and so every statement in it, to the files that
// the engine needs. Grants do not reach all ways to a file, the function
// file('/path') for one; and the master key of Daybook's lies on the same disk.
//
// Landlock binds a thread and what comes after it, but Go has several threads
// by now. So the thread that is bound executes the program anew, in the same
// process: the second time all threads are bound. Where the kernel has no
// Landlock the grants alone hold.
func confine(library, data string) error {
	if os.Getenv(confined) != "" || landlockVersion() < 3 {
		return nil
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	runtime.LockOSThread() // and never unlocked: should a step fail, the thread ends with its goroutine
	if err := bind(rules(program, library, data)); err != nil {
		return fmt.Errorf("landlock: %w", err)
	}
	return unix.Exec(program, os.Args, append(os.Environ(), confined+"=1"))
}

// confined marks the program's second run.
const confined = "DAYBOOK_ENGINE_CONFINED"

// The rights to files. All that is listed in everything is refused, unless a
// rule gives it back.
const (
	readOnly   = unix.LANDLOCK_ACCESS_FS_READ_FILE | unix.LANDLOCK_ACCESS_FS_READ_DIR | unix.LANDLOCK_ACCESS_FS_EXECUTE
	everything = unix.LANDLOCK_ACCESS_FS_TRUNCATE<<1 - 1 // of version 3
	ofFiles    = unix.LANDLOCK_ACCESS_FS_READ_FILE | unix.LANDLOCK_ACCESS_FS_WRITE_FILE | unix.LANDLOCK_ACCESS_FS_EXECUTE | unix.LANDLOCK_ACCESS_FS_TRUNCATE
)

type rule struct {
	path   string
	access uint64
}

func rules(program, library, data string) []rule {
	all := []rule{
		{data, everything},
		{"/dev/null", ofFiles},
		{filepath.Dir(library), readOnly},
		{filepath.Dir(program), readOnly},
	}
	// The C library's own files, time zones, and what the kernel says of this
	// machine's memory and processors.
	for _, path := range []string{
		"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/share/zoneinfo", "/etc/ld.so.cache", "/etc/localtime", "/etc/timezone",
		"/etc/nsswitch.conf", "/etc/hosts", "/etc/resolv.conf", "/dev/urandom", "/proc/self", "/proc/meminfo", "/proc/cpuinfo",
		"/proc/stat", "/proc/sys", "/proc/mounts", "/sys",
	} {
		all = append(all, rule{path, readOnly})
	}
	return all
}

// bind puts the rules on this thread. A path that is not there needs no rule.
func bind(rules []rule) error {
	attr := unix.LandlockRulesetAttr{Handled_access_fs: everything}
	if landlockVersion() >= 4 {
		attr.Handled_access_net = unix.LANDLOCK_ACCESS_NET_CONNECT_TCP // refused altogether
	}
	//nolint:gosec // a struct of the kernel's
	set, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, uintptr(unsafe.Pointer(&attr)), unsafe.Sizeof(attr), 0)
	if errno != 0 {
		return errno
	}
	defer func() { _ = unix.Close(int(set)) }()
	for _, r := range rules {
		if err := r.add(int(set)); err != nil && !errors.Is(err, unix.ENOENT) {
			return fmt.Errorf("%s: %w", r.path, err)
		}
	}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	if _, _, errno := unix.Syscall(unix.SYS_LANDLOCK_RESTRICT_SELF, set, 0, 0); errno != 0 {
		return errno
	}
	return nil
}

func (r rule) add(set int) error {
	path, err := unix.Open(r.path, unix.O_PATH|unix.O_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer func() { _ = unix.Close(path) }()
	var stat unix.Stat_t
	if err := unix.Fstat(path, &stat); err != nil {
		return err
	}
	if stat.Mode&unix.S_IFMT != unix.S_IFDIR {
		r.access &= ofFiles
	}
	attr := unix.LandlockPathBeneathAttr{Allowed_access: r.access, Parent_fd: int32(path)}
	//nolint:gosec // a struct of the kernel's
	_, _, errno := unix.Syscall6(unix.SYS_LANDLOCK_ADD_RULE, uintptr(set), unix.LANDLOCK_RULE_PATH_BENEATH, uintptr(unsafe.Pointer(&attr)), 0, 0, 0)
	if errno != 0 {
		return errno
	}
	return nil
}

func landlockVersion() int {
	version, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	if errno != 0 {
		return 0
	}
	return int(version)
}
