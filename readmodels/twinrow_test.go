package readmodels

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
)

// Whatever people and companies are called: the keys that are made here are
// those that Postgres makes, and most are made here.
func TestTwinRowsAreThoseOfPostgres(t *testing.T) {
	t.Parallel()
	pool := enginetest.Postgres(t)
	s := NewStore(pool)
	require.NoError(t, s.Migrate(t.Context()))
	require.NoError(t, s.EnsureTenant(t.Context(), "acme"))
	folding, err := newFolding(t.Context(), pool)
	require.NoError(t, err)
	require.True(t, folding.byBytes)
	all := 1000
	fillTwins(t, s, all)
	tx, err := pool.Begin(t.Context())
	require.NoError(t, err)
	defer func() { require.NoError(t, tx.Rollback(t.Context())) }()
	_, err = tx.Exec(t.Context(), s.in("acme", "ALTER TABLE {schema}.twins DROP CONSTRAINT twins_pkey; TRUNCATE {schema}.twins"))
	require.NoError(t, err)
	for _, k := range allTwins {
		made := &twinRows{object: k.object, mail: k.mail, folding: folding}
		rows, err := tx.Query(t.Context(), s.in("acme", k.first), uuid.Nil, all)
		require.NoError(t, err)
		var here [][16]byte
		for rows.Next() {
			if v := rows.RawValues(); made.add(v[0], v[1], v[2], v[3], v[4], v[5], v[6]) {
				here = append(here, [16]byte(v[0]))
			}
		}
		require.NoError(t, rows.Err())
		require.Greater(t, len(here), all/4)
		require.Less(t, len(here), all)
		require.NoError(t, copyBytes(t.Context(), tx, s.in("acme", copyIntoTwins), made.rows))
		_, err = tx.Exec(t.Context(), s.in("acme", k.rest), here)
		require.NoError(t, err)
	}
	rows, err := tx.Query(t.Context(), s.in("acme", "SELECT key FROM {schema}.twins GROUP BY object, key, id HAVING count(*) <> 2 LIMIT 5"))
	require.NoError(t, err)
	differ, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(t, err)
	require.Empty(t, differ)
}

func fillTwins(t *testing.T, s *Store, n int) {
	t.Helper()
	dice := rand.New(rand.NewPCG(3, 4))
	text := func() string { // which Postgres takes
		return strings.NewReplacer("\x01", " ", "`", "").Replace(said(dice))
	}
	some := func() string { return []string{"", text()}[dice.IntN(2)] }
	rows := NewRows()
	v := Versioned{CreatedAt: time.Unix(1, 0), UpdatedAt: time.Unix(1, 0)}
	for range n {
		id := uuid.NewString()
		c := &Contact{ID: id, FirstName: text(), LastName: text() + " GmbH co", Email: some(), Phone: some(), Address: Address{Street: some(), City: text(), PostalCode: some()}, Versioned: v}
		for range dice.IntN(3) {
			c.Emails, c.Phones = append(c.Emails, EmailAddress{Address: some()}), append(c.Phones, PhoneNumber{Number: some(), Raw: "0"})
		}
		rows.Contacts[id] = c
		rows.Companies[id] = &Company{ID: id, Name: text(), Domain: some(), Phone: some(), Address: c.Address, Versioned: v}
	}
	require.NoError(t, s.Write(t.Context(), Projection, func(b *Batch) error { return b.Save("acme", Changes{Rows: rows}) }))
}
