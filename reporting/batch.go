package reporting

import "context"

// Rows are rows of one tenant, by id.
type Rows struct {
	Deals     map[string]Deal
	Contacts  map[string]Contact
	Companies map[string]Company
	Tasks     map[string]Task
	Members   map[string]Member

	StageChanges []StageChange
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
	return s.collect(
		func() ([]Deal, error) { return deals.load(ctx, s, db, keys.Deals) },
		func() ([]Contact, error) { return contacts.load(ctx, s, db, keys.Contacts) },
		func() ([]Company, error) { return companies.load(ctx, s, db, keys.Companies) },
		func() ([]Task, error) { return tasks.load(ctx, s, db, keys.Tasks) },
		func() ([]Member, error) { return members.load(ctx, s, db, keys.Members) },
	)
}

// All gives every row of the tenant, deleted ones too: for checks and tests.
func (s *Store) All(ctx context.Context, tenant string) (Rows, error) {
	db, known, err := s.find(ctx, tenant)
	if err != nil || !known {
		return Rows{}, err
	}
	rows, err := s.collect(
		func() ([]Deal, error) { return deals.all(ctx, s, db) },
		func() ([]Contact, error) { return contacts.all(ctx, s, db) },
		func() ([]Company, error) { return companies.all(ctx, s, db) },
		func() ([]Task, error) { return tasks.all(ctx, s, db) },
		func() ([]Member, error) { return members.all(ctx, s, db) },
	)
	if err != nil {
		return Rows{}, err
	}
	rows.StageChanges, err = stageChanges.all(ctx, s, db)
	return rows, err
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
		func() error { return deals.insert(ctx, s, db, inOrder(rows.Deals)) },
		func() error { return contacts.insert(ctx, s, db, inOrder(rows.Contacts)) },
		func() error { return companies.insert(ctx, s, db, inOrder(rows.Companies)) },
		func() error { return tasks.insert(ctx, s, db, inOrder(rows.Tasks)) },
		func() error { return members.insert(ctx, s, db, inOrder(rows.Members)) },
	} {
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}
