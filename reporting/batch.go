package reporting

import (
	"context"
	"errors"
)

// Rows are rows of one tenant, by id; stage changes by the id of their event.
type Rows struct {
	Deals        map[string]Deal
	StageChanges map[string]StageChange
	Contacts     map[string]Contact
	Companies    map[string]Company
	Tasks        map[string]Task
	Members      map[string]Member
}

// Keys say which rows are wanted.
type Keys struct {
	Deals, Contacts, Companies, Tasks, Members []string
}

// Load gives the current rows of the keys, deleted ones too; a key without a
// row has none in the answer. It loads no stage changes.
func (s *Store) Load(ctx context.Context, tenant string, keys Keys) (Rows, error) {
	db, err := databaseOf(tenant)
	if err != nil {
		return Rows{}, err
	}
	var rows Rows
	var errs [5]error
	rows.Deals, errs[0] = deals.load(ctx, s, db, keys.Deals)
	rows.Contacts, errs[1] = contacts.load(ctx, s, db, keys.Contacts)
	rows.Companies, errs[2] = companies.load(ctx, s, db, keys.Companies)
	rows.Tasks, errs[3] = tasks.load(ctx, s, db, keys.Tasks)
	rows.Members, errs[4] = members.load(ctx, s, db, keys.Members)
	return rows, errors.Join(errs[:]...)
}

// All gives every row of the tenant, deleted ones too: for checks and tests.
func (s *Store) All(ctx context.Context, tenant string) (Rows, error) {
	db, known, err := s.find(ctx, tenant)
	if err != nil || !known {
		return Rows{}, err
	}
	var rows Rows
	var errs [6]error
	rows.Deals, errs[0] = deals.all(ctx, s, db)
	rows.StageChanges, errs[1] = stageChanges.all(ctx, s, db)
	rows.Contacts, errs[2] = contacts.all(ctx, s, db)
	rows.Companies, errs[3] = companies.all(ctx, s, db)
	rows.Tasks, errs[4] = tasks.all(ctx, s, db)
	rows.Members, errs[5] = members.all(ctx, s, db)
	return rows, errors.Join(errs[:]...)
}

// Save writes the rows. Stage changes go first: they are made from events
// that the deal's row does not show yet, so were the deal's row there without
// them, the events' repeat would be taken for old and they would be lost.
func (s *Store) Save(ctx context.Context, tenant string, rows Rows) error {
	db, err := databaseOf(tenant)
	if err != nil {
		return err
	}
	for _, write := range []func() error{
		func() error { return stageChanges.insert(ctx, s, db, rows.StageChanges) },
		func() error { return deals.insert(ctx, s, db, rows.Deals) },
		func() error { return contacts.insert(ctx, s, db, rows.Contacts) },
		func() error { return companies.insert(ctx, s, db, rows.Companies) },
		func() error { return tasks.insert(ctx, s, db, rows.Tasks) },
		func() error { return members.insert(ctx, s, db, rows.Members) },
	} {
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}
