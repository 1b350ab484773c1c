package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// RefreshTokenLife is how long a session lives that is not used.
const RefreshTokenLife = 30 * 24 * time.Hour

// grace is how long a used refresh token still works: for a client that never
// got the answer, and for two tabs that refresh at the same time. A thief who
// is as quick is told from neither; who comes later ends the session for both.
const grace = 30 * time.Second

// Grant is what signing in and refreshing give.
type Grant struct {
	Actor        identity.Actor
	AccessToken  string
	ExpiresIn    time.Duration
	RefreshToken string
	RefreshUntil time.Time
}

var sessionOver = fault.New(fault.Unauthenticated, "The session has ended. Sign in again.")

const (
	sweepSessions = `DELETE FROM auth.sessions WHERE tenant = $1 AND member = $2 AND expires < $3`
	insertSession = `INSERT INTO auth.sessions (id, tenant, member, started, expires) VALUES ($1, $2, $3, $4, $5)`
	insertToken   = `INSERT INTO auth.refresh_tokens (hash, session, issued) VALUES ($1, $2, $3)`
	extendSession = `UPDATE auth.sessions SET expires = $2 WHERE id = $1`
	useToken      = `UPDATE auth.refresh_tokens SET used = $2 WHERE hash = $1 AND used IS NULL`
	endOne        = `UPDATE auth.sessions SET ended = $2, reason = $3 WHERE id = $1 AND ended IS NULL`
	endAll        = `UPDATE auth.sessions SET ended = $3, reason = $4 WHERE tenant = $1 AND member = $2 AND ended IS NULL`
	findToken     = `
SELECT s.id, s.tenant, s.member, t.used
FROM auth.refresh_tokens t JOIN auth.sessions s ON s.id = t.session
WHERE t.hash = $1 AND s.ended IS NULL AND s.expires > $2
FOR UPDATE OF t, s`
)

// open begins a session and drops the member's sessions that have expired:
// that needs no clock of its own and keeps the tables as small as their use.
func (a *Accounts) open(ctx context.Context, actor identity.Actor) (g Grant, err error) {
	session, now := uuid.New(), a.now()
	err = pgx.BeginFunc(ctx, a.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, sweepSessions, actor.Tenant, actor.Member, now); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, insertSession, session, actor.Tenant, actor.Member, now, now.Add(RefreshTokenLife)); err != nil {
			return err
		}
		g, err = a.grant(ctx, tx, actor, session)
		return err
	})
	if err != nil {
		return Grant{}, fmt.Errorf("open a session: %w", err)
	}
	return g, nil
}

// Refresh takes a refresh token and gives an access token and the next
// refresh token. It returns UNAUTHENTICATED for a token that is unknown, of a
// session that is over, or used long ago; the last ends the session, since
// two parties then hold its tokens.
func (a *Accounts) Refresh(ctx context.Context, token string) (g Grant, err error) {
	var refusal error
	err = pgx.BeginFunc(ctx, a.pool, func(tx pgx.Tx) error {
		g, refusal, err = a.rotate(ctx, tx, hashToken(token))
		return err // a refusal is kept apart: what it wrote must be committed
	})
	switch {
	case err != nil:
		return Grant{}, fmt.Errorf("refresh a session: %w", err)
	case refusal != nil:
		return Grant{}, refusal
	}
	return g, nil
}

func (a *Accounts) rotate(ctx context.Context, tx pgx.Tx, hash []byte) (g Grant, refusal, err error) {
	var session uuid.UUID
	var actor identity.Actor
	var used *time.Time
	now := a.now()
	err = tx.QueryRow(ctx, findToken, hash, now).Scan(&session, &actor.Tenant, &actor.Member, &used)
	if errors.Is(err, pgx.ErrNoRows) {
		return g, sessionOver, nil
	}
	if err != nil {
		return g, nil, err
	}
	if used != nil && now.Sub(*used) > grace {
		_, err := tx.Exec(ctx, endOne, session, now, "a refresh token was used twice")
		return g, sessionOver, err
	}
	role, ok, err := a.directory.Role(ctx, actor.Tenant, actor.Member)
	if err != nil {
		return g, nil, err
	}
	if !ok || !memberRole(role) {
		_, err := tx.Exec(ctx, endOne, session, now, "the member is not active")
		return g, sessionOver, err
	}
	actor.Role = role
	if _, err := tx.Exec(ctx, useToken, hash, now); err != nil {
		return g, nil, err
	}
	if _, err := tx.Exec(ctx, extendSession, session, now.Add(RefreshTokenLife)); err != nil {
		return g, nil, err
	}
	g, err = a.grant(ctx, tx, actor, session)
	return g, nil, err
}

// grant makes the tokens and stores the refresh token's hash. The token is 32
// random bytes, so a plain SHA-256 keeps it as safe as a slow hash would.
func (a *Accounts) grant(ctx context.Context, tx pgx.Tx, actor identity.Actor, session uuid.UUID) (Grant, error) {
	access, err := a.tokens.Issue(actor, session.String())
	if err != nil {
		return Grant{}, err
	}
	secret := make([]byte, 32)
	rand.Read(secret)
	token, now := base64.RawURLEncoding.EncodeToString(secret), a.now()
	if _, err := tx.Exec(ctx, insertToken, hashToken(token), session, now); err != nil {
		return Grant{}, err
	}
	return Grant{
		Actor: actor, AccessToken: access, ExpiresIn: AccessTokenLife,
		RefreshToken: token, RefreshUntil: now.Add(RefreshTokenLife),
	}, nil
}

func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

const logout = `
UPDATE auth.sessions SET ended = $2, reason = 'signed out'
WHERE ended IS NULL AND id = (SELECT session FROM auth.refresh_tokens WHERE hash = $1)`

// Logout ends the session of a refresh token; an unknown token has none to end.
func (a *Accounts) Logout(ctx context.Context, token string) error {
	if _, err := a.pool.Exec(ctx, logout, hashToken(token), a.now()); err != nil {
		return fmt.Errorf("end a session: %w", err)
	}
	return nil
}

func (a *Accounts) endSessions(ctx context.Context, tenant, member, reason string) error {
	if _, err := a.pool.Exec(ctx, endAll, tenant, member, a.now(), reason); err != nil {
		return fmt.Errorf("end a member's sessions: %w", err)
	}
	return nil
}
