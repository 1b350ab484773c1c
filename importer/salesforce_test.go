package importer_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
)

func TestImportsRealSalesforceData(t *testing.T) {
	t.Parallel()
	for folder, want := range map[string]map[importer.Object]int{
		"salesforce-sfdx":   {importer.Companies: 22, importer.Contacts: 162, importer.Deals: 50, importer.Tasks: 75},
		"salesforce-devorg": {importer.Contacts: 47, importer.Deals: 36},
	} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			dir, bus := shared(t, folder), importertest.Memory(t)
			dry := run(t, bus, importer.Salesforce(dir), importer.Options{DryRun: true})
			require.Empty(t, bus.Count(t), "a dry run writes nothing")
			first := run(t, bus, importer.Salesforce(dir), importer.Options{Rejected: filepath.Join(t.TempDir(), "rejected.csv")})
			require.NoError(t, first.Print(os.Stderr))
			assert.Equal(t, first.Objects, dry.Objects, "a dry run says what the import does")
			for object, rows := range want {
				c := first.Of(object)
				assert.Equal(t, rows, c.Read, object)
				assert.Equal(t, c.Read, c.Created+c.Skipped+c.Rejected, object)
			}
			count := bus.Count(t)
			t.Log(count)
			second := run(t, bus, importer.Salesforce(dir), importer.Options{})
			assert.Zero(t, second.Changes(), second.Objects)
			assert.Equal(t, count, bus.Count(t))
		})
	}
}
