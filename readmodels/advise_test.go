package readmodels_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/readmodels"
)

// indexes counts the indexes on custom fields that serve lists.
func indexes(t *testing.T, pool *pgxpool.Pool) (n int) {
	t.Helper()
	const count = `SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relname LIKE '%\_custom\_%' AND i.indisvalid`
	require.NoError(t, pool.QueryRow(t.Context(), count).Scan(&n))
	return n
}

// sized fills a store with contacts that have custom fields.
func sized(t *testing.T, pool *pgxpool.Pool) *readmodels.Store {
	t.Helper()
	s := readmodels.NewStore(pool)
	require.NoError(t, s.Migrate(t.Context()))
	require.NoError(t, s.EnsureTenant(t.Context(), tenant))
	rows := readmodels.NewRows()
	for i := range 2000 {
		custom := readmodels.Custom{"size": float64(i), "note": strings.Repeat("x", 9000), "tier": []string{"gold", "silver", "tin"}[i%3], "vip": i%2 == 0}
		rows.Contacts[key(people, i)] = &readmodels.Contact{ID: key(people, i), LastName: "L", Custom: custom, Versioned: version(i)}
	}
	save(t, s, 1, readmodels.Changes{Rows: rows})
	return s
}

func equal(key string, values ...any) readmodels.CompareCustom {
	return readmodels.CompareCustom{Key: key, Op: readmodels.Eq, Values: values}
}

// ask lists contacts.
func ask(t *testing.T, s *readmodels.Store, queries ...readmodels.ContactQuery) (found []readmodels.Contact) {
	t.Helper()
	for _, q := range queries {
		page, err := s.Contacts(t.Context(), tenant, q, readmodels.Page{First: 5})
		require.NoError(t, err)
		found = append(found, page.Items...)
	}
	return found
}

var (
	bySize = readmodels.ContactQuery{Sort: readmodels.Sort{Custom: "size", Number: true, Descending: true}}
	large  = readmodels.ContactQuery{Filter: readmodels.CompareCustom{Key: "size", Number: true, Op: readmodels.Gt, Values: []any{1990.0}}}
	gold   = readmodels.ContactQuery{Filter: equal("tier", "gold")}
)

func TestStore_FieldIndexes(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	s := sized(t, pool)
	ask(t, s, bySize, bySize, large, gold, readmodels.ContactQuery{Sort: readmodels.Sort{Custom: "note"}}, readmodels.ContactQuery{Sort: readmodels.Sort{Custom: "no'key"}})
	for _, f := range []readmodels.Filter{ // what no index of one value serves
		readmodels.Not{Filter: equal("note", "a")}, equal("tier", "gold", "tin"), equal("size", 7.0),
		equal("tags", []any{"a"}), equal("note", strings.Repeat("x", 200)),
	} {
		ask(t, s, readmodels.ContactQuery{Filter: f})
	}
	advised, err := s.FieldIndexes(t.Context())
	require.NoError(t, err)
	require.Len(t, advised, 4)
	for _, i := range advised {
		require.False(t, i.Made)
		require.EqualValues(t, 1, i.Uses, "the second use is not written down yet")
		require.Positive(t, i.Spent)
		require.Contains(t, i.Statement, "CREATE INDEX CONCURRENTLY IF NOT EXISTS contacts_custom_")
	}
	made, err := s.MakeFieldIndexes(t.Context(), readmodels.IndexRule{Least: 2})
	require.NoError(t, err)
	require.Empty(t, made, "none was used twice")
	made, err = s.MakeFieldIndexes(t.Context(), readmodels.IndexRule{Least: 2, Spent: time.Hour})
	require.NoError(t, err)
	require.Empty(t, made, "nor for an hour")
	made, err = s.MakeFieldIndexes(t.Context(), readmodels.IndexRule{Least: 2, Spent: time.Nanosecond, Most: 1})
	require.NoError(t, err)
	require.Len(t, made, 1, "but for a while")
	made, err = s.MakeFieldIndexes(t.Context(), readmodels.IndexRule{Least: 1, Most: 3})
	require.NoError(t, err)
	require.Len(t, made, 2)
	made, err = s.MakeFieldIndexes(t.Context(), readmodels.IndexRule{})
	require.NoError(t, err)
	require.Len(t, made, 1)
	require.Equal(t, 4, indexes(t, pool))
	made, err = s.MakeFieldIndexes(t.Context(), readmodels.IndexRule{})
	require.NoError(t, err)
	require.Empty(t, made)

	t.Run("serve the lists", func(t *testing.T) {
		for query, args := range map[string][]any{
			"ORDER BY coalesce(daybook.custom_number(custom, $1::text), '-Infinity') DESC, id DESC":                                  {"size"},
			"WHERE left((custom -> $1::text)::text, 200) = $2::text::jsonb::text AND NOT archived ORDER BY created_at DESC, id DESC": {"tier", `"gold"`},
		} {
			plan := explain(t, pool, "SELECT id FROM tenant_"+tenant+".contacts "+query+" LIMIT 5", args...)
			require.Regexp(t, "Index (Only )?Scan (Backward )?using contacts_custom_", plan)
			require.NotContains(t, plan, "Sort")
		}
	})
	t.Run("come back when the tables are built anew", func(t *testing.T) {
		require.NoError(t, s.Reset(t.Context()))
		require.Equal(t, 4, indexes(t, pool))
		all, err := s.FieldIndexes(t.Context())
		require.NoError(t, err)
		for _, i := range all {
			require.True(t, i.Made)
		}
	})
}

func explain(t *testing.T, pool *pgxpool.Pool, query string, args ...any) string {
	t.Helper()
	rows, err := pool.Query(t.Context(), "EXPLAIN "+query, args...)
	require.NoError(t, err)
	var plan []string
	for rows.Next() {
		var line string
		require.NoError(t, rows.Scan(&line))
		plan = append(plan, line)
	}
	require.NoError(t, rows.Err())
	return strings.Join(plan, "\n")
}

// A list shows the same, whether an index of the field serves it or not.
func TestStore_OneValue(t *testing.T) {
	t.Parallel()
	s := sized(t, enginetest.Postgres(t))
	queries := []readmodels.ContactQuery{gold, {Filter: equal("vip", true)}, {Filter: equal("vip", false), Sort: readmodels.Sort{Field: readmodels.SortName}}, {Filter: equal("tier", "Gold")},
		{Filter: readmodels.And{equal("tier", "tin"), equal("vip", true)}}, {Filter: readmodels.Not{Filter: equal("tier", "gold")}}, {Filter: equal("size", "7")}}
	before := ask(t, s, queries...)
	require.Len(t, before, 25)
	made, err := s.MakeFieldIndexes(t.Context(), readmodels.IndexRule{})
	require.NoError(t, err)
	require.Len(t, made, 3)
	require.True(t, slices.EqualFunc(before, ask(t, s, queries...), func(a, b readmodels.Contact) bool { return a.ID == b.ID }))
}

// What a killed process leaves is INVALID, and is made anew.
func TestIndexer(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	s := sized(t, pool)
	ask(t, s, bySize, gold)

	tx, err := pool.Begin(t.Context()) // holds up every CREATE INDEX CONCURRENTLY
	require.NoError(t, err)
	_, err = tx.Exec(t.Context(), "UPDATE tenant_"+tenant+".contacts SET last_name = 'M' WHERE id = $1", key(people, 1))
	require.NoError(t, err)
	failed := make(chan error, 1)
	go func() {
		_, err := s.MakeFieldIndexes(t.Context(), readmodels.IndexRule{})
		failed <- err
	}()
	const kill = `SELECT count(pg_terminate_backend(pid)) > 0 FROM pg_stat_progress_create_index
		WHERE datname = current_database() AND phase LIKE 'waiting%'`
	eventually(t, pool, kill)
	require.Error(t, <-failed)
	require.NoError(t, tx.Rollback(t.Context()))
	eventually(t, pool, `SELECT bool_or(NOT indisvalid) FROM pg_index`)
	require.Zero(t, indexes(t, pool))

	indexers := make([]*readmodels.Indexer, 3)
	for i := range indexers {
		indexers[i] = &readmodels.Indexer{Store: s, Rule: readmodels.IndexRule{Least: 1}, Every: 10 * time.Millisecond, Logger: quiet}
		require.NoError(t, indexers[i].Start(t.Context()))
		require.Error(t, indexers[i].Start(t.Context()))
	}
	eventually(t, pool, `SELECT count(*) = 2 FROM daybook.field_uses WHERE indexed`)
	for _, i := range indexers {
		i.Stop()
		i.Stop()
	}
	require.Equal(t, 2, indexes(t, pool))
	eventually(t, pool, `SELECT bool_and(indisvalid) FROM pg_index`)
}

// eventually waits until a query says true.
func eventually(t *testing.T, pool *pgxpool.Pool, query string) {
	t.Helper()
	require.Eventually(t, func() bool {
		var so bool
		return pool.QueryRow(t.Context(), query).Scan(&so) == nil && so
	}, 30*time.Second, 10*time.Millisecond)
}
