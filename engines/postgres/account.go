package postgres

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is the user that the server's processes run as: this process's own,
// or, for root, whom Postgres refuses, an unprivileged one.
type account struct {
	switched bool
	uid, gid uint32
	name     string
	reach    bool // needs leave to pass folders that are closed to it
}

// chooseAccount looks at who this process is and, if there is a cluster, at who
// owns it: Postgres insists that the two are the same.
func chooseAccount(cluster string) (account, error) {
	owner, exists := ownerOf(cluster)
	self := uint32(os.Geteuid())
	if self != 0 {
		if exists && owner.uid != self {
			return account{}, fmt.Errorf("postgres: %s belongs to %s: run Daybook as that user or as root, or hand the folder over with chown -R", cluster, owner.name)
		}
		return account{uid: self}, nil
	}
	if exists {
		if owner.uid == 0 {
			return account{}, fmt.Errorf("postgres: %s belongs to root, whom Postgres refuses: hand it to an ordinary user with chown -R", cluster)
		}
		return owner, nil
	}
	for _, name := range []string{superuser, "nobody"} {
		if found, err := lookUp(name); err == nil {
			return found, nil
		}
	}
	return account{}, errors.New("postgres: root cannot run Postgres, and there is no user postgres or nobody here: make one with useradd --system postgres, or run Daybook as an ordinary user")
}

func lookUp(name string) (account, error) {
	u, err := user.Lookup(name)
	if err != nil {
		return account{}, err
	}
	uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
	if err := errors.Join(err1, err2); err != nil || uid == 0 {
		return account{}, fmt.Errorf("user %s will not do: %w", name, err)
	}
	return account{switched: true, uid: uint32(uid), gid: uint32(gid), name: name}, nil
}

func ownerOf(path string) (account, bool) {
	info, err := os.Stat(path)
	if err != nil {
		return account{}, false
	}
	stat := info.Sys().(*syscall.Stat_t)
	a := account{switched: true, uid: stat.Uid, gid: stat.Gid, name: "user " + strconv.Itoa(int(stat.Uid))}
	if u, err := user.LookupId(strconv.Itoa(int(stat.Uid))); err == nil {
		a.name = u.Username
	}
	return a, true
}

// own gives a file or folder to the account.
func (a account) own(path string) error {
	if !a.switched {
		return nil
	}
	if err := os.Chown(path, int(a.uid), int(a.gid)); err != nil {
		return fmt.Errorf("postgres: %w", err)
	}
	return nil
}

// canReach says whether the account may pass every folder on the way to path.
func (a account) canReach(path string) bool {
	for at := path; ; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil && info.IsDir() && !a.mayPass(info) {
			return false
		}
		if at == filepath.Dir(at) {
			return true
		}
	}
}

func (a account) mayPass(info os.FileInfo) bool {
	stat := info.Sys().(*syscall.Stat_t)
	mode := info.Mode().Perm()
	switch {
	case stat.Uid == a.uid:
		return mode&0o100 != 0
	case stat.Gid == a.gid:
		return mode&0o010 != 0
	}
	return mode&0o001 != 0
}

// environment is all that the server's processes get of ours: not, say, the
// administrator's first password.
var environment = []string{"PATH=/usr/bin:/bin", "LC_ALL=C", "TZ=UTC"}

// command is a program of Postgres's, to be run as the account.
func (a account) command(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...) //nolint:noctx // Stop ends it, or the caller
	cmd.Env = environment
	cmd.Dir = "/" // ours may be closed to the account
	cmd.SysProcAttr = &syscall.SysProcAttr{}
	if a.switched {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: a.uid, Gid: a.gid}
	}
	return cmd
}

// start starts a command of the account's.
func (a account) start(cmd *exec.Cmd) error {
	if a.reach {
		return startWithReach(cmd)
	}
	return cmd.Start()
}
