package auth

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"github.com/daybook-crm/daybook/internal/fault"
)

// Argon2id with 19 MiB, two passes and one lane: the OWASP Password Storage
// Cheat Sheet's first choice of that memory size
// (cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html).
// The parameters stand in every hash, so that they can be raised later and
// old hashes still verify.
const (
	argonMemory = 19 * 1024 // KiB
	argonPasses = 2
	argonLanes  = 1
	argonSalt   = 16
	argonKey    = 32
)

// MinPassword is how many characters a password has at least (NIST SP 800-63B,
// 5.1.1.2); the upper bound keeps the input of the hash small.
const (
	MinPassword = 8
	maxPassword = 200
)

// CheckPassword refuses passwords that are too short or too long, with
// VALIDATION_ERROR.
func CheckPassword(password string) error {
	switch n := utf8.RuneCountInString(password); {
	case !utf8.ValidString(password):
		return fault.Field("password", "holds bytes that are not text")
	case n < MinPassword:
		return fault.Field("password", fmt.Sprintf("must have at least %d characters", MinPassword))
	case n > maxPassword:
		return fault.Field("password", fmt.Sprintf("must have at most %d characters", maxPassword))
	default:
		return nil
	}
}

// hasher runs argon2 for a few callers at a time, and lets few more wait: a
// flood of logins costs at most slots x 19 MiB and slots cores, and who comes
// when the queue is full is told to come back.
type hasher struct {
	slots chan struct{}
	queue chan struct{}
}

// queued is how many callers may wait for a slot; at some 20 ms a hash the
// last of them waits about a second.
const queued = 64

func newHasher() *hasher {
	slots := max(1, runtime.GOMAXPROCS(0)/2)
	return &hasher{slots: make(chan struct{}, slots), queue: make(chan struct{}, slots+queued)}
}

// run waits for a slot. It returns RATE_LIMIT_EXCEEDED when too many wait.
func (h *hasher) run(ctx context.Context, work func()) error {
	select {
	case h.queue <- struct{}{}:
		defer func() { <-h.queue }()
	default:
		return NewTooMany("Too many people are signing in right now. Try again in a moment.", retryWhenBusy)
	}
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
		work()
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// hash makes the text that is stored for a password, in the PHC string format.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, argonSalt)
	rand.Read(salt)
	var key []byte
	err := h.run(ctx, func() {
		key = argon2.IDKey([]byte(password), salt, argonPasses, argonMemory, argonLanes, argonKey)
	})
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonPasses, argonLanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key)), nil
}

// dummyHash is of no password. A login with an unknown address is checked
// against it, so that it takes as long as one with a known address.
const dummyHash = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// verify says whether a password is the one of a stored hash.
func (h *hasher) verify(ctx context.Context, stored, password string) (bool, error) {
	p, err := parseHash(stored)
	if err != nil {
		return false, err
	}
	var key []byte
	err = h.run(ctx, func() {
		key = argon2.IDKey([]byte(password), p.salt, p.passes, p.memory, p.lanes, uint32(len(p.key)))
	})
	return err == nil && subtle.ConstantTimeCompare(key, p.key) == 1, err
}

type hashParts struct {
	memory, passes uint32
	lanes          uint8
	salt, key      []byte
}

func parseHash(stored string) (p hashParts, err error) {
	fields := strings.Split(stored, "$")
	if len(fields) != 6 || fields[1] != "argon2id" || fields[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, errors.New("stored password hash is not argon2id")
	}
	if _, err = fmt.Sscanf(fields[3], "m=%d,t=%d,p=%d", &p.memory, &p.passes, &p.lanes); err != nil {
		return p, fmt.Errorf("stored password hash: %w", err)
	}
	if p.salt, err = base64.RawStdEncoding.DecodeString(fields[4]); err != nil {
		return p, fmt.Errorf("stored password hash: %w", err)
	}
	if p.key, err = base64.RawStdEncoding.DecodeString(fields[5]); err != nil {
		return p, fmt.Errorf("stored password hash: %w", err)
	}
	return p, nil
}
