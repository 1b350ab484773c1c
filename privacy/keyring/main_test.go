package keyring_test

import (
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"
	"github.com/tink-crypto/tink-go/v2/tink"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/privacy"
	"github.com/daybook-crm/daybook/privacy/keyring"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// vault is a database with a master key, on which several processes can work.
type vault struct {
	pool   *pgxpool.Pool
	master tink.AEAD
}

func newVault(t *testing.T) vault {
	t.Helper()
	pool := enginetest.Postgres(t)
	require.NoError(t, privacy.Migrate(t.Context(), pool))
	return vault{pool, newMaster(t)}
}

func newMaster(t *testing.T) tink.AEAD {
	t.Helper()
	master, made, err := keyring.OpenMaster(t.TempDir()+"/master.key", true)
	require.NoError(t, err)
	require.True(t, made)
	return master
}

// process is a keyring as another process would open it: nothing is shared
// but the database and the master key.
func (v vault) process() *keyring.Keyring {
	return keyring.New(v.pool, keyring.NewSecrets(v.pool, v.master))
}
