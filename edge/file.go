package edge

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"strconv"
)

// Rows are rows of a file, by id.
type Rows struct {
	Contacts  map[string]Contact
	Companies map[string]Company
	Pipelines map[string]Pipeline
	Deals     map[string]Deal
	Tasks     map[string]Task
	Members   map[string]Member
}

// Keys say which rows are wanted: those with the ids, and with TasksOf the
// tasks that are about a contact.
type Keys struct {
	Contacts, Companies, Pipelines, Deals, Tasks, Members []string
	TasksOf                                               []string
}

// Load gives the rows of the keys; a key without a row has none in the answer.
func (f *File) Load(ctx context.Context, keys Keys) (Rows, error) {
	var rows Rows
	var errs [7]error
	rows.Contacts, errs[0] = contacts.load(ctx, f.db, keys.Contacts)
	rows.Companies, errs[1] = companies.load(ctx, f.db, keys.Companies)
	rows.Pipelines, errs[2] = pipelines.load(ctx, f.db, keys.Pipelines)
	rows.Deals, errs[3] = deals.load(ctx, f.db, keys.Deals)
	rows.Tasks, errs[4] = tasks.load(ctx, f.db, keys.Tasks)
	rows.Members, errs[5] = members.load(ctx, f.db, keys.Members)
	errs[6] = f.loadTasksOf(ctx, keys.TasksOf, rows.Tasks)
	return rows, errors.Join(errs[:]...)
}

func (f *File) loadTasksOf(ctx context.Context, contacts []string, into map[string]Task) error {
	if len(contacts) == 0 {
		return nil
	}
	found, err := tasks.query(ctx, f.db, "WHERE contact_id <> '' AND contact_id IN (SELECT value FROM json_each(?))", list[string]{&contacts})
	maps.Copy(into, found)
	return err
}

// Save writes the rows and the checkpoint in one transaction. The checkpoint
// never moves back.
//
// Erasing says that the rows take a person out. SQLite overwrites what is
// deleted, but a page that was split earlier may hold a stale copy of a row
// in space that it does not count as used. So the file is then written anew
// (VACUUM). A note in the same transaction has an interrupted one repeated;
// for a file under construction it is done once, when that is finished.
func (f *File) Save(ctx context.Context, rows Rows, at Position, erasing bool) error {
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("write a device file: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	if f.at.After(at) {
		at = f.at
	}
	if err := saveRows(ctx, tx, rows); err != nil {
		return err
	}
	if err := saveMeta(ctx, tx, at, erasing); err != nil {
		return fmt.Errorf("write the checkpoint of a device file: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("write a device file: %w", err)
	}
	f.at, f.swept = at, f.swept && !erasing
	if erasing && f.durability == Durable {
		return f.sweep(ctx)
	}
	return nil
}

func saveRows(ctx context.Context, tx *sql.Tx, rows Rows) error {
	return errors.Join(
		contacts.save(ctx, tx, rows.Contacts),
		companies.save(ctx, tx, rows.Companies),
		pipelines.save(ctx, tx, rows.Pipelines),
		deals.save(ctx, tx, rows.Deals),
		tasks.save(ctx, tx, rows.Tasks),
		members.save(ctx, tx, rows.Members),
	)
}

func saveMeta(ctx context.Context, tx *sql.Tx, at Position, erasing bool) error {
	values := map[string]string{"commit": strconv.FormatUint(at.Commit, 10), "prepare": strconv.FormatUint(at.Prepare, 10)}
	if erasing {
		values["swept"] = "no"
	}
	for _, name := range []string{"commit", "prepare", "swept"} {
		value, ok := values[name]
		if !ok {
			continue
		}
		if _, err := tx.ExecContext(ctx, "UPDATE meta SET value = ? WHERE name = ?", value, name); err != nil {
			return err
		}
	}
	return nil
}

// sweep writes the file anew without any remains of what was erased.
func (f *File) sweep(ctx context.Context) error {
	if _, err := f.db.ExecContext(ctx, "VACUUM"); err != nil {
		return fmt.Errorf("write a device file anew after an erasure: %w", err)
	}
	if _, err := f.db.ExecContext(ctx, "UPDATE meta SET value = 'yes' WHERE name = 'swept'"); err != nil {
		return fmt.Errorf("note that a device file was written anew: %w", err)
	}
	f.swept = true
	return nil
}
