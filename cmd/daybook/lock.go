package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// dataLock makes a data folder the process's own. The lock is the kernel's
// and ends with the process, however that ends; the file that bears it stays.
type dataLock struct {
	dir  string
	file *os.File
}

// lockedError says that another process has the data folder.
type lockedError struct{ dir, pid string }

func (e *lockedError) Error() string {
	return fmt.Sprintf("another Daybook (process %s) is running on %s: stop it, or name another folder with --data", e.pid, e.dir)
}

// lockData makes the folder where it is missing and takes it. It returns
// a *lockedError when it is taken.
func lockData(dir string) (*dataLock, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("cannot make the data folder: %w", err)
	}
	file, err := os.OpenFile(filepath.Join(dir, "daybook.lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("cannot write to the data folder: %w", err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		pid, _ := os.ReadFile(file.Name())
		_ = file.Close()
		return nil, &lockedError{dir, strings.TrimSpace(string(pid))}
	}
	err = errors.Join(file.Truncate(0), write(file, fmt.Sprintf("%d\n", os.Getpid())))
	if err != nil {
		_ = file.Close()
		return nil, fmt.Errorf("cannot write to the data folder: %w", err)
	}
	return &dataLock{dir, file}, nil
}

func write(f *os.File, text string) error {
	_, err := f.WriteAt([]byte(text), 0)
	return err
}

// endpoints are where a running Daybook's engines are to be found, for
// commands such as import that join it. They hold passwords.
type endpoints struct {
	EventStore string `json:"eventstore"`
	Postgres   string `json:"postgres"`
	ClickHouse string `json:"clickhouse"`
}

func endpointsFile(dir string) string { return filepath.Join(dir, "daybook.run") }

// publish writes the endpoints for others of the same user.
func (l *dataLock) publish(e endpoints) error {
	text, err := json.Marshal(e)
	if err != nil {
		return err
	}
	temporary := endpointsFile(l.dir) + ".new"
	if err := os.WriteFile(temporary, text, 0o600); err != nil {
		return err
	}
	return os.Rename(temporary, endpointsFile(l.dir))
}

// join reads the endpoints of the Daybook that is running on the folder.
func join(dir string) (endpoints, error) {
	var e endpoints
	text, err := os.ReadFile(endpointsFile(dir))
	if err == nil {
		err = json.Unmarshal(text, &e)
	}
	if err != nil {
		return e, fmt.Errorf("a Daybook is starting on %s; try again when it is ready: %w", dir, err)
	}
	return e, nil
}

// Release gives the folder back.
func (l *dataLock) Release() error {
	_ = os.Remove(endpointsFile(l.dir))
	return l.file.Close()
}
