// Package edge keeps what a field rep needs offline: one SQLite file for each
// registered device, with the contacts, companies, deals, tasks, pipelines
// and members of its tenant. For now every device sees all of its tenant.
//
// A file is complete by itself: no write-ahead log beside it, so that it can
// be copied and downloaded as it lies there whenever no write is under way.
// It knows how far the log was applied to it (meta: checkpoint), in the same
// transaction as its rows; a file that is deleted is built anew.
//
// It holds personal data in the clear, since that is what it is for. So what
// is deleted in it is overwritten (secure_delete), and after an erasure the
// file is written anew: see File.Save.
//
//	<folder>/registry.db           which devices there are: Registry
//	<folder>/<tenant>/<device>.db  the device's file
//	<folder>/<tenant>/<device>.db.building
package edge

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// Position is a place in the log, as eventstore.Position.
type Position struct{ Commit, Prepare uint64 }

// After says whether p lies behind q in the log.
func (p Position) After(q Position) bool {
	return p.Commit > q.Commit || p.Commit == q.Commit && p.Prepare > q.Prepare
}

// Device is a device by its tenant and its id.
type Device struct{ Tenant, ID string }

var (
	tenantID = regexp.MustCompile(`^[a-z][a-z0-9]{0,30}$`)
	deviceID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]{0,63}$`)
)

// Path gives the device's file in a folder. The ids are checked once more,
// although they come out of the log: here they become a path.
func (d Device) Path(folder string) (string, error) {
	if !tenantID.MatchString(d.Tenant) || !deviceID.MatchString(d.ID) {
		return "", fmt.Errorf("device %q of tenant %q cannot name a file", d.ID, d.Tenant)
	}
	return filepath.Join(folder, d.Tenant, d.ID+".db"), nil
}

// Building is under which name a file is built, to be renamed when it has
// caught up: a device never gets a half of its data.
func Building(path string) string { return path + ".building" }

// Remove deletes a device's file, its predecessor or successor under
// construction, and the journals of both.
func Remove(path string) error {
	for _, name := range []string{path, Building(path)} {
		for _, suffix := range []string{"-journal", "-wal", "-shm", ""} {
			if err := os.Remove(name + suffix); err != nil && !os.IsNotExist(err) {
				return fmt.Errorf("remove a device file: %w", err)
			}
		}
	}
	return nil
}
