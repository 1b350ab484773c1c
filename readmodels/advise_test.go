package readmodels_test

import (
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/readmodels"
)

// indexes counts the indexes on custom fields.
func indexes(t *testing.T, pool *pgxpool.Pool) (n int) {
	t.Helper()
	const count = `SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%custom_number(%' OR indexdef LIKE '%custom_text(%'
		OR indexdef LIKE '%jsonb_typeof%'`
	require.NoError(t, pool.QueryRow(t.Context(), count).Scan(&n))
	return n
}

func TestStore_FieldIndexes(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	s := readmodels.NewStore(pool)
	require.NoError(t, s.Migrate(t.Context()))
	require.NoError(t, s.EnsureTenant(t.Context(), tenant))
	rows := readmodels.NewRows()
	for i := range 2000 {
		rows.Contacts[key(people, i)] = &readmodels.Contact{ID: key(people, i), LastName: "L", Custom: readmodels.Custom{"size": float64(i), "note": strings.Repeat("x", 9000)}, Versioned: version(i)}
	}
	save(t, s, 1, readmodels.Changes{Rows: rows})

	bySize := readmodels.ContactQuery{Sort: readmodels.Sort{Custom: "size", Number: true, Descending: true}}
	for _, q := range []readmodels.ContactQuery{
		bySize, bySize, {Filter: readmodels.CompareCustom{Key: "size", Number: true, Op: readmodels.Gt, Values: []any{1990.0}}},
		{Sort: readmodels.Sort{Custom: "note"}}, {Sort: readmodels.Sort{Custom: "no'key"}},
	} {
		_, err := s.Contacts(t.Context(), tenant, q, readmodels.Page{First: 5})
		require.NoError(t, err)
	}
	advised, err := s.FieldIndexes(t.Context())
	require.NoError(t, err)
	require.Len(t, advised, 3)
	for _, i := range advised {
		require.False(t, i.Made)
		require.EqualValues(t, 1, i.Uses, "the second use is not written down yet")
		require.Contains(t, i.Statement, "CREATE INDEX CONCURRENTLY IF NOT EXISTS contacts_custom_")
	}
	made, err := s.MakeFieldIndexes(t.Context())
	require.NoError(t, err)
	require.Equal(t, 3, made)
	require.Equal(t, 3, indexes(t, pool))
	made, err = s.MakeFieldIndexes(t.Context())
	require.NoError(t, err)
	require.Zero(t, made)

	t.Run("serve the lists", func(t *testing.T) {
		var plan []string
		conn, err := pool.Acquire(t.Context())
		require.NoError(t, err)
		defer conn.Release()
		_, err = conn.Exec(t.Context(), "ANALYZE tenant_"+tenant+".contacts")
		require.NoError(t, err)
		found, err := conn.Query(t.Context(), `EXPLAIN SELECT id FROM tenant_`+tenant+`.contacts
			ORDER BY coalesce(daybook.custom_number(custom, $1::text), '-Infinity') DESC, id DESC LIMIT 5`, "size")
		require.NoError(t, err)
		for found.Next() {
			var line string
			require.NoError(t, found.Scan(&line))
			plan = append(plan, line)
		}
		require.Regexp(t, "Index (Only )?Scan (Backward )?using contacts_custom_", strings.Join(plan, "\n"))
	})
	t.Run("come back when the tables are built anew", func(t *testing.T) {
		require.NoError(t, s.Reset(t.Context()))
		require.Equal(t, 3, indexes(t, pool))
		all, err := s.FieldIndexes(t.Context())
		require.NoError(t, err)
		require.True(t, all[0].Made && all[1].Made && all[2].Made)
	})
}
