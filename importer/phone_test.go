package importer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
	"github.com/daybook-crm/daybook/internal/identity"
)

// TestPhonesOfTheTenantsRegion imports numbers without a country, before and
// after the tenant has said which is its own: the second import of the same
// file changes nothing in either case.
func TestPhonesOfTheTenantsRegion(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	const mapping = "contact.lastName=Name,contact.phone=Phone,contact.phone=Mobile"
	text := "Id,Name,Phone,Mobile\n1,Doe,030 / 123456,0151 23456789\n"
	region := func(code string) {
		env := commands.NewEnvelope(identity.Actor{Tenant: importertest.Tenant, Name: "test", Role: identity.System})
		_, err := bus.Dispatch(t.Context(), env, tenant.Update{ID: importertest.Tenant, Fields: tenant.Fields{PhoneRegion: &code}})
		require.NoError(t, err)
	}
	again := func(text string) int { return run(t, bus, sheet(t, text, mapping, "Id"), importer.Options{}).Changes() }
	assert.Equal(t, 1, again(text))
	region("DE")
	assert.Zero(t, again(text))
	more := text + "2,Roe,030 / 654321,0151 98765432\n"
	assert.Equal(t, 1, again(more))
	assert.Zero(t, again(more))
	assert.Contains(t, told(t, bus), `"phones":[{"number":"+4930654321","raw":"030 / 654321","primary":true}`)
}
