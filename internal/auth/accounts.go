package auth

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// Directory knows the members. ok is false for one who is unknown or not active.
type Directory interface {
	Role(ctx context.Context, tenant, member string) (role identity.Role, ok bool, err error)
}

// Accounts is who can sign in, and who is signed in.
type Accounts struct {
	pool      *pgxpool.Pool
	tokens    *Tokens
	directory Directory
	hasher    *hasher
	now       func() time.Time

	byAddress *Limiter
	byClient  *Limiter
}

// NewAccounts joins the tables of Migrate, the tokens and the directory of
// members. Limits concern logins; those of Limits.Actor are for the server.
func NewAccounts(pool *pgxpool.Pool, tokens *Tokens, directory Directory, limits Limits) *Accounts {
	a := &Accounts{pool: pool, tokens: tokens, directory: directory, hasher: newHasher(), now: time.Now}
	if !limits.Off {
		a.byAddress, a.byClient = NewLimiter(limits.LoginAddress), NewLimiter(limits.LoginClient)
	}
	return a
}

// emailKey is the form in which addresses are compared.
func emailKey(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

const setCredential = `
INSERT INTO auth.credentials (tenant, member, email_key, hash) VALUES ($1, $2, $3, $4)
ON CONFLICT (tenant, member) DO UPDATE SET email_key = $3, hash = $4, changed = now()`

// SetPassword lets a member sign in with an address and a password, and ends
// the sessions that an earlier password opened. It returns VALIDATION_ERROR
// for a bad password and DUPLICATE_EMAIL when another member of the tenant
// signs in with the address.
func (a *Accounts) SetPassword(ctx context.Context, tenant, member, email, password string) error {
	if err := CheckPassword(password); err != nil {
		return err
	}
	hash, err := a.hasher.hash(ctx, password)
	if err != nil {
		return err
	}
	if _, err := a.pool.Exec(ctx, setCredential, tenant, member, emailKey(email), hash); err != nil {
		var pg *pgconn.PgError
		if errors.As(err, &pg) && pg.Code == uniqueViolation {
			return fault.New(fault.DuplicateEmail, "Another member signs in with this e-mail address.")
		}
		return fmt.Errorf("set a password: %w", err)
	}
	return a.endSessions(ctx, tenant, member, "the password was changed")
}

const uniqueViolation = "23505"

// Disable keeps a member from signing in and ends all sessions. Access tokens
// that are out stay valid for at most AccessTokenLife.
func (a *Accounts) Disable(ctx context.Context, tenant, member string) error {
	if err := a.setDisabled(ctx, tenant, member, true); err != nil {
		return err
	}
	return a.endSessions(ctx, tenant, member, "the member was disabled")
}

// Enable lets a disabled member sign in again, with the password of before.
func (a *Accounts) Enable(ctx context.Context, tenant, member string) error {
	return a.setDisabled(ctx, tenant, member, false)
}

func (a *Accounts) setDisabled(ctx context.Context, tenant, member string, disabled bool) error {
	_, err := a.pool.Exec(ctx, "UPDATE auth.credentials SET disabled = $3 WHERE tenant = $1 AND member = $2", tenant, member, disabled)
	if err != nil {
		return fmt.Errorf("disable or enable a member: %w", err)
	}
	return nil
}
