package readmodels_test

import (
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/readmodels"
)

var quiet = slog.New(slog.DiscardHandler)

func TestStore_Statements(t *testing.T) {
	t.Parallel()
	pool, _ := enginetest.MortalPostgres(t)
	s := sized(t, pool)
	both := readmodels.ContactQuery{Sort: readmodels.Sort{Custom: "note"}, Filter: readmodels.And{large.Filter, gold.Filter}}
	const calls = 7
	for range calls {
		ask(t, s, bySize, both)
	}
	found, err := s.Statements(t.Context(), 50)
	require.NoError(t, err)
	asks := map[string]readmodels.Statement{}
	for i, f := range found {
		require.Equal(t, tenant, f.Tenant, f.Text)
		require.LessOrEqual(t, f.Mean, f.Total)
		require.True(t, i == 0 || f.Total <= found[i-1].Total, "most time first")
		for _, by := range f.Asks {
			asks[by] = f
		}
	}
	require.Len(t, asks, 4, "%v", asks)
	for by, fields := range map[string][]string{
		"sorts by a number, falling": {"size"},
		"sorts by a text":            {"note", "size", "tier"},
		"range of a number":          {"note", "size", "tier"},
		"one value":                  {"note", "size", "tier"},
	} {
		require.ElementsMatch(t, fields, asks[by].Fields, by)
		require.Equal(t, "contacts", asks[by].Table)
		require.EqualValues(t, calls, asks[by].Calls, by)
		require.NotContains(t, asks[by].Text, "1990", "no values")
	}
}

// The databases of tests do not have the extension, and their role may not
// make it, as on many external servers.
func TestStore_NoStatements(t *testing.T) {
	t.Parallel()
	s := readmodels.NewStore(enginetest.Postgres(t))
	require.NoError(t, s.Migrate(t.Context()))
	_, err := s.Statements(t.Context(), 5)
	require.ErrorIs(t, err, readmodels.ErrNoStatements)
}
