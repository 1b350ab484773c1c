package projections

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/edge"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// edgeDevice is a device that is not revoked. Its fields belong to whoever
// holds Edge.mu.
type edgeDevice struct {
	edge.Device
	path string
	file *edge.File // nil while behind
	anew bool       // it is to catch up from the beginning

	stop context.CancelFunc // of the catching up, nil before the first
	done chan struct{}      // closed when that has ended
}

func (e *Edge) newDevice(id edge.Device) (*edgeDevice, error) {
	path, err := id.Path(e.cfg.Folder)
	return &edgeDevice{Device: id, path: path}, err
}

// restore takes up the devices where they were left. Files of no device are
// remains of a revocation that was interrupted.
func (e *Edge) restore(ctx context.Context) error {
	entries, err := e.registry.Devices(ctx)
	if err != nil {
		return err
	}
	var behind []*edgeDevice
	for _, entry := range entries {
		if entry.State == edge.Revoked {
			e.revoked[entry.Device] = true
			continue
		}
		d, err := e.newDevice(entry.Device)
		if err != nil {
			return err
		}
		e.devices[d.Device] = d
		if d.file = current(ctx, d, entry); d.file == nil {
			behind = append(behind, d)
		}
	}
	if err := e.removeStrays(); err != nil {
		return err
	}
	e.startCatchingUp(behind)
	return nil
}

// current opens a device's file if it has everything that it should have.
// What is wrong with one that does not open comes out when it is to catch up.
func current(ctx context.Context, d *edgeDevice, entry edge.Entry) *edge.File {
	if entry.State != edge.Current {
		return nil
	}
	file, err := edge.Continue(ctx, d.path, d.Device)
	if err != nil {
		return nil
	}
	if entry.At.After(file.Checkpoint()) {
		_ = file.Close()
		return nil
	}
	return file
}

func (e *Edge) removeStrays() error {
	files, err := edge.Files(e.cfg.Folder)
	if err != nil {
		return err
	}
	for _, id := range files {
		path, err := id.Path(e.cfg.Folder)
		if err != nil || e.devices[id] != nil { // what has no such name is not ours
			continue
		}
		if err := edge.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

// registrations gives the devices that the batch makes and those that it
// revokes. A device that is known, or was revoked, is not made again.
func (e *Edge) registrations(batch []codec.Decoded) (joined, left []*edgeDevice, err error) {
	for _, event := range batch {
		id := edge.Device{Tenant: event.Stream.Tenant, ID: event.Stream.ID}
		isNew := func(d *edgeDevice) bool { return d.Device == id }
		if _, ok := event.Event.(device.Event); !ok || e.revoked[id] {
			continue
		}
		d := e.devices[id]
		if d == nil {
			if d, err = e.newDevice(id); err != nil {
				return nil, nil, fmt.Errorf("register a device: %w", err)
			}
		}
		switch event.Event.(type) {
		case device.Registered:
			if e.devices[id] == nil && !slices.ContainsFunc(joined, isNew) {
				joined = append(joined, d)
			}
		case device.Revoked:
			joined, left = slices.DeleteFunc(joined, isNew), append(left, d)
		}
	}
	return joined, left, nil
}

// admit takes over what the registry says now.
func (e *Edge) admit(joined, left []*edgeDevice) {
	for _, d := range joined {
		e.devices[d.Device] = d
	}
	for _, d := range left {
		delete(e.devices, d.Device)
		e.revoked[d.Device] = true
	}
}

// remove ends a revoked device and deletes its file.
func (e *Edge) remove(d *edgeDevice) error {
	if d.stop != nil {
		d.stop()
		<-d.done
	}
	var err error
	if d.file != nil {
		err = d.file.Close()
	}
	return errors.Join(err, edge.Remove(d.path))
}
