package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// runReadOnly serves a replay: its engines and the API, and nothing that
// writes. There is no log in it.
func (m *Main) runReadOnly(ctx context.Context) error {
	show, err := readReplayed(m.Config.Data)
	switch {
	case err != nil:
		return err
	case show == nil:
		return fmt.Errorf("--read-only: %s is no replay; make one with `daybook replay --until TIME --into DIR`", m.Config.Data)
	case !show.Done:
		return fmt.Errorf("--read-only: the replay in %s was broken off; call `daybook replay --until %s --into %s` again", m.Config.Data, show.Until, m.Config.Data)
	}
	m.Config.Roles, m.Config.EventStore = "api", ""
	m.metrics = newRegistry()
	if err := errors.Join(m.checkAddr(ctx), m.serveDebug(ctx)); err != nil {
		return err
	}
	if err := m.startEngines(ctx); err != nil {
		return err
	}
	if m.core, err = openReadSides(ctx, m.Config, m.at); err != nil {
		return err
	}
	m.running.push(func() error { m.core.close(); return nil })
	m.frozen = &frozen{show.Until}
	fmt.Fprintf(m.Out, "showing the log up to %s (position %s); nothing can be changed here\n", show.Until, show.Position)
	return m.serve(ctx)
}

// frozen refuses what a replay cannot do.
type frozen struct{ until string }

func (f *frozen) refusal() error {
	return fault.New(fault.Forbidden, "This is Daybook as it was up to "+f.until+": nothing can be changed in it, and its history is in the log.")
}

// Dispatch refuses every command.
func (f *frozen) Dispatch(context.Context, commands.Envelope, domain.Command) (commands.Receipt, error) {
	return commands.Receipt{}, f.refusal()
}

// Erase refuses: a copy is removed as a whole.
func (f *frozen) Erase(context.Context, commands.Envelope, string, string) (commands.Receipt, error) {
	return commands.Receipt{}, f.refusal()
}

// Head refuses; there is no log here.
func (f *frozen) Head(context.Context) (uint64, error) { return 0, f.refusal() }

// History refuses; there is no log here.
func (f *frozen) History(context.Context, string, commands.Object) (string, []commands.Entry, error) {
	return "", nil, f.refusal()
}

// AsOf refuses; there is no log here.
func (f *frozen) AsOf(context.Context, string, commands.Object, time.Time) (commands.Receipt, bool, bool, error) {
	return commands.Receipt{}, false, false, f.refusal()
}

// Undo refuses every command.
func (f *frozen) Undo(context.Context, commands.Envelope, uuid.UUID, bool, []commands.Object) ([]commands.Undone, error) {
	return nil, f.refusal()
}

// RestoreValue refuses every command.
func (f *frozen) RestoreValue(context.Context, commands.Envelope, commands.Restoration) (commands.Receipt, error) {
	return commands.Receipt{}, f.refusal()
}

// SetPassword refuses.
func (f *frozen) SetPassword(context.Context, string, string, string, string) error {
	return f.refusal()
}

// Disable refuses.
func (f *frozen) Disable(context.Context, string, string) error { return f.refusal() }

// Enable refuses.
func (f *frozen) Enable(context.Context, string, string) error { return f.refusal() }

// frozenKeys lets the keys that a replay has be listed, and makes none.
type frozenKeys struct {
	*auth.Accounts
	frozen *frozen
}

// MakeKey refuses.
func (k frozenKeys) MakeKey(context.Context, identity.Actor, string) (string, auth.APIKey, error) {
	return "", auth.APIKey{}, k.frozen.refusal()
}
