package projections

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/daybook-crm/daybook/edge"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

const (
	// Two at once: a device that waits its turn costs nothing, and each reads
	// the whole log.
	catchingUpAtOnce = 2
	// Events of one transaction while catching up.
	catchUpBatch = 2000
	// With fewer events left than this, the rest is read under the lock.
	nearlyThere = 500

	firstCatchUpPause = 200 * time.Millisecond
	lastCatchUpPause  = time.Minute
	// How long the other devices may have to wait for one that joins them.
	joinTimeout = 10 * time.Second
)

func (e *Edge) startCatchingUp(devices []*edgeDevice) {
	for _, d := range devices {
		ctx, stop := context.WithCancel(e.ctx)
		done := make(chan struct{})
		d.stop, d.done = stop, done
		e.running.Go(func() {
			defer close(done)
			defer stop()
			e.catchUp(ctx, d)
		})
	}
}

// catchUp tries until the device is current or the context ends.
func (e *Edge) catchUp(ctx context.Context, d *edgeDevice) {
	for pause := firstCatchUpPause; ; pause = min(2*pause, lastCatchUpPause) {
		err := e.tryCatchUp(ctx, d)
		if err == nil || ctx.Err() != nil {
			return
		}
		e.cfg.Logger.Warn("a device could not catch up, trying again", "tenant", d.Tenant, "device", d.ID, "error", err, "pause", pause)
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
}

func (e *Edge) tryCatchUp(ctx context.Context, d *edgeDevice) (err error) {
	select {
	case e.slots <- struct{}{}:
		defer func() { <-e.slots }()
	case <-ctx.Done():
		return ctx.Err()
	}
	parked, err := e.parked(ctx)
	if err != nil {
		return err
	}
	file, err := e.takeUp(ctx, d)
	if err != nil {
		return err
	}
	for left := nearlyThere; left >= nearlyThere; {
		if left, err = e.readOn(ctx, file, parked); err != nil {
			return errors.Join(err, file.Close())
		}
	}
	if err := e.join(ctx, d, file, parked); err != nil {
		return errors.Join(err, file.Close())
	}
	return nil
}

// parked gives from which revision on streams are parked: the other files do
// not have those events, and get them together with this one when they are
// replayed.
func (e *Edge) parked(ctx context.Context) (map[eventstore.StreamID]uint64, error) {
	if e.cfg.Parking == nil {
		return nil, nil
	}
	events, err := e.cfg.Parking.Parked(ctx, e.Name())
	if err != nil {
		return nil, fmt.Errorf("read what is parked: %w", err)
	}
	first := map[eventstore.StreamID]uint64{}
	for _, p := range events {
		if revision, known := first[p.Stream]; !known || p.Revision < revision {
			first[p.Stream] = p.Revision
		}
	}
	return first, nil
}

// takeUp opens the file that the device has, or else begins a new one under
// another name: until that has caught up, the device keeps what it had. A new
// one that was begun before is begun again, since it is written carelessly,
// for speed, and may not have survived what ended it.
func (e *Edge) takeUp(ctx context.Context, d *edgeDevice) (*edge.File, error) {
	e.mu.Lock()
	anew := d.anew
	e.mu.Unlock()
	if !anew {
		if file, err := edge.Continue(ctx, d.path, d.Device); !errors.Is(err, edge.ErrOutdated) {
			return file, err
		}
	}
	return edge.Create(ctx, edge.Building(d.path), d.Device, edge.Discardable)
}

var errDeviceGone = errors.New("the device was revoked meanwhile")

// join reads the little that is left, while nobody else is fed, and makes the
// device current.
func (e *Edge) join(ctx context.Context, d *edgeDevice, file *edge.File, parked map[eventstore.StreamID]uint64) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.devices[d.Device] != d || ctx.Err() != nil {
		return errDeviceGone
	}
	ctx, cancel := context.WithTimeout(ctx, joinTimeout)
	defer cancel()
	if _, err := e.readOn(ctx, file, parked); err != nil {
		return err
	}
	if e.registry.Checkpoint().After(file.Checkpoint()) {
		return errors.New("the log that was read ends before what the subscription gave; its node lags behind")
	}
	file, err := file.Finish(ctx, d.path)
	if err != nil {
		return err
	}
	entry := edge.Entry{Device: d.Device, State: edge.Current, At: file.Checkpoint()}
	if err := e.registry.Save(ctx, []edge.Entry{entry}, e.registry.Checkpoint()); err != nil {
		return errors.Join(err, file.Close())
	}
	d.file, d.anew = file, false
	return nil
}

// readOn applies to the file what the log has behind its checkpoint, without
// what is parked, and says how many events that were. Other tenants' events
// are not even opened.
func (e *Edge) readOn(ctx context.Context, file *edge.File, parked map[eventstore.StreamID]uint64) (seen int, err error) {
	var events []codec.Decoded
	var at edge.Position
	for r, err := range e.cfg.Log.ReadAll(ctx, eventstore.Position(file.Checkpoint()), e.cfg.Categories) {
		if err != nil {
			return seen, fmt.Errorf("read the log: %w", err)
		}
		seen, at = seen+1, edge.Position(r.Position)
		from, waits := parked[r.Stream]
		if r.Stream.Tenant != file.Device().Tenant || waits && r.Revision >= from {
			continue
		}
		event, err := e.cfg.Codec.Decode(ctx, r)
		if err != nil {
			return seen, err
		}
		if events = append(events, event); len(events) == catchUpBatch {
			if err := writeDevice(ctx, file, events, at); err != nil {
				return seen, err
			}
			events = events[:0]
		}
	}
	if seen == 0 {
		return 0, nil
	}
	return seen, writeDevice(ctx, file, events, at)
}
