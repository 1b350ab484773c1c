// Package claims makes those who want the same unique key queue for it, in a
// table of Postgres. Values are kept as a keyed hash of the tenant, so that
// the table tells nobody's address; released ones are gone. Whether a key is
// really held is not decided here but by the log: see commands/reserve.go.
package claims

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/internal/coalesce"
	"github.com/daybook-crm/daybook/privacy/keyring"
)

// Claims satisfies commands.Claims.
type Claims struct {
	pool    *pgxpool.Pool
	secrets *keyring.Secrets
	claim   *coalesce.Group[commands.Claim, commands.Holding]
}

const maxBatch = 500

// New makes claims on the schema vault.
func New(pool *pgxpool.Pool, secrets *keyring.Secrets) *Claims {
	c := &Claims{pool: pool, secrets: secrets}
	c.claim = coalesce.New(maxBatch, c.claimAll)
	return c
}

// Claim gives the key to the claimant, or says who holds it.
func (c *Claims) Claim(ctx context.Context, claim commands.Claim) (commands.Holding, error) {
	return c.claim.Do(ctx, claim)
}

// Of several claims for one key the first in the batch wins. Rows are taken
// in the order of the key, so that two processes cannot wait for each other.
// A holder's revision never goes back: a claim that was decided on an older
// state and comes late must not let a release take the newer claim away.
const claimKeys = `
WITH wanted AS (
    SELECT DISTINCT ON (tenant, kind, value) tenant, kind, value, holder,
           max(revision) OVER (PARTITION BY tenant, kind, value, holder) AS revision
    FROM unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::bigint[])
         WITH ORDINALITY AS w(tenant, kind, value, holder, revision, place)
    ORDER BY tenant, kind, value, place
)
INSERT INTO vault.claims AS c (tenant, kind, value, holder, revision, leased_until)
SELECT tenant, kind, value, holder, revision, now() + $6 FROM wanted
ON CONFLICT (tenant, kind, value) DO UPDATE
SET revision = greatest(c.revision, excluded.revision), leased_until = excluded.leased_until
WHERE c.holder = excluded.holder`

const findHolders = `
SELECT w.place, c.holder, c.leased_until > now(), c.before
FROM unnest($1::text[], $2::text[], $3::bytea[]) WITH ORDINALITY AS w(tenant, kind, value, place)
JOIN vault.claims c USING (tenant, kind, value)`

// claimAll inserts, then looks who holds. A claim released between the two
// has no holder, and its claimant asks again.
func (c *Claims) claimAll(ctx context.Context, list []commands.Claim) ([]commands.Holding, error) {
	var tenants, kinds, holders []string
	var values [][]byte
	var revisions []int64
	for _, claim := range list {
		value, err := c.hash(ctx, claim)
		if err != nil {
			return nil, err
		}
		tenants, kinds, values = append(tenants, claim.Tenant), append(kinds, claim.Kind), append(values, value)
		holders, revisions = append(holders, claim.Holder), append(revisions, claim.Revision)
	}
	if _, err := c.pool.Exec(ctx, claimKeys, tenants, kinds, values, holders, revisions, commands.Lease); err != nil {
		return nil, fmt.Errorf("claim: %w", err)
	}
	rows, err := c.pool.Query(ctx, findHolders, tenants, kinds, values)
	if err != nil {
		return nil, fmt.Errorf("claim: %w", err)
	}
	out := make([]commands.Holding, len(list))
	var place int
	var holding commands.Holding
	_, err = pgx.ForEachRow(rows, []any{&place, &holding.Holder, &holding.Leased, &holding.Before}, func() error {
		out[place-1] = holding
		return nil
	})
	return out, err
}

const takeOver = `
UPDATE vault.claims SET holder = $4, revision = $5, leased_until = now() + $6, before = ''
WHERE tenant = $1 AND kind = $2 AND value = $3 AND holder = $7 AND leased_until < now()`

// TakeOver takes the key from a holder whose lease has run out.
func (c *Claims) TakeOver(ctx context.Context, claim commands.Claim, from string) (bool, error) {
	value, err := c.hash(ctx, claim)
	if err != nil {
		return false, err
	}
	done, err := c.pool.Exec(ctx, takeOver, claim.Tenant, claim.Kind, value, claim.Holder, claim.Revision, commands.Lease, from)
	if err != nil {
		return false, fmt.Errorf("take over claim: %w", err)
	}
	return done.RowsAffected() == 1, nil
}

// The lease of the one who has the key by the log is no reason to wait: it
// has served its purpose. That of one who took it over from him is.
const inherit = `
UPDATE vault.claims SET holder = $4, revision = $5, leased_until = now() + $6, before = $8
WHERE tenant = $1 AND kind = $2 AND value = $3 AND holder = $7 AND (holder = $8 OR leased_until < now())`

// Inherit takes the key over from the one who has it by the log.
func (c *Claims) Inherit(ctx context.Context, claim commands.Claim, holder, from string) (bool, error) {
	value, err := c.hash(ctx, claim)
	if err != nil {
		return false, err
	}
	done, err := c.pool.Exec(ctx, inherit, claim.Tenant, claim.Kind, value, claim.Holder, claim.Revision, commands.Lease, holder, from)
	if err != nil {
		return false, fmt.Errorf("inherit claim: %w", err)
	}
	return done.RowsAffected() == 1, nil
}

const release = `
DELETE FROM vault.claims WHERE tenant = $1 AND kind = $2 AND value = $3 AND holder = $4 AND revision < $5`

// Release frees the key unless the holder claimed it again at a later revision.
func (c *Claims) Release(ctx context.Context, claim commands.Claim) error {
	value, err := c.hash(ctx, claim)
	if err != nil {
		return err
	}
	if _, err := c.pool.Exec(ctx, release, claim.Tenant, claim.Kind, value, claim.Holder, claim.Revision); err != nil {
		return fmt.Errorf("release claim: %w", err)
	}
	return nil
}

func (c *Claims) hash(ctx context.Context, claim commands.Claim) ([]byte, error) {
	key, err := c.secrets.Get(ctx, claim.Tenant, "claims")
	if err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(claim.Value))
	return mac.Sum(nil), nil
}
