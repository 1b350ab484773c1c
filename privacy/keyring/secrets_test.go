package keyring_test

import (
	"context"
	"encoding/hex"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/privacy/keyring"
)

func TestASecretIsMadeOnceByAllWhoOpenIt(t *testing.T) {
	t.Parallel()
	v := newVault(t)
	var all sync.WaitGroup
	var mu sync.Mutex
	seen := map[string]int{}
	for range 8 {
		secrets := keyring.NewSecrets(v.pool, v.master)
		for range 4 {
			all.Go(func() {
				raw, err := secrets.Get(context.Background(), "acme", "claims")
				if err != nil || len(raw) != 32 {
					t.Errorf("get: %d bytes, %v", len(raw), err)
				}
				mu.Lock()
				defer mu.Unlock()
				seen[hex.EncodeToString(raw)]++
			})
		}
	}
	all.Wait()
	require.Len(t, seen, 1)
}

func TestSecretsAreToldApartAndKeptWrapped(t *testing.T) {
	t.Parallel()
	v := newVault(t)
	secrets := keyring.NewSecrets(v.pool, v.master)
	seen := map[string]bool{}
	for _, of := range [][2]string{{"", "jwt"}, {"acme", "claims"}, {"acme", "wrapping"}, {"other", "claims"}} {
		raw, err := secrets.Get(t.Context(), of[0], of[1])
		require.NoError(t, err)
		require.False(t, seen[string(raw)])
		seen[string(raw)] = true
		var wrapped []byte
		require.NoError(t, v.pool.QueryRow(t.Context(),
			`SELECT wrapped FROM vault.secrets WHERE tenant = $1 AND name = $2`, of[0], of[1]).Scan(&wrapped))
		require.NotContains(t, string(wrapped), string(raw))
	}
}
