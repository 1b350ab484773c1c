package edge

import (
	"context"
	"fmt"
)

// loadTombstones adds to the rows found those of the ids that were taken out.
func (t table[R]) loadTombstones(ctx context.Context, q queryer, ids []string, found map[string]R) error {
	const query = "SELECT id, revision, erased FROM tombstones WHERE kind = ? AND id IN (SELECT value FROM json_each(?))"
	rows, err := q.QueryContext(ctx, query, t.name, list[string]{&ids})
	if err != nil {
		return fmt.Errorf("read deleted %s: %w", t.name, err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var r R
		id, v := t.head(&r)
		if err := rows.Scan(id, &v.Revision, t.erasedOf(&r)); err != nil {
			return fmt.Errorf("read deleted %s: %w", t.name, err)
		}
		v.Deleted = true
		found[*id] = r
	}
	return rows.Err()
}

// bury takes the row out and leaves its tombstone.
func (t table[R]) bury(ctx context.Context, q queryer, r *R) error {
	id, v := t.head(r)
	if _, err := q.ExecContext(ctx, "DELETE FROM "+t.name+" WHERE id = ?", *id); err != nil {
		return err
	}
	_, err := q.ExecContext(ctx, "INSERT OR REPLACE INTO tombstones VALUES (?, ?, ?, ?)", t.name, *id, v.Revision, *t.erasedOf(r))
	return err
}

// raise takes away the tombstones of rows that are back.
func (t table[R]) raise(ctx context.Context, q queryer, rows map[string]R) error {
	var ids []string
	for key, r := range rows {
		if _, v := t.head(&r); !v.Deleted {
			ids = append(ids, key)
		}
	}
	_, err := q.ExecContext(ctx, "DELETE FROM tombstones WHERE kind = ? AND id IN (SELECT value FROM json_each(?))", t.name, list[string]{&ids})
	return err
}

func (t table[R]) erasedOf(r *R) *bool {
	if t.erased == nil {
		return new(bool)
	}
	return t.erased(r)
}
