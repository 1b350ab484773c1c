package readmodels

import "context"

// grouped gives the rows that belong to each of the ids, limit at most for
// each, in one query. Condition says which belong to k.id; both texts are
// constants of the callers.
func (t *table[T]) grouped(ctx context.Context, s *Store, tenant, condition, orderBy string, ids []string, limit int) (map[string][]T, error) {
	found := map[string][]T{}
	keys := uuids(ids)
	if len(keys) == 0 || !validTenant(tenant) {
		return found, nil
	}
	text := "SELECT " + t.names + ", k.id::text FROM unnest($1::uuid[]) AS k(id) CROSS JOIN LATERAL (SELECT " + t.selects +
		" FROM {schema}." + t.name + " WHERE " + condition + " ORDER BY " + orderBy + " LIMIT $2) AS r"
	rows, err := s.pool.Query(ctx, s.in(tenant, text), keys, limit)
	if err != nil {
		return found, t.readError(err)
	}
	canonical := map[string]string{}
	for _, key := range ids {
		canonical[normal(key)] = key
	}
	defer rows.Close()
	for rows.Next() {
		var owner string
		row, err := t.scan(rows, &owner)
		if err != nil {
			return nil, t.readError(err)
		}
		key := canonical[owner]
		found[key] = append(found[key], row)
	}
	return found, t.readError(rows.Err())
}
