package importer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
)

// TestImportsTheSyntheticExport needs the folder that the generator beside the
// real exports makes.
func TestImportsTheSyntheticExport(t *testing.T) {
	dir := os.Getenv("DAYBOOK_TEST_HUBSPOT")
	if dir == "" {
		t.Skip("set DAYBOOK_TEST_HUBSPOT to a folder made by synthetic-hubspot/gen.mjs")
	}
	bus := importertest.Chain(t)
	began := time.Now()
	first := run(t, bus, importer.HubSpot(dir), importer.Options{Rejected: filepath.Join(t.TempDir(), "rejected.csv")})
	took := time.Since(began)
	require.NoError(t, first.Print(os.Stderr))
	rows := 0
	for _, c := range first.Objects {
		rows += c.Read
	}
	t.Logf("%d rows in %s: %.0f rows/s; most memory: %s", rows, took, float64(rows)/took.Seconds(), mostMemory())
	assert.Equal(t, 20_000, first.Of(importer.Companies).Read)
	assert.Equal(t, 100_000, first.Of(importer.Contacts).Read)
	assert.Equal(t, 30_000, first.Of(importer.Deals).Read)
	began = time.Now()
	second := run(t, bus, importer.HubSpot(dir), importer.Options{})
	t.Logf("again in %s", time.Since(began))
	assert.Zero(t, second.Changes(), second.Objects)
}

// mostMemory is the most that this process has held, engines in it included,
// where the system tells.
func mostMemory() string {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}
