package edge

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Registry is the list of the devices that have a file, itself a read side of
// the log, with its own checkpoint: everything up to there was applied to
// every device that is current.
type Registry struct {
	db *sql.DB
	at Position
}

// State is how a device stands.
type State string

// The states of a device. A revoked one is kept in mind, so that a late repeat
// of its registration does not bring its file back.
const (
	Behind  State = "behind"  // its file is being built, or missed something
	Current State = "current" // its file has everything up to At
	Revoked State = "revoked" // it has no file
)

// Entry is a device of the registry. A file that has less than At was put
// back by somebody, and must catch up like a new one.
type Entry struct {
	Device
	State State
	At    Position
}

const registrySchema = `
CREATE TABLE IF NOT EXISTS checkpoint (one INTEGER PRIMARY KEY CHECK (one = 1), commits TEXT NOT NULL, prepares TEXT NOT NULL) STRICT;
INSERT OR IGNORE INTO checkpoint VALUES (1, '0', '0');
CREATE TABLE IF NOT EXISTS devices (
    tenant TEXT NOT NULL, device TEXT NOT NULL, state TEXT NOT NULL, commits TEXT NOT NULL, prepares TEXT NOT NULL,
    PRIMARY KEY (tenant, device)
) STRICT, WITHOUT ROWID;`

// OpenRegistry opens the registry of a folder, and makes it when there is none.
func OpenRegistry(ctx context.Context, folder string) (*Registry, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the device files: %w", err)
	}
	db, err := connect(filepath.Join(folder, "registry.db"), "rwc", Durable)
	if err != nil {
		return nil, err
	}
	r := &Registry{db: db}
	if err := r.read(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open the registry of devices: %w", err), db.Close())
	}
	return r, nil
}

func (r *Registry) read(ctx context.Context) error {
	if _, err := r.db.ExecContext(ctx, registrySchema); err != nil {
		return err
	}
	return r.db.QueryRowContext(ctx, "SELECT commits, prepares FROM checkpoint").Scan((*number)(&r.at.Commit), (*number)(&r.at.Prepare))
}

// Close closes the registry.
func (r *Registry) Close() error { return r.db.Close() }

// Checkpoint is the position up to which everything was applied.
func (r *Registry) Checkpoint() Position { return r.at }

// Devices gives every device.
func (r *Registry) Devices(ctx context.Context) ([]Entry, error) {
	rows, err := r.db.QueryContext(ctx, "SELECT tenant, device, state, commits, prepares FROM devices ORDER BY tenant, device")
	if err != nil {
		return nil, fmt.Errorf("list the devices: %w", err)
	}
	defer func() { _ = rows.Close() }()
	var entries []Entry
	for rows.Next() {
		var e Entry
		if err := rows.Scan(&e.Tenant, &e.ID, &e.State, (*number)(&e.At.Commit), (*number)(&e.At.Prepare)); err != nil {
			return nil, fmt.Errorf("list the devices: %w", err)
		}
		entries = append(entries, e)
	}
	return entries, rows.Err()
}

// Save writes what is known of the given devices and moves the checkpoint, in
// one transaction. The checkpoint never moves back.
func (r *Registry) Save(ctx context.Context, entries []Entry, at Position) error {
	if r.at.After(at) {
		at = r.at
	}
	tx, err := r.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("write the registry of devices: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	var errs []error
	exec := func(query string, args ...any) {
		_, err := tx.ExecContext(ctx, query, args...)
		errs = append(errs, err)
	}
	for _, e := range entries {
		exec("INSERT OR REPLACE INTO devices VALUES (?, ?, ?, ?, ?)", e.Tenant, e.ID, e.State, number(e.At.Commit), number(e.At.Prepare))
	}
	exec("UPDATE checkpoint SET commits = ?, prepares = ?", number(at.Commit), number(at.Prepare))
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("write the registry of devices: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("write the registry of devices: %w", err)
	}
	r.at = at
	return nil
}

// Files gives the devices that have a file in the folder, finished or not.
func Files(folder string) ([]Device, error) {
	var devices []Device
	for _, pattern := range []string{"*.db", "*.db.building"} {
		paths, err := filepath.Glob(filepath.Join(folder, "*", pattern))
		if err != nil {
			return nil, fmt.Errorf("list the device files: %w", err)
		}
		for _, path := range paths {
			id := filepath.Base(path)[:len(filepath.Base(path))-len(pattern)+1]
			devices = append(devices, Device{Tenant: filepath.Base(filepath.Dir(path)), ID: id})
		}
	}
	return devices, nil
}
