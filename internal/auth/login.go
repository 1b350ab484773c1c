package auth

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Login is an attempt to sign in. Tenant may be empty where the address
// belongs to one tenant only. Client is the address that the attempt came from.
type Login struct {
	Email, Password, Tenant, Client string
}

// wrongLogin is the one answer to an unknown address, a wrong password and a
// disabled member: who guesses learns nothing.
var wrongLogin = fault.New(fault.Unauthenticated, "E-mail or password is not right.")

// candidates is how many tenants of one address are tried; each costs a hash.
const candidates = 8

const findCredentials = `
SELECT tenant, member, hash, disabled FROM auth.credentials
WHERE email_key = $1 AND ($2 = '' OR tenant = $2) ORDER BY tenant LIMIT $3`

type credential struct {
	tenant, member, hash string
	disabled             bool
}

// Login opens a session. It returns UNAUTHENTICATED when address and password
// do not belong together, VALIDATION_ERROR when they do in several tenants
// and none was named, RATE_LIMIT_EXCEEDED after too many attempts.
func (a *Accounts) Login(ctx context.Context, in Login) (Grant, error) {
	key := emailKey(in.Email)
	if err := a.limitLogin(in.Client, key); err != nil {
		return Grant{}, err
	}
	if len(in.Password) > 4*maxPassword || len(key) > 254 {
		return Grant{}, wrongLogin
	}
	found, err := a.find(ctx, key, in.Tenant)
	if err != nil {
		return Grant{}, err
	}
	right, err := a.verifyAll(ctx, found, in.Password)
	switch {
	case err != nil:
		return Grant{}, err
	case len(right) == 0:
		return Grant{}, wrongLogin
	case len(right) > 1:
		return Grant{}, fault.Field("tenant", "this address belongs to several tenants; say which tenant")
	}
	role, ok, err := a.directory.Role(ctx, right[0].tenant, right[0].member)
	if err != nil {
		return Grant{}, fmt.Errorf("look up a member: %w", err)
	}
	if !ok || !memberRole(role) {
		return Grant{}, wrongLogin
	}
	return a.open(ctx, identity.Actor{Tenant: right[0].tenant, Member: right[0].member, Role: role})
}

func (a *Accounts) limitLogin(client, key string) error {
	for _, try := range []struct {
		limiter *Limiter
		key     string
	}{{a.byClient, client}, {a.byAddress, client + " " + key}} {
		if wait, ok := try.limiter.Take(try.key); !ok {
			return NewTooMany("Too many attempts to sign in. Wait and try again.", wait)
		}
	}
	return nil
}

func (a *Accounts) find(ctx context.Context, key, tenant string) ([]credential, error) {
	if hasNUL(key) || hasNUL(tenant) { // which Postgres does not take as text
		return nil, nil
	}
	rows, err := a.pool.Query(ctx, findCredentials, key, tenant, candidates)
	if err != nil {
		return nil, fmt.Errorf("find credentials: %w", err)
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (c credential, err error) {
		return c, row.Scan(&c.tenant, &c.member, &c.hash, &c.disabled)
	})
	if err != nil {
		return nil, fmt.Errorf("find credentials: %w", err)
	}
	return found, nil
}

// verifyAll gives the enabled credentials that have the password. It always
// computes at least one hash, so that unknown addresses take as long.
func (a *Accounts) verifyAll(ctx context.Context, found []credential, password string) ([]credential, error) {
	if len(found) == 0 {
		_, err := a.hasher.verify(ctx, dummyHash, password)
		return nil, err
	}
	var right []credential
	for _, c := range found {
		ok, err := a.hasher.verify(ctx, c.hash, password)
		if err != nil {
			return nil, err
		}
		if ok && !c.disabled {
			right = append(right, c)
		}
	}
	return right, nil
}

func hasNUL(text string) bool {
	for i := range len(text) {
		if text[i] == 0 {
			return true
		}
	}
	return false
}
