package keyring

import (
	"context"
	"crypto/rand"
	"fmt"
	"sync"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/tink-crypto/tink-go/v2/aead/subtle"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// wrappingKey is the name of the tenant's secret that wraps its data keys.
const wrappingKey = "wrapping"

// Secrets are random values of 32 bytes that are made when first asked for,
// and kept wrapped by the master key. Few, and asked for often: they stay in memory.
type Secrets struct {
	pool   *pgxpool.Pool
	master tink.AEAD
	mu     sync.Mutex
	raw    map[[2]string][]byte
	aeads  map[[2]string]tink.AEAD
}

// NewSecrets opens the secrets under a master key.
func NewSecrets(pool *pgxpool.Pool, master tink.AEAD) *Secrets {
	return &Secrets{pool: pool, master: master, raw: map[[2]string][]byte{}, aeads: map[[2]string]tink.AEAD{}}
}

// Whoever comes first makes the secret; all others get the same.
const ensureSecret = `
INSERT INTO vault.secrets (tenant, name, wrapped) VALUES ($1, $2, $3)
ON CONFLICT (tenant, name) DO NOTHING`

const findSecret = `SELECT wrapped FROM vault.secrets WHERE tenant = $1 AND name = $2`

// Get gives the secret of a tenant ("" for the installation) by name.
func (s *Secrets) Get(ctx context.Context, tenant, name string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.get(ctx, tenant, name)
}

func (s *Secrets) get(ctx context.Context, tenant, name string) ([]byte, error) {
	id := [2]string{tenant, name}
	if raw, ok := s.raw[id]; ok {
		return raw, nil
	}
	fresh := make([]byte, keySize)
	if _, err := rand.Read(fresh); err != nil {
		return nil, err
	}
	place := []byte(tenant + "/" + name)
	wrapped, err := s.master.Encrypt(fresh, place)
	if err != nil {
		return nil, err
	}
	if _, err := s.pool.Exec(ctx, ensureSecret, tenant, name, wrapped); err != nil {
		return nil, fmt.Errorf("make secret %s: %w", name, err)
	}
	if err := s.pool.QueryRow(ctx, findSecret, tenant, name).Scan(&wrapped); err != nil {
		return nil, fmt.Errorf("find secret %s: %w", name, err)
	}
	raw, err := s.master.Decrypt(wrapped, place)
	if err != nil {
		return nil, fmt.Errorf("secret %s does not open: the master key is not the one that this database was made with: %w", name, err)
	}
	s.raw[id] = raw
	return raw, nil
}

func (s *Secrets) aead(ctx context.Context, tenant, name string) (tink.AEAD, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := [2]string{tenant, name}
	if a, ok := s.aeads[id]; ok {
		return a, nil
	}
	raw, err := s.get(ctx, tenant, name)
	if err != nil {
		return nil, err
	}
	a, err := subtle.NewAESGCM(raw)
	if err != nil {
		return nil, err
	}
	s.aeads[id] = a
	return a, nil
}
