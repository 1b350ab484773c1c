package projections

import (
	"context"
	"time"
)

// Copying is what a rebuild of device files does.
const Copying = "COPYING"

// EdgeOf gives the device files that a sink keeps.
func EdgeOf(s Sink) (*Edge, bool) {
	w, ok := s.(whole)
	if !ok {
		return nil, false
	}
	files, ok := w.Follower.(*Edge)
	return files, ok
}

// Rebuild builds every device's file anew beside the one there is, and waits
// until each has taken that one's place.
func (e *Edge) Rebuild(ctx context.Context, tell func(Progress)) error {
	if err := e.Reset(ctx); err != nil {
		return err
	}
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for {
		current, all := e.current()
		tell(Progress{Doing: Copying, Done: current, All: all})
		if current == all {
			return nil
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// current says how many devices there are, and how many are up to date.
func (e *Edge) current() (current, all int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, d := range e.devices {
		if d.file != nil {
			current++
		}
	}
	return current, len(e.devices)
}
