package claims_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/privacy"
	"github.com/daybook-crm/daybook/privacy/claims"
	"github.com/daybook-crm/daybook/privacy/keyring"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// bundle is a table of claims that two processes work on.
type bundle struct {
	pool       *pgxpool.Pool
	one, other *claims.Claims
}

func setup(t *testing.T) bundle {
	t.Helper()
	pool := enginetest.Postgres(t)
	require.NoError(t, privacy.Migrate(t.Context(), pool))
	master, _, err := keyring.OpenMaster(t.TempDir()+"/master.key", true)
	require.NoError(t, err)
	process := func() *claims.Claims { return claims.New(pool, keyring.NewSecrets(pool, master)) }
	return bundle{pool, process(), process()}
}

// expire lets every lease run out.
func (b bundle) expire(t *testing.T) {
	t.Helper()
	_, err := b.pool.Exec(t.Context(), `UPDATE vault.claims SET leased_until = now() - interval '1 ms'`)
	require.NoError(t, err)
}

func (b bundle) rows(t *testing.T) (n int) {
	t.Helper()
	require.NoError(t, b.pool.QueryRow(t.Context(), `SELECT count(*) FROM vault.claims`).Scan(&n))
	return n
}

func by(holder string, revision int64) commands.Claim {
	return commands.Claim{Tenant: "acme", Kind: "contact.email", Value: "jane@example.com", Holder: holder, Revision: revision}
}

func TestWhoComesFirstHolds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, c := range []struct {
		by     *claims.Claims
		holder string
	}{{b.one, "jane"}, {b.one, "joe"}, {b.other, "ann"}, {b.other, "jane"}} {
		holding, err := c.by.Claim(t.Context(), by(c.holder, 0))
		require.NoError(t, err)
		require.Equal(t, commands.Holding{Holder: "jane", Leased: true}, holding)
	}
}

func TestKeysAreToldApart(t *testing.T) {
	t.Parallel()
	b := setup(t)
	claim := by("jane", 0)
	kind, tenant, value := claim, claim, claim
	kind.Kind, kind.Holder = "member.email", "joe"
	tenant.Tenant, tenant.Holder = "other", "ann"
	value.Value, value.Holder = "jane@example.org", "eve"
	for _, c := range []commands.Claim{claim, kind, tenant, value} {
		holding, err := b.one.Claim(t.Context(), c)
		require.NoError(t, err)
		require.Equal(t, c.Holder, holding.Holder)
	}
	require.Equal(t, 4, b.rows(t))
}

func TestTheTableTellsNobodysAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	mine, theirs := by("jane", 0), by("jane", 0)
	theirs.Tenant = "other"
	for _, c := range []commands.Claim{mine, theirs} {
		_, err := b.one.Claim(t.Context(), c)
		require.NoError(t, err)
	}
	var distinct int
	var text string
	require.NoError(t, b.pool.QueryRow(t.Context(),
		`SELECT count(DISTINCT value), string_agg(c::text, '') FROM vault.claims c`).Scan(&distinct, &text))
	require.Equal(t, 2, distinct, "two tenants' hashes of one address cannot be compared")
	require.NotContains(t, text, "example")
	require.NotContains(t, text, fmt.Sprintf("%x", "jane@example.com"))
}

func TestOnlyAnExpiredLeaseIsTakenOver(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.one.Claim(t.Context(), by("jane", -1))
	require.NoError(t, err)

	taken, err := b.other.TakeOver(t.Context(), by("joe", -1), "jane")
	require.NoError(t, err)
	require.False(t, taken, "jane may still be about to append")

	b.expire(t)
	holding, err := b.other.Claim(t.Context(), by("joe", -1))
	require.NoError(t, err)
	require.Equal(t, commands.Holding{Holder: "jane"}, holding, "an expired claim still says whom to ask the log about")
	taken, err = b.other.TakeOver(t.Context(), by("joe", -1), "ann")
	require.NoError(t, err)
	require.False(t, taken, "somebody else was faster and holds it now")
	taken, err = b.other.TakeOver(t.Context(), by("joe", -1), "jane")
	require.NoError(t, err)
	require.True(t, taken)

	holding, err = b.one.Claim(t.Context(), by("jane", -1))
	require.NoError(t, err)
	require.Equal(t, commands.Holding{Holder: "joe", Leased: true}, holding)
}

func TestOneOfManyTakesOver(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.one.Claim(t.Context(), by("gone", -1))
	require.NoError(t, err)
	b.expire(t)
	var winners atomic.Int64
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			taken, err := b.of(i).TakeOver(context.Background(), by(fmt.Sprint(i), -1), "gone")
			if err != nil {
				t.Errorf("take over: %v", err)
			}
			if taken {
				winners.Add(1)
			}
		})
	}
	all.Wait()
	require.EqualValues(t, 1, winners.Load())
}

func (b bundle) of(i int) *claims.Claims {
	if i%2 == 0 {
		return b.one
	}
	return b.other
}

func TestAClaimByItsHolderRenewsTheLease(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.one.Claim(t.Context(), by("jane", 1))
	require.NoError(t, err)
	b.expire(t)
	holding, err := b.one.Claim(t.Context(), by("jane", 2))
	require.NoError(t, err)
	require.True(t, holding.Leased)
}

// A release says up to which revision it speaks; what was claimed since stays.
func TestAReleaseFreesEarlierClaimsOnly(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		claimed []int64
		release commands.Claim
		held    bool
	}{
		"claimed before":                          {[]int64{3}, by("jane", 4), false},
		"claimed at the same revision":            {[]int64{4}, by("jane", 4), true},
		"claimed again since":                     {[]int64{3, 7}, by("jane", 5), true},
		"an older claim arrived after a newer":    {[]int64{7, 3}, by("jane", 5), true},
		"claimed again since, but released later": {[]int64{3, 7}, by("jane", 8), false},
		"held by somebody else":                   {[]int64{3}, by("joe", 9), true},
		"never claimed":                           {nil, by("jane", 9), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			for _, revision := range c.claimed {
				_, err := b.one.Claim(t.Context(), by("jane", revision))
				require.NoError(t, err)
			}
			require.NoError(t, b.other.Release(t.Context(), c.release))
			require.Equal(t, c.held, b.rows(t) == 1)
		})
	}
}

// Within a batch too, the newest claim of a holder is the one that counts.
func TestClaimsInOneBatchKeepTheNewestRevision(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const newest = 40
	for range 5 {
		var all sync.WaitGroup
		for revision := range int64(newest + 1) {
			all.Go(func() {
				if _, err := b.one.Claim(context.Background(), by("jane", revision)); err != nil {
					t.Errorf("claim: %v", err)
				}
			})
		}
		all.Wait()
		require.NoError(t, b.one.Release(t.Context(), by("jane", newest)))
		require.Equal(t, 1, b.rows(t))
		require.NoError(t, b.one.Release(t.Context(), by("jane", newest+1)))
		require.Zero(t, b.rows(t))
	}
}

// Two processes fight for a few keys: whoever is told that he holds one holds
// it alone until he lets it go, and each gets his turn.
func TestTwoProcessesNeverHoldTheSame(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const keys, workers, turns = 3, 16, 5
	var holders [keys]atomic.Int64
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for done := 0; done < turns; {
				k := (w + done) % keys
				claim := by(fmt.Sprint("worker ", w), int64(done))
				claim.Value = fmt.Sprintf("key%d@example.com", k)
				holding, err := b.of(w).Claim(t.Context(), claim)
				if err != nil {
					t.Errorf("claim: %v", err)
					return
				}
				if holding.Holder != claim.Holder {
					continue
				}
				if n := holders[k].Add(1); n != 1 {
					t.Errorf("%d hold key %d", n, k)
				}
				done++
				holders[k].Add(-1)
				claim.Revision = int64(done)
				if err := b.of(w).Release(t.Context(), claim); err != nil {
					t.Errorf("release: %v", err)
					return
				}
			}
		})
	}
	all.Wait()
	require.Zero(t, b.rows(t))
}

// Who has the key by the log gives it up to an heir at once; who took it over
// from him may be about to use it, and is waited for.
func TestAnHeirTakesOver(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.one.Claim(t.Context(), by("john", 1))
	require.NoError(t, err)
	taken, err := b.other.Inherit(t.Context(), by("jane", 3), "john", "john")
	require.NoError(t, err)
	require.True(t, taken)
	holding, err := b.one.Claim(t.Context(), by("ann", -1))
	require.NoError(t, err)
	require.Equal(t, commands.Holding{Holder: "jane", Leased: true, Before: "john"}, holding)

	taken, err = b.one.Inherit(t.Context(), by("ann", -1), "jane", "john")
	require.NoError(t, err)
	require.False(t, taken, "jane may still be about to append")
	require.NoError(t, b.one.Release(t.Context(), by("john", 9)))
	require.Equal(t, 1, b.rows(t), "it is not john's to release")
	b.expire(t)
	taken, err = b.one.Inherit(t.Context(), by("ann", -1), "jane", "john")
	require.NoError(t, err)
	require.True(t, taken)

	b.expire(t)
	taken, err = b.one.TakeOver(t.Context(), by("eve", -1), "ann")
	require.NoError(t, err)
	require.True(t, taken)
	holding, err = b.one.Claim(t.Context(), by("eve", -1))
	require.NoError(t, err)
	require.Empty(t, holding.Before, "nobody has it any more but eve")
}
