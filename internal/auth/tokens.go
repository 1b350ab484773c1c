package auth

import (
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"
	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

// AccessTokenLife is how long an access token is valid. It is checked without
// a look into the database, so a disabled member can go on for at most this long.
const AccessTokenLife = 15 * time.Minute

// Tokens signs and verifies access tokens with HS256. A signature that others
// could verify (EdDSA) was not chosen: nobody but Daybook reads these tokens,
// every process of it has the master key, and each request pays for the
// verification, which is some thirty times dearer with Ed25519.
//
// Those that were found valid are remembered until they expire: a client sends
// one token with every request, and to read it anew costs more than to look a
// contact up. Nothing is lost by it, since a token is valid until it expires
// however often it is read. They are known by their hashes, which say nothing.
type Tokens struct {
	key    []byte
	parser *jwt.Parser
	now    func() time.Time
	valid  *lru.Cache[[sha256.Size]byte, verified]
}

// verified is what a valid token said.
type verified struct {
	actor identity.Actor
	until time.Time
}

// tokensKept is how many valid tokens are remembered, a few hundred bytes each.
const tokensKept = 10_000

// tokenKeyInfo tells this key from all others derived from the master key.
// Changing it signs everybody out.
const tokenKeyInfo = "daybook access token v1"

// NewTokens derives the signing key from the master key.
func NewTokens(master []byte) (*Tokens, error) { return newTokens(master, time.Now) }

func newTokens(master []byte, now func() time.Time) (*Tokens, error) {
	if len(master) < 16 {
		return nil, errors.New("the master key has fewer than 16 bytes")
	}
	key, err := hkdf.Key(sha256.New, master, nil, tokenKeyInfo, 32)
	if err != nil {
		return nil, fmt.Errorf("derive the key of access tokens: %w", err)
	}
	parser := jwt.NewParser(jwt.WithValidMethods([]string{"HS256"}), jwt.WithExpirationRequired(),
		jwt.WithTimeFunc(now), jwt.WithIssuer(issuer))
	valid, err := lru.New[[sha256.Size]byte, verified](tokensKept)
	if err != nil {
		return nil, err
	}
	return &Tokens{key: key, parser: parser, now: now, valid: valid}, nil
}

const issuer = "daybook"

// claims are what an access token says. Names are short: they travel with every request.
type claims struct {
	Tenant  string        `json:"ten"`
	Role    identity.Role `json:"rol"`
	Session string        `json:"sid"`
	jwt.RegisteredClaims
}

// Issue makes an access token for an actor in a session.
func (t *Tokens) Issue(actor identity.Actor, session string) (string, error) {
	now := t.now()
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims{
		Tenant: actor.Tenant, Role: actor.Role, Session: session,
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: issuer, Subject: actor.Member,
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(AccessTokenLife)),
		},
	})
	signed, err := token.SignedString(t.key)
	if err != nil {
		return "", fmt.Errorf("sign an access token: %w", err)
	}
	return signed, nil
}

// Verify gives the actor that a token was issued for. It returns
// UNAUTHENTICATED for anything but a valid token of this key.
func (t *Tokens) Verify(token string) (identity.Actor, error) {
	actor, _, err := t.VerifyUntil(token)
	return actor, err
}

// VerifyUntil is Verify for connections that outlive a request: it tells when
// the token expires.
func (t *Tokens) VerifyUntil(token string) (identity.Actor, time.Time, error) {
	hash := sha256.Sum256([]byte(token))
	if v, known := t.valid.Get(hash); known && t.now().Before(v.until) {
		return v.actor, v.until, nil
	}
	v, err := t.read(token)
	if err == nil {
		t.valid.Add(hash, v)
	}
	return v.actor, v.until, err
}

// read checks a token and reads what it says.
func (t *Tokens) read(token string) (verified, error) {
	var c claims
	_, err := t.parser.ParseWithClaims(token, &c, func(*jwt.Token) (any, error) { return t.key, nil })
	switch {
	case errors.Is(err, jwt.ErrTokenExpired):
		return verified{}, fault.New(fault.Unauthenticated, "The access token has expired. Refresh it.")
	case err != nil, c.Tenant == "", c.Subject == "", !memberRole(c.Role):
		return verified{}, fault.New(fault.Unauthenticated, "The access token is not valid. Sign in again.")
	}
	return verified{identity.Actor{Tenant: c.Tenant, Member: c.Subject, Role: c.Role}, c.ExpiresAt.Time}, nil
}

// memberRole says whether a token may carry a role; System never travels.
func memberRole(r identity.Role) bool {
	return r == identity.Admin || r == identity.Rep || r == identity.Viewer
}
