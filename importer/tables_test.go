package importer_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
	"github.com/daybook-crm/daybook/internal/fault"
)

// TestImportsRealTables maps tables that no source knows.
func TestImportsRealTables(t *testing.T) {
	t.Parallel()
	for file, c := range map[string]struct {
		mapping, key string
		object       importer.Object
		rows         int
	}{
		"atomic-crm-contacts/contacts.csv": {
			"contact.firstName=first_name,contact.lastName=last_name,contact.email=email_work,contact.email=email_home,contact.email=email_other,contact.phone=phone_work," +
				"contact.jobTitle=title,company.name=company", "", importer.Contacts, 500,
		},
		"febrl-dedupe/dataset1.csv": {
			"contact.firstName=given_name,contact.lastName=surname,contact.city=suburb,contact.region=state", "rec_id", importer.Contacts, 1000,
		},
		"dedupe-messy/csv_example_messy_input.csv": {
			"company.name=Site name,company.street=Address,company.phone=Phone", "Id", importer.Companies, 3337,
		},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(shared(t, filepath.Dir(file)), filepath.Base(file))
			mapping, err := importer.ParseMapping(c.mapping, c.key, "")
			require.NoError(t, err)
			bus := importertest.Memory(t)
			first := run(t, bus, importer.CSV(path, mapping), importer.Options{})
			t.Logf("%+v", first)
			assert.Equal(t, c.rows, first.Of(c.object).Read)
			assert.Greater(t, first.Of(c.object).Created, c.rows*9/10)
			assert.Zero(t, run(t, bus, importer.CSV(path, mapping), importer.Options{}).Changes())
		})
	}
}

func TestNamesCustomObjectsOfHubSpot(t *testing.T) {
	t.Parallel()
	dir, bus := shared(t, "hubspot-export"), importertest.Memory(t)
	result, err := importer.Run(t.Context(), bus.Bus, importertest.Tenant, importer.HubSpot(dir), importer.Options{})
	assert.Equal(t, fault.Invalid, fault.CodeOf(err))
	require.ErrorContains(t, err, "holds no contacts, companies or deals")
	assert.Len(t, result.Notes, 2)
}
