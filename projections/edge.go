package projections

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/domain/device"
	"github.com/daybook-crm/daybook/edge"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// EdgeConfig is what the device files need. Log reads the same log as the
// subscription by which the sink is fed.
type EdgeConfig struct {
	Folder     string
	Log        eventstore.Reader
	Codec      *codec.Codec
	Categories []string     // that are read; default catalog.Categories
	Parking    Parking      // of the runner that feeds the sink; nil when nothing is parked
	Logger     *slog.Logger // default slog.Default()
}

// Edge keeps the files of all registered devices.
//
//	         Registered              caught up
//	(none) ─────────────► behind ─────────────────► current ──┐
//	                        ▲                          │      │ Apply
//	                        └────── a write failed ────┘ ◄────┘
//	   any ── Revoked ──► revoked: no file
//
// A current device is written by Apply, from the one subscription that feeds
// this sink. A device that is behind (new, or its file was missing, outdated
// or could not be written) catches up by itself, by reading the log; the
// others do not wait for it. One subscription for all, and not one a device,
// because each would decrypt the whole log again.
//
// What must hold: a current file has everything up to the checkpoint. So a
// device becomes current under the lock that Apply holds too, once nothing is
// left to read. The list of devices is a read side like the files (the
// registry); its checkpoint is written after the files, and moves on only
// when every current file has the batch.
type Edge struct {
	cfg      EdgeConfig
	registry *edge.Registry

	ctx     context.Context // of the catching up
	cancel  context.CancelFunc
	running sync.WaitGroup
	slots   chan struct{} // how many devices catch up at once

	mu      sync.Mutex
	devices map[edge.Device]*edgeDevice
	revoked map[edge.Device]bool
}

// OpenEdge opens the folder, removes the files of devices that there are no
// more, and starts those catching up that are behind. Close it after the
// runner that feeds it.
func OpenEdge(ctx context.Context, cfg EdgeConfig) (*Edge, error) {
	cfg.Logger = cmp.Or(cfg.Logger, slog.Default())
	if cfg.Categories == nil {
		cfg.Categories = catalog.Categories
	}
	registry, err := edge.OpenRegistry(ctx, cfg.Folder)
	if err != nil {
		return nil, err
	}
	e := &Edge{cfg: cfg, registry: registry, slots: make(chan struct{}, catchingUpAtOnce), devices: map[edge.Device]*edgeDevice{}, revoked: map[edge.Device]bool{}}
	e.ctx, e.cancel = context.WithCancel(context.WithoutCancel(ctx))
	if err := e.restore(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open the device files: %w", err), e.Close())
	}
	return e, nil
}

// Close ends the catching up and closes all files. It may be called twice.
func (e *Edge) Close() error {
	e.cancel()
	e.running.Wait()
	e.mu.Lock()
	defer e.mu.Unlock()
	var errs []error
	for _, d := range e.devices {
		if d.file != nil {
			errs = append(errs, d.file.Close())
			d.file = nil
		}
	}
	return errors.Join(append(errs, e.registry.Close())...)
}

// Name is "edge".
func (*Edge) Name() string { return "edge" }

// Checkpoint is the position up to which every current file has everything.
func (e *Edge) Checkpoint(context.Context) (eventstore.Position, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return eventstore.Position(e.registry.Checkpoint()), nil
}

// Apply writes the batch to the files of its tenants' current devices, each
// in a transaction of its own, and then the registry. A file that cannot be
// written does not stop the others: its device falls behind. Nothing but a
// device that cannot have a file is an event's fault.
func (e *Edge) Apply(ctx context.Context, batch []codec.Decoded) error {
	left, err := e.apply(ctx, batch)
	for _, d := range left { // outside the lock: one that catches up may wait for it
		err = errors.Join(err, Transient(e.remove(d)))
	}
	return err
}

// Wants takes only what can make a device as long as there is none: no file
// could tell, and a device that comes later reads the log by itself, to its
// end.
func (e *Edge) Wants(eventType string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.devices) > 0 || strings.HasPrefix(eventType, device.Category+".")
}

// Skip moves the checkpoint over events that were parked or not wanted.
func (e *Edge) Skip(ctx context.Context, to eventstore.Position) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.registry.Save(ctx, nil, edge.Position(to))
}

// Replay applies parked events. It is refused while a device of the tenant is
// behind: that one leaves parked events out, and would miss these.
func (e *Edge) Replay(ctx context.Context, batch []codec.Decoded) error {
	if err := e.allCurrent(batch[0].Stream.Tenant); err != nil {
		return err
	}
	if err := e.Apply(ctx, batch); err != nil {
		return err
	}
	return e.allCurrent(batch[0].Stream.Tenant)
}

func (e *Edge) allCurrent(tenant string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, d := range e.devices {
		if d.Tenant == tenant && d.file == nil {
			return fmt.Errorf("device %s of %s is catching up; replay again when it has", d.ID, tenant)
		}
	}
	return nil
}

// Reset has every file built anew beside the one there is, which is replaced
// when the new one has caught up.
func (e *Edge) Reset(ctx context.Context) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	var entries []edge.Entry
	var current []*edgeDevice
	for _, d := range e.devices {
		if d.file == nil {
			continue // it catches up already
		}
		current = append(current, d)
		entries = append(entries, edge.Entry{Device: d.Device, State: edge.Behind})
	}
	if err := e.registry.Save(ctx, entries, e.registry.Checkpoint()); err != nil {
		return err
	}
	for _, d := range current {
		_ = d.file.Close()
		d.file, d.anew = nil, true
	}
	e.startCatchingUp(current)
	return nil
}

func (e *Edge) apply(ctx context.Context, batch []codec.Decoded) (left []*edgeDevice, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	joined, left, err := e.registrations(batch)
	if err != nil {
		return nil, err
	}
	at := edge.Position(batch[len(batch)-1].Position)
	entries, failed, err := e.write(ctx, byTenant(batch), at)
	if err != nil {
		return nil, err
	}
	for _, d := range joined {
		entries = append(entries, edge.Entry{Device: d.Device, State: edge.Behind})
	}
	for _, d := range left {
		entries = append(entries, edge.Entry{Device: d.Device, State: edge.Revoked})
	}
	if err := e.registry.Save(ctx, entries, at); err != nil {
		e.startCatchingUp(failed)
		return nil, Transient(err)
	}
	e.admit(joined, left)
	e.startCatchingUp(append(failed, joined...))
	return left, nil
}

// write feeds every current device its tenant's events. It gives the entries
// of those that it wrote or failed to write, and the latter.
func (e *Edge) write(ctx context.Context, tenants map[string][]codec.Decoded, at edge.Position) (entries []edge.Entry, failed []*edgeDevice, err error) {
	for _, d := range e.devices {
		events := tenants[d.Tenant]
		if d.file == nil || len(events) == 0 {
			continue
		}
		err := writeDevice(ctx, d.file, events, at)
		if ctx.Err() != nil {
			e.startCatchingUp(failed)
			return nil, nil, ctx.Err()
		}
		entry := edge.Entry{Device: d.Device, State: edge.Current, At: d.file.Checkpoint()}
		if err != nil {
			e.cfg.Logger.Warn("a device file could not be written; it will catch up", "tenant", d.Tenant, "device", d.ID, "error", err)
			_ = d.file.Close()
			d.file, entry.State = nil, edge.Behind
			failed = append(failed, d)
		}
		entries = append(entries, entry)
	}
	return entries, failed, nil
}

// writeDevice folds the events onto the file's rows and writes them with the
// checkpoint in one transaction.
func writeDevice(ctx context.Context, file *edge.File, events []codec.Decoded, at edge.Position) error {
	rows, err := file.Load(ctx, edgeKeys(events, file.Checkpoint()))
	if err != nil {
		return err
	}
	fold := edgeFold{current: rows}
	for _, e := range events {
		if err := fold.apply(e); err != nil {
			return err
		}
	}
	return file.Save(ctx, fold.changed, at, fold.erasing)
}
