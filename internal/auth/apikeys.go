package auth

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// APIKey is a program's way in: it reads reports as the member who made it.
// The key itself is shown once and never stored.
type APIKey struct {
	ID, Member, Name string
	MadeAt           time.Time
	UsedAt           *time.Time // to the minute
	RevokedAt        *time.Time
}

const (
	keyPrefix      = "dbk_" // by which scanners of source code know a secret
	maxKeyName     = 80
	maxKeys        = 100 // a tenant, without those that were revoked
	usedResolution = time.Minute
)

// MakeKey makes a key for a member and gives it, this once. It returns
// VALIDATION_ERROR for a bad name, or when the tenant has too many keys.
func (a *Accounts) MakeKey(ctx context.Context, by identity.Actor, name string) (secret string, key APIKey, err error) {
	name = strings.TrimSpace(name)
	if name == "" || len(name) > maxKeyName || hasNUL(name) {
		return "", key, fault.Field("name", fmt.Sprintf("must have 1 to %d characters", maxKeyName))
	}
	random := make([]byte, 32)
	rand.Read(random)
	secret = keyPrefix + base64.RawURLEncoding.EncodeToString(random)
	key = APIKey{ID: uuid.NewString(), Member: by.Member, Name: name, MadeAt: a.now().UTC()}
	const insert = `
INSERT INTO auth.api_keys (id, tenant, member, name, hash, made) SELECT $1, $2, $3, $4, $5, $6
WHERE (SELECT count(*) FROM auth.api_keys WHERE tenant = $2 AND revoked IS NULL) < $7`
	tag, err := a.pool.Exec(ctx, insert, key.ID, by.Tenant, key.Member, key.Name, hashToken(secret), key.MadeAt, maxKeys)
	switch {
	case err != nil:
		return "", key, fmt.Errorf("make an API key: %w", err)
	case tag.RowsAffected() == 0:
		return "", key, fault.New(fault.Invalid, fmt.Sprintf("There are %d API keys already; revoke one that is not needed.", maxKeys))
	}
	return secret, key, nil
}

// Keys gives a tenant's keys, those too that were revoked, newest first.
func (a *Accounts) Keys(ctx context.Context, tenant string) ([]APIKey, error) {
	const query = `SELECT id::text, member, name, made, used, revoked FROM auth.api_keys WHERE tenant = $1 ORDER BY made DESC, id LIMIT 1000`
	rows, err := a.pool.Query(ctx, query, tenant)
	if err != nil {
		return nil, fmt.Errorf("list the API keys: %w", err)
	}
	keys, err := pgx.CollectRows(rows, pgx.RowToStructByPos[APIKey])
	if err != nil {
		return nil, fmt.Errorf("list the API keys: %w", err)
	}
	return keys, nil
}

// RevokeKey ends a key at once and for good; twice does no harm. It returns
// NOT_FOUND when the tenant has no such key.
func (a *Accounts) RevokeKey(ctx context.Context, tenant, id string) (key APIKey, err error) {
	missing := fault.New(fault.NotFound, "There is no such API key.")
	if uuid.Validate(id) != nil {
		return key, missing
	}
	const revoke = `
UPDATE auth.api_keys SET revoked = coalesce(revoked, $3) WHERE tenant = $1 AND id = $2
RETURNING id::text, member, name, made, used, revoked`
	err = a.pool.QueryRow(ctx, revoke, tenant, id, a.now()).
		Scan(&key.ID, &key.Member, &key.Name, &key.MadeAt, &key.UsedAt, &key.RevokedAt)
	if errors.Is(err, pgx.ErrNoRows) {
		return key, missing
	}
	if err != nil {
		return key, fmt.Errorf("revoke an API key: %w", err)
	}
	return key, nil
}

// UseKey tells whose a key is. It returns UNAUTHENTICATED for one that is not
// known, was revoked, or whose member is not active any more, and
// RATE_LIMIT_EXCEEDED for a client that tries too many wrong ones.
func (a *Accounts) UseKey(ctx context.Context, secret, client string) (actor identity.Actor, err error) {
	const find = `SELECT id, tenant, member, used FROM auth.api_keys WHERE hash = $1 AND revoked IS NULL`
	var id uuid.UUID
	var used *time.Time
	err = a.pool.QueryRow(ctx, find, hashToken(secret)).Scan(&id, &actor.Tenant, &actor.Member, &used)
	if errors.Is(err, pgx.ErrNoRows) {
		return actor, a.wrongKey(client)
	}
	if err != nil {
		return actor, fmt.Errorf("look up an API key: %w", err)
	}
	role, ok, err := a.directory.Role(ctx, actor.Tenant, actor.Member)
	if err != nil {
		return actor, fmt.Errorf("look up a member: %w", err)
	}
	if !ok || !memberRole(role) {
		return actor, a.wrongKey(client)
	}
	actor.Role = role
	if now := a.now(); used == nil || now.Sub(*used) > usedResolution {
		if _, err := a.pool.Exec(ctx, "UPDATE auth.api_keys SET used = $2 WHERE id = $1", id, now); err != nil {
			return actor, fmt.Errorf("note the use of an API key: %w", err)
		}
	}
	return actor, nil
}

func (a *Accounts) wrongKey(client string) error {
	if wait, ok := a.byClient.Take(client); !ok {
		return NewTooMany("Too many attempts with wrong keys. Wait and try again.", wait)
	}
	return fault.New(fault.Unauthenticated, "The API key is not right, or was revoked. An admin makes a new one.")
}
