package keyring_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/tink-crypto/tink-go/v2/tink"

	"github.com/daybook-crm/daybook/privacy/keyring"
)

func TestTheMasterKeyIsMadeForItsOwnerAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "keys", "master.key")
	_, made, err := keyring.OpenMaster(path, true)
	require.NoError(t, err)
	require.True(t, made)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o600), info.Mode().Perm())
	info, err = os.Stat(filepath.Dir(path))
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o700), info.Mode().Perm())

	_, made, err = keyring.OpenMaster(path, true)
	require.NoError(t, err)
	require.False(t, made)
}

func TestTheMasterKeyIsMadeOnceByAllWhoStartTogether(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "master.key")
	var all sync.WaitGroup
	var made atomic.Int64
	keys := make(chan tink.AEAD, 16)
	for range cap(keys) {
		all.Go(func() {
			key, mine, err := keyring.OpenMaster(path, true)
			if err != nil {
				t.Errorf("open: %v", err)
			}
			if mine {
				made.Add(1)
			}
			keys <- key
		})
	}
	all.Wait()
	close(keys)
	require.EqualValues(t, 1, made.Load(), "one of them warns about the new key")
	sealed, err := (<-keys).Encrypt(secret, nil)
	require.NoError(t, err)
	for key := range keys {
		opened, err := key.Decrypt(sealed, nil)
		require.NoError(t, err)
		require.Equal(t, secret, opened)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	require.Len(t, left, 1, "no half-written file stays behind")
}

func TestAMasterKeyThatIsNotThereOrNoneIsRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "master.key")
	_, _, err := keyring.OpenMaster(path, false)
	require.ErrorIs(t, err, fs.ErrNotExist)
	for _, text := range []string{"", "not base64!", "c2hvcnQ="} {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		_, made, err := keyring.OpenMaster(path, true)
		require.ErrorContains(t, err, path+" does not hold 32 bytes in base64")
		require.False(t, made)
		kept, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, text, string(kept), "a file that is there is never written over")
	}
}
