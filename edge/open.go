package edge

import (
	"context"
	"crypto/sha256"
	"database/sql"
	_ "embed" // schema.sql
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	_ "modernc.org/sqlite" // the driver
)

//go:embed schema.sql
var schema string

// foldVersion is raised when projections make other rows of the same events
// while the tables stay as they are.
const foldVersion = 1

// layout is the fingerprint of how a file is made: one that was made in
// another way is built anew.
var layout = sync.OnceValue(func() string {
	sum := sha256.Sum256([]byte(strconv.Itoa(foldVersion) + schema))
	return hex.EncodeToString(sum[:])
})

// File is a device's file. It has one connection, and is not for concurrent use.
type File struct {
	db     *sql.DB
	path   string
	device Device
	at     Position

	durability Durability
	swept      bool // nothing of what was erased is left in it
}

// ErrOutdated is returned for a file that cannot be continued: of another
// schema or another device, or none at all. It is to be built anew.
var ErrOutdated = errors.New("the device file is not one to go on with")

// Durability is what a write to a file survives.
type Durability int

// A file in use survives a power failure. A file under construction does not
// and need not: it is thrown away with whoever built it.
const (
	Durable Durability = iota
	Discardable
)

// Create makes an empty file for the device, in place of any at the path.
func Create(ctx context.Context, path string, device Device, durability Durability) (*File, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of a device file: %w", err)
	}
	for _, suffix := range []string{"-journal", ""} {
		if err := os.Remove(path + suffix); err != nil && !os.IsNotExist(err) {
			return nil, fmt.Errorf("remove an old device file: %w", err)
		}
	}
	db, err := connect(path, "rwc", durability)
	if err != nil {
		return nil, err
	}
	f := &File{db: db, path: path, device: device, durability: durability, swept: true}
	if err := f.initialise(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("create a device file: %w", err), db.Close())
	}
	return f, nil
}

// Continue opens the device's file for writing. It returns ErrOutdated for a
// file that is to be built anew.
func Continue(ctx context.Context, path string, device Device) (*File, error) {
	if _, err := os.Stat(path); os.IsNotExist(err) {
		return nil, ErrOutdated
	}
	db, err := connect(path, "rw", Durable)
	if err != nil {
		return nil, err
	}
	f := &File{db: db, path: path, device: device}
	if err := f.resume(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return f, nil
}

// Checkpoint is the position up to which the log was applied to the file.
func (f *File) Checkpoint() Position { return f.at }

// Device is whose file it is.
func (f *File) Device() Device { return f.device }

// Close closes the file, which is then complete by itself.
func (f *File) Close() error { return f.db.Close() }

// connect opens a database with one connection.
//
// journal_mode DELETE and not WAL, so that the one file is complete at rest;
// MEMORY would spare a journal with old pages in it, but a kill in the middle
// of a write would then ruin the file. The journal is removed with each commit.
func connect(path, mode string, durability Durability) (*sql.DB, error) {
	synchronous := "FULL"
	if durability == Discardable {
		synchronous = "OFF"
	}
	pragmas := []string{"busy_timeout(5000)", "journal_mode(DELETE)", "secure_delete(ON)", "temp_store(MEMORY)", "synchronous(" + synchronous + ")"}
	if mode == "ro" {
		pragmas = []string{"busy_timeout(5000)", "query_only(ON)", "temp_store(MEMORY)"}
	}
	address := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: url.Values{"mode": {mode}, "_pragma": pragmas}.Encode()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, fmt.Errorf("open a device file: %w", err)
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

func (f *File) initialise(ctx context.Context) error {
	if _, err := f.db.ExecContext(ctx, schema); err != nil {
		return err
	}
	const insert = "INSERT INTO meta (name, value) VALUES ('schema', ?), ('tenant', ?), ('device', ?), ('commit', '0'), ('prepare', '0'), ('swept', 'yes')"
	_, err := f.db.ExecContext(ctx, insert, layout(), f.device.Tenant, f.device.ID)
	return err
}

// resume reads where the file stands, and finishes an erasure that was
// interrupted.
func (f *File) resume(ctx context.Context) error {
	meta, err := readMeta(ctx, f.db)
	if err != nil || meta.schema != layout() || meta.device != f.device {
		return errors.Join(ErrOutdated, err)
	}
	f.at, f.swept = meta.at, meta.swept
	if !f.swept {
		return f.sweep(ctx)
	}
	return nil
}

type meta struct {
	schema string
	device Device
	at     Position
	swept  bool
}

func readMeta(ctx context.Context, db *sql.DB) (meta, error) {
	rows, err := db.QueryContext(ctx, "SELECT name, value FROM meta")
	if err != nil {
		return meta{}, fmt.Errorf("read what a device file is: %w", err)
	}
	defer func() { _ = rows.Close() }()
	values := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return meta{}, fmt.Errorf("read what a device file is: %w", err)
		}
		values[name] = value
	}
	m := meta{schema: values["schema"], device: Device{Tenant: values["tenant"], ID: values["device"]}, swept: values["swept"] == "yes"}
	var errCommit, errPrepare error
	m.at.Commit, errCommit = strconv.ParseUint(values["commit"], 10, 64)
	m.at.Prepare, errPrepare = strconv.ParseUint(values["prepare"], 10, 64)
	return m, errors.Join(rows.Err(), errCommit, errPrepare)
}
