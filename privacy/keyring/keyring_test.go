package keyring_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/privacy/keyring"
)

var (
	secret = []byte("Jane Doe")
	place  = []byte("contact-acme_jane/1")
)

func TestWhatIsSealedOpensInItsPlaceOnly(t *testing.T) {
	t.Parallel()
	v := newVault(t)
	keys := v.process()
	sealed, err := keys.Seal(t.Context(), "acme", "jane", secret, place)
	require.NoError(t, err)
	require.NotContains(t, string(sealed), "Jane")

	opened, err := v.process().Open(t.Context(), "acme", "jane", sealed, place)
	require.NoError(t, err)
	require.Equal(t, secret, opened)

	_, err = keys.Open(t.Context(), "acme", "jane", sealed, []byte("elsewhere"))
	require.Error(t, err)
	for _, other := range [][2]string{{"acme", "joe"}, {"other", "jane"}} {
		_, err = keys.Seal(t.Context(), other[0], other[1], secret, place)
		require.NoError(t, err)
		_, err = keys.Open(t.Context(), other[0], other[1], sealed, place)
		require.Error(t, err, "the key of %v opened it", other)
	}
}

func TestManyWhoSealForOnePersonMakeOneKey(t *testing.T) {
	t.Parallel()
	v := newVault(t)
	var all sync.WaitGroup
	sealed := make(chan []byte, 64)
	for range 4 {
		keys := v.process()
		for range 16 {
			all.Go(func() {
				text, err := keys.Seal(context.Background(), "acme", "jane", secret, place)
				if err != nil {
					t.Errorf("seal: %v", err)
				}
				sealed <- text
			})
		}
	}
	all.Wait()
	close(sealed)
	reader := v.process()
	for text := range sealed {
		opened, err := reader.Open(t.Context(), "acme", "jane", text, place)
		require.NoError(t, err)
		require.Equal(t, secret, opened)
	}
	var rows int
	require.NoError(t, v.pool.QueryRow(t.Context(), `SELECT count(*) FROM vault.keys`).Scan(&rows))
	require.Equal(t, 1, rows)
}

func TestADestroyedKeyStaysDestroyed(t *testing.T) {
	t.Parallel()
	v := newVault(t)
	keys := v.process()
	sealed, err := keys.Seal(t.Context(), "acme", "jane", secret, place)
	require.NoError(t, err)
	require.NoError(t, keys.Destroy(t.Context(), "acme", "jane"))
	require.NoError(t, keys.Destroy(t.Context(), "acme", "jane"), "twice is once")
	require.NoError(t, keys.Destroy(t.Context(), "acme", "joe"), "who never had a key never gets one")

	for _, k := range []*keyring.Keyring{keys, v.process()} {
		_, err = k.Open(t.Context(), "acme", "jane", sealed, place)
		require.ErrorIs(t, err, codec.ErrErased)
		for _, person := range []string{"jane", "joe"} {
			_, err = k.Seal(t.Context(), "acme", person, secret, place)
			require.ErrorIs(t, err, codec.ErrErased)
		}
	}
	var left int
	require.NoError(t, v.pool.QueryRow(t.Context(), `SELECT count(*) FROM vault.keys WHERE wrapped IS NOT NULL`).Scan(&left))
	require.Zero(t, left)
}

// Whoever fetched the key just before it was destroyed must not keep it.
func TestNobodySealsAfterDestroyReturned(t *testing.T) {
	t.Parallel()
	keys := newVault(t).process()
	for round := range 50 {
		person := fmt.Sprint("person ", round)
		var sealing sync.WaitGroup
		var began atomic.Int64
		started := make(chan struct{})
		for range 8 {
			sealing.Go(func() {
				for {
					_, err := keys.Seal(context.Background(), "acme", person, secret, place)
					if began.Add(1) == 4 {
						close(started)
					}
					if errors.Is(err, codec.ErrErased) {
						return
					}
					if err != nil {
						t.Errorf("seal: %v", err)
						return
					}
				}
			})
		}
		<-started
		require.NoError(t, keys.Destroy(t.Context(), "acme", person))
		_, err := keys.Seal(t.Context(), "acme", person, secret, place)
		sealing.Wait()
		require.ErrorIs(t, err, codec.ErrErased)
	}
}

func TestALostVaultIsNotTakenForErasure(t *testing.T) {
	t.Parallel()
	v := newVault(t)
	sealed, err := v.process().Seal(t.Context(), "acme", "jane", secret, place)
	require.NoError(t, err)
	_, err = v.pool.Exec(t.Context(), `DELETE FROM vault.keys`)
	require.NoError(t, err)
	_, err = v.process().Open(t.Context(), "acme", "jane", sealed, place)
	require.ErrorContains(t, err, "restored from an older backup")
	require.NotErrorIs(t, err, codec.ErrErased)
}

func TestAWrongMasterKeySaysSo(t *testing.T) {
	t.Parallel()
	v := newVault(t)
	_, err := v.process().Seal(t.Context(), "acme", "jane", secret, place)
	require.NoError(t, err)
	stranger := keyring.New(v.pool, keyring.NewSecrets(v.pool, newMaster(t)))
	_, err = stranger.Seal(t.Context(), "acme", "joe", secret, place)
	require.ErrorContains(t, err, "the master key is not the one that this database was made with")
}

// A row that was put in another's place does not open: keys are bound to whom they belong.
func TestAKeyMovedToAnotherPersonDoesNotOpen(t *testing.T) {
	t.Parallel()
	v := newVault(t)
	sealed, err := v.process().Seal(t.Context(), "acme", "jane", secret, place)
	require.NoError(t, err)
	_, err = v.pool.Exec(t.Context(), `UPDATE vault.keys SET subject = 'joe'`)
	require.NoError(t, err)
	_, err = v.process().Open(t.Context(), "acme", "joe", sealed, place)
	require.ErrorContains(t, err, "unwrap key")
}
