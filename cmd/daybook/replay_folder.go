package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// replayed says what a folder that `daybook replay` has made shows.
type replayed struct {
	Until    string    `json:"until"`    // as it was asked for
	Position string    `json:"position"` // of the last event
	Recorded time.Time `json:"recorded"` // when that was
	Done     bool      `json:"done"`     // false while it is being made, or when that was broken off
}

func replayFile(dir string) string { return filepath.Join(dir, "replay.json") }

// readReplayed gives what a folder shows; nil when it is no replay.
func readReplayed(dir string) (*replayed, error) {
	text, err := os.ReadFile(replayFile(dir))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) { // who takes the folder says so
		return nil, nil
	}
	var r replayed
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	if err != nil {
		return nil, fmt.Errorf("what the replay shows cannot be read: %w", err)
	}
	return &r, nil
}

func (r replayed) save(dir string) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	temporary := replayFile(dir) + ".new"
	if err := os.WriteFile(temporary, text, 0o600); err != nil {
		return fmt.Errorf("note what the replay shows: %w", err)
	}
	return os.Rename(temporary, replayFile(dir))
}

// refuseReplay keeps an ordinary Daybook from a replay's folder: it would make
// an empty log there, and then everything anew from that.
func refuseReplay(dir string) error {
	r, err := readReplayed(dir)
	if err == nil && r != nil {
		err = fmt.Errorf("%s is a replay of a log up to %s; look at it with `daybook serve --read-only --data %s`", dir, r.Until, dir)
	}
	return err
}

// prepareReplay makes the folder, or takes up one that the same replay was
// broken off in.
func prepareReplay(dir string, r replayed) error {
	before, err := readReplayed(dir)
	switch {
	case err != nil:
		return err
	case before != nil && before.Done:
		return fmt.Errorf("--into: %s is a finished replay up to %s; name another folder, or remove it", dir, before.Until)
	case before != nil && before.Position != r.Position:
		return fmt.Errorf("--into: in %s a replay up to %s was begun; go on with that one, or remove the folder", dir, before.Until)
	case before != nil:
		return nil
	}
	found, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("--into: %w", err)
	}
	if len(found) > 0 {
		return fmt.Errorf("--into: %s is not empty; name a folder of its own", dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("--into: %w", err)
	}
	return r.save(dir)
}
