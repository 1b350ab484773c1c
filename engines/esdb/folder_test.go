package esdbserver_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	esdbserver "github.com/daybook-crm/daybook/engines/esdb"
)

func TestTheFolderIsItsOwnersAlone(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "store")
	server, err := esdbserver.Open(dir, esdbserver.Options{})
	require.NoError(t, err)
	require.NoError(t, server.Close())
	info, err := os.Stat(dir)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o700), info.Mode().Perm())
}
