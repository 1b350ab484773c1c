package keyring

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// A key that exists already is kept, one that was destroyed stays destroyed:
// the row that is there wins over the one that is brought.
const ensureKeys = `
WITH brought AS (
    SELECT tenant, subject, wrapped, place
    FROM unnest($1::text[], $2::text[], $3::bytea[]) WITH ORDINALITY AS b(tenant, subject, wrapped, place)
), made AS (
    INSERT INTO vault.keys (tenant, subject, wrapped)
    SELECT DISTINCT ON (tenant, subject) tenant, subject, wrapped FROM brought ORDER BY tenant, subject, place
    ON CONFLICT (tenant, subject) DO NOTHING
    RETURNING tenant, subject, wrapped
)
SELECT b.place, coalesce(m.wrapped, k.wrapped)
FROM brought b
LEFT JOIN made m USING (tenant, subject)
LEFT JOIN vault.keys k USING (tenant, subject)
WHERE m.tenant IS NOT NULL OR k.tenant IS NOT NULL`

const findKeys = `
SELECT b.place, k.wrapped
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS b(tenant, subject, place)
JOIN vault.keys k USING (tenant, subject)`

const destroyKey = `
INSERT INTO vault.keys (tenant, subject, wrapped, destroyed_at) VALUES ($1, $2, NULL, now())
ON CONFLICT (tenant, subject) DO UPDATE SET wrapped = NULL, destroyed_at = now()
WHERE vault.keys.destroyed_at IS NULL`

// ensureAll makes the keys that are not there. A nil output means that
// another process made the key after this statement began (its row is not
// visible to it); the second round sees it.
func (k *Keyring) ensureAll(ctx context.Context, subjects []subject) ([]*[]byte, error) {
	tenants, ids := columns(subjects)
	wrapped := make([][]byte, len(subjects))
	for i, s := range subjects {
		var err error
		if wrapped[i], err = k.wrapNew(ctx, s); err != nil {
			return nil, err
		}
	}
	out, err := k.query(ctx, len(subjects), ensureKeys, tenants, ids, wrapped)
	if err != nil {
		return nil, fmt.Errorf("make keys: %w", err)
	}
	for i := range out {
		if out[i] == nil {
			return k.query(ctx, len(subjects), ensureKeys, tenants, ids, wrapped)
		}
	}
	return out, nil
}

// findAll looks keys up; nil for a key that never was, a nil slice for a destroyed one.
func (k *Keyring) findAll(ctx context.Context, subjects []subject) ([]*[]byte, error) {
	tenants, ids := columns(subjects)
	out, err := k.query(ctx, len(subjects), findKeys, tenants, ids)
	if err != nil {
		return nil, fmt.Errorf("find keys: %w", err)
	}
	return out, nil
}

func (k *Keyring) query(ctx context.Context, n int, sql string, args ...any) ([]*[]byte, error) {
	rows, err := k.pool.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	out := make([]*[]byte, n)
	var place int
	var wrapped []byte
	_, err = pgx.ForEachRow(rows, []any{&place, &wrapped}, func() error {
		key := wrapped
		out[place-1], wrapped = &key, nil
		return nil
	})
	return out, err
}

func columns(subjects []subject) (tenants, ids []string) {
	tenants, ids = make([]string, len(subjects)), make([]string, len(subjects))
	for i, s := range subjects {
		tenants[i], ids[i] = s.tenant, s.id
	}
	return tenants, ids
}
