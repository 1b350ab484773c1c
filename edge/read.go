package edge

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
)

// Reader reads a device's file, also while it is written.
type Reader struct {
	db   *sql.DB
	meta meta
}

// Open opens a file for reading.
func Open(ctx context.Context, path string) (*Reader, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("open a device file: %w", err)
	}
	db, err := connect(path, "ro", Durable)
	if err != nil {
		return nil, err
	}
	m, err := readMeta(ctx, db)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Reader{db: db, meta: m}, nil
}

// Close ends the reading.
func (r *Reader) Close() error { return r.db.Close() }

// Device is whose file it is.
func (r *Reader) Device() Device { return r.meta.device }

// Checkpoint is the position up to which the log was applied to the file when
// it was opened.
func (r *Reader) Checkpoint() Position { return r.meta.at }

// All gives every row, as they are at one moment.
func (r *Reader) All(ctx context.Context) (Rows, error) {
	tx, err := r.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Rows{}, fmt.Errorf("read a device file: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	var rows Rows
	var errs [6]error
	rows.Contacts, errs[0] = contacts.query(ctx, tx, "")
	rows.Companies, errs[1] = companies.query(ctx, tx, "")
	rows.Pipelines, errs[2] = pipelines.query(ctx, tx, "")
	rows.Deals, errs[3] = deals.query(ctx, tx, "")
	rows.Tasks, errs[4] = tasks.query(ctx, tx, "")
	rows.Members, errs[5] = members.query(ctx, tx, "")
	return rows, errors.Join(errs[:]...)
}

// Counts says how many rows each table of a file has.
func Counts(ctx context.Context, path string) (map[string]int, error) {
	r, err := Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	const query = `SELECT (SELECT count(*) FROM contacts), (SELECT count(*) FROM companies), (SELECT count(*) FROM pipelines),
		(SELECT count(*) FROM deals), (SELECT count(*) FROM tasks), (SELECT count(*) FROM members)`
	names := []string{contacts.name, companies.name, pipelines.name, deals.name, tasks.name, members.name}
	n := make([]int, len(names))
	if err := r.db.QueryRowContext(ctx, query).Scan(&n[0], &n[1], &n[2], &n[3], &n[4], &n[5]); err != nil {
		return nil, fmt.Errorf("count in a device file: %w", err)
	}
	counts := map[string]int{}
	for i, name := range names {
		counts[name] = n[i]
	}
	return counts, nil
}
