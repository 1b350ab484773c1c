package readmodels

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
)

// Whatever texts there are: the rows that are made here are those that
// Postgres makes of them, and most are made here.
func TestSearchRowsAreThoseOfPostgres(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	s := NewStore(pool)
	require.NoError(t, s.Migrate(t.Context()))
	require.NoError(t, s.EnsureTenant(t.Context(), "acme"))
	folding, err := newFolding(t.Context(), pool)
	require.NoError(t, err)
	for _, f := range findables {
		made := &searchRows{object: f.object, folding: folding, spelled: map[string]struct{}{}}
		tx, err := pool.Begin(t.Context())
		require.NoError(t, err)
		func() {
			defer func() { require.NoError(t, tx.Rollback(t.Context())) }()
			requireSameRows(t, tx, s, made)
		}()
	}
}

// requireSameRows has both make rows of the same texts: each is there twice.
func requireSameRows(t *testing.T, tx pgx.Tx, s *Store, made *searchRows) {
	t.Helper()
	all := 1000
	fillSaid(t, tx, all)
	rows, err := tx.Query(t.Context(), "SELECT id, title, 'sub', title || chr(1) || rest FROM said")
	require.NoError(t, err)
	here := [][16]byte{}
	for rows.Next() {
		v := rows.RawValues()
		if made.add(v[0], v[1], v[2], v[3]) {
			here = append(here, [16]byte(v[0]))
		}
	}
	require.NoError(t, rows.Err())
	require.Greater(t, len(here), all/4)
	require.Less(t, len(here), all)

	for _, text := range []string{forgetWords, "ALTER TABLE {schema}.search DROP CONSTRAINT search_pkey"} {
		_, err = tx.Exec(t.Context(), s.in("acme", text))
		require.NoError(t, err)
	}
	require.NoError(t, copyBytes(t.Context(), tx, s.in("acme", copyIntoSearch), made.rows))
	_, err = tx.Exec(t.Context(), s.in("acme", followWords))
	require.NoError(t, err)
	f := newFindable(findable{object: made.object, table: "said", title: "t.title", subtitle: "'sub'", found: "t.rest", where: "true"})
	_, err = tx.Exec(t.Context(), strings.Replace(s.in("acme", f.rest), `"tenant_acme".said`, "said", 1), here)
	require.NoError(t, err)

	texts := func(query string) []string {
		rows, err := tx.Query(t.Context(), s.in("acme", query))
		require.NoError(t, err)
		found, err := pgx.CollectRows(rows, pgx.RowTo[string])
		require.NoError(t, err)
		return found
	}
	require.Len(t, texts("SELECT id::text FROM {schema}.search"), 2*len(here))
	require.Empty(t, texts("SELECT words::text FROM {schema}.search GROUP BY id, title, subtitle, object, folded, words HAVING count(*) <> 2 LIMIT 3"))
	require.ElementsMatch(t, texts("SELECT word FROM {schema}.spellings"), slices.Collect(maps.Keys(made.spelled)))
}

func fillSaid(t *testing.T, tx pgx.Tx, n int) {
	t.Helper()
	dice := rand.New(rand.NewPCG(1, 2))
	titles, rests := make([]string, n), make([]string, n)
	for i := range n {
		titles[i], rests[i] = strings.TrimSpace(said(dice)), said(dice)
	}
	_, err := tx.Exec(t.Context(), "CREATE TABLE said (title text, rest text, id uuid DEFAULT gen_random_uuid())")
	require.NoError(t, err)
	_, err = tx.Exec(t.Context(), "INSERT INTO said SELECT title, rest FROM unnest($1::text[], $2::text[]) AS u(title, rest)", titles, rests)
	require.NoError(t, err)
}

// said is what somebody may be called, or anything else.
func said(dice *rand.Rand) string {
	letters := []string{
		"abcdefghijklmnopqrstuvwxyz", "ABCxyzäöüßéèñçłøåÆŒžščřđİı", "0123456789", "0123456789eExX", punctuation, " \x01.-@_/:", " ",
		"<>[]{}|~^$%=\\`;", "Иванσς李\u0301\u00a0½€",
	}
	if dice.IntN(8) == 0 {
		return "+" + strings.Repeat(string(rune('0'+dice.IntN(10))), dice.IntN(34)) + strings.Repeat("x", dice.IntN(2))
	}
	var text strings.Builder
	kinds := len(letters) - 2 // mostly what is folded here
	if dice.IntN(10) == 0 {
		kinds = len(letters)
	}
	for range dice.IntN(12) {
		from := []rune(letters[dice.IntN(kinds)])
		for range dice.IntN(7) {
			text.WriteRune(from[dice.IntN(len(from))])
		}
	}
	if dice.IntN(50) == 0 {
		return strings.Repeat(text.String(), 60)
	}
	return text.String()
}
