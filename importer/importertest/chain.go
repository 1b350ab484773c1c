package importertest

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/engines/enginetest"
	"github.com/daybook-crm/daybook/eventstore/esdb"
	"github.com/daybook-crm/daybook/privacy"
	"github.com/daybook-crm/daybook/privacy/claims"
	"github.com/daybook-crm/daybook/privacy/keyring"
)

// Chain makes a bus on the real chain: a log that is synced to disk, a key for
// every person. The TestMain of its package is enginetest.Main.
func Chain(tb testing.TB) *Bus {
	tb.Helper()
	pool := enginetest.Postgres(tb)
	require.NoError(tb, privacy.Migrate(tb.Context(), pool))
	master, _, err := keyring.OpenMaster(filepath.Join(tb.TempDir(), "master.key"), true)
	require.NoError(tb, err)
	log, err := esdb.Open(enginetest.EventStoreURL(tb))
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, log.Close()) })
	secrets := keyring.NewSecrets(pool, master)
	return newBus(tb, log, keyring.New(pool, secrets), claims.New(pool, secrets))
}
