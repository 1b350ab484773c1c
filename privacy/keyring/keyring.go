// Package keyring holds a key for every person. Under it the codec seals what
// is personal before it reaches the log; to erase a person is to destroy it.
//
//	master key (a file, or a KMS)          wraps
//	  secrets: one key a tenant            wraps
//	    keys: one data key a person        seals, AES-256-GCM
//
// Keys are in Postgres, schema vault, apart from the log: whoever has only
// the log, a backup of it or a read side of a reporting store has no person.
package keyring

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/expirable"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/tink-crypto/tink-go/v2/aead/subtle"
	"github.com/tink-crypto/tink-go/v2/tink"

	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/internal/coalesce"
)

// Keyring satisfies codec.Sealer.
type Keyring struct {
	pool    *pgxpool.Pool
	secrets *Secrets
	cache   *expirable.LRU[subject, dataKey]
	ensure  *coalesce.Group[subject, *[]byte]
	find    *coalesce.Group[subject, *[]byte]

	// epoch counts the keys that were destroyed here. One that was read in an
	// earlier epoch may be among them, and must not get into the cache.
	mu    sync.Mutex
	epoch uint64
}

type subject struct{ tenant, id string }

// dataKey is a person's key. A cipher that is ready for use is forty times as
// large, all of it looked through by the garbage collector, and made in less
// than a microsecond.
type dataKey [keySize]byte

func (k dataKey) aead() (tink.AEAD, error) { return subtle.NewAESGCM(k[:]) }

const (
	keySize  = 32 // AES-256
	maxBatch = 500
	// gatherAtOnce bounds one query of Gather.
	gatherAtOnce = 5000
	// An unwrapped key stays in memory for a minute at most: for so long can
	// another process go on reading a person whose key this one destroyed.
	cacheFor  = time.Minute
	cacheSize = 50_000 // about 300 bytes each
)

// New makes a keyring on the schema vault.
func New(pool *pgxpool.Pool, secrets *Secrets) *Keyring {
	k := &Keyring{pool: pool, secrets: secrets, cache: expirable.NewLRU[subject, dataKey](cacheSize, nil, cacheFor)}
	k.ensure = coalesce.New(maxBatch, k.ensureAll)
	k.find = coalesce.New(maxBatch, k.findAll)
	return k
}

// Seal encrypts under the subject's key, which is made, and durable, before
// anything is sealed with it. It returns codec.ErrErased when the key was destroyed.
func (k *Keyring) Seal(ctx context.Context, tenant, id string, plaintext, place []byte) ([]byte, error) {
	key, err := k.key(ctx, subject{tenant, id}, k.ensure)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return key.Encrypt(plaintext, place)
}

// Open decrypts what Seal encrypted for the same place. It returns
// codec.ErrErased when the key was destroyed, and errMissing when there never
// was one: then the vault was lost or restored from before the event.
func (k *Keyring) Open(ctx context.Context, tenant, id string, ciphertext, place []byte) ([]byte, error) {
	key, err := k.key(ctx, subject{tenant, id}, k.find)
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	return key.Decrypt(ciphertext, place)
}

// Gather satisfies codec.Gatherer.
func (k *Keyring) Gather(ctx context.Context, tenants, ids []string) {
	var unknown []subject
	asked := make(map[subject]bool, len(ids))
	for i, id := range ids {
		s := subject{tenants[i], id}
		if !asked[s] && !k.cache.Contains(s) {
			unknown = append(unknown, s)
		}
		asked[s] = true
	}
	epoch := k.now()
	for some := range slices.Chunk(unknown, gatherAtOnce) {
		wrapped, err := k.findAll(ctx, some)
		if err != nil {
			return
		}
		for i, w := range wrapped {
			if w != nil && *w != nil {
				_, _ = k.unwrap(ctx, some[i], *w, epoch)
			}
		}
	}
}

// Destroy makes everything sealed under the subject's key unreadable, for
// ever. Destroying twice, or what never had a key, is fine.
func (k *Keyring) Destroy(ctx context.Context, tenant, id string) error {
	_, err := k.pool.Exec(ctx, destroyKey, tenant, id)
	k.mu.Lock()
	k.epoch++
	k.cache.Remove(subject{tenant, id})
	k.mu.Unlock()
	if err != nil {
		return fmt.Errorf("destroy key: %w", err)
	}
	return nil
}

var errMissing = errors.New("the person's key is not in the vault; was the vault restored from an older backup than the log?")

func (k *Keyring) key(ctx context.Context, s subject, from *coalesce.Group[subject, *[]byte]) (tink.AEAD, error) {
	if key, ok := k.cache.Get(s); ok {
		return key.aead()
	}
	epoch := k.now()
	wrapped, err := from.Do(ctx, s)
	switch {
	case err != nil:
		return nil, err
	case wrapped == nil:
		return nil, errMissing
	case *wrapped == nil:
		return nil, codec.ErrErased
	default:
		key, err := k.unwrap(ctx, s, *wrapped, epoch)
		if err != nil {
			return nil, err
		}
		return key.aead()
	}
}

// unwrap opens a key whose row was read in the given epoch, or later.
func (k *Keyring) unwrap(ctx context.Context, s subject, wrapped []byte, epoch uint64) (key dataKey, err error) {
	tenantKey, err := k.secrets.aead(ctx, s.tenant, wrappingKey)
	if err != nil {
		return key, err
	}
	raw, err := tenantKey.Decrypt(wrapped, s.place())
	if err != nil {
		return key, fmt.Errorf("unwrap key: %w", err)
	}
	if len(raw) != len(key) {
		return key, fmt.Errorf("unwrap key: it has %d bytes", len(raw))
	}
	copy(key[:], raw)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.epoch == epoch {
		k.cache.Add(s, key)
	}
	return key, nil
}

// now gives the epoch.
func (k *Keyring) now() uint64 {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.epoch
}

// wrapNew makes a key and wraps it.
func (k *Keyring) wrapNew(ctx context.Context, s subject) ([]byte, error) {
	tenantKey, err := k.secrets.aead(ctx, s.tenant, wrappingKey)
	if err != nil {
		return nil, err
	}
	raw := make([]byte, keySize)
	if _, err := rand.Read(raw); err != nil {
		return nil, err
	}
	return tenantKey.Encrypt(raw, s.place())
}

// place binds a wrapped key to the person whose it is.
func (s subject) place() []byte { return []byte(s.tenant + "/" + s.id) }
