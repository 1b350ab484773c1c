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

func TestColumnsOfTasksBecomeCustomFields(t *testing.T) {
	t.Parallel()
	dir, bus := t.TempDir(), importertest.Memory(t)
	rows := "Id,Subject,Billable_Hours__c,Room__c,SystemModstamp\n00T000000000001AAA,Call,2.5,Blue,2026-01-01\n00T000000000002AAA,Write,,Red,2026-01-01\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "Task.csv"), []byte(rows), 0o600))
	result := run(t, bus, importer.Salesforce(dir), importer.Options{})
	assert.Equal(t, 2, result.Of(importer.Tasks).Created)
	assert.Equal(t, 2, result.Of(importer.Fields).Created)
	text := told(t, bus)
	assert.Contains(t, text, `"billable_hours_c":2.5`)
	assert.Contains(t, text, `"room_c":"Red"`)
	assert.NotContains(t, text, "modstamp")
	assert.Zero(t, run(t, bus, importer.Salesforce(dir), importer.Options{}).Changes())

	without := importertest.Memory(t)
	run(t, without, importer.Salesforce(dir), importer.Options{NoCustomFields: true})
	assert.NotContains(t, told(t, without), "billable")
}
