package reporting

import "context"

// Load gives the current rows of the keys, deleted ones too; a key without a
// row has none in the answer. It loads no history.
func (s *Store) Load(ctx context.Context, tenant string, keys Keys) (Rows, error) {
	var rows Rows
	for _, t := range tables {
		if err := t.load(ctx, s, tenant, keys, &rows); err != nil {
			return Rows{}, err
		}
	}
	return rows, nil
}

// All gives every row of the tenant, deleted ones too: for checks and tests.
func (s *Store) All(ctx context.Context, tenant string) (Rows, error) {
	db, known, err := s.find(ctx, tenant)
	if err != nil || !known {
		return Rows{}, err
	}
	var rows Rows
	for _, t := range tables {
		if err := t.all(ctx, s, db, &rows); err != nil {
			return Rows{}, err
		}
	}
	return rows, nil
}

// Save writes the rows, each table's at once, in the order of tables.
func (s *Store) Save(ctx context.Context, tenant string, rows Rows) error {
	db, err := s.databaseOf(tenant)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if err := t.insert(ctx, s, db, &rows); err != nil {
			return err
		}
	}
	return nil
}
