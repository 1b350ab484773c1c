package importer_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
)

var now = time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC)

// shared gives a folder of real exports that stand beside the project, where
// they are; their licences let us use them, not ship them.
func shared(t testing.TB, folder string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "shared", "data", folder))
	require.NoError(t, err)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("real exports are not here: %s", dir)
	}
	return dir
}

func run(t testing.TB, bus *importertest.Bus, source importer.Source, options importer.Options) importer.Result {
	t.Helper()
	options.Now = now
	result, err := importer.Run(t.Context(), bus.Bus, importertest.Tenant, source, options)
	require.NoError(t, err)
	return result
}
