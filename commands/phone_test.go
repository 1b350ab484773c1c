package commands_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/tenant"
	"github.com/daybook-crm/daybook/internal/identity"
)

func TestPhonesWithoutACountryAreOfTheTenants(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.give(t, tenant.Create{ID: "acme", Name: "Acme", Currency: "EUR"})
	id := identity.NewID().String()
	phone := func(cmd contact.Command) contact.PhoneNumber {
		t.Helper()
		_, receipt := b.give(t, cmd)
		return receipt.State.(contact.Contact).Phones[0]
	}
	const text = "030 / 123456"
	first := phone(contact.Create{ID: id, Fields: contact.Fields{LastName: new("Doe"), Phone: new(text)}})
	require.Equal(t, contact.PhoneNumber{Number: text, Raw: text, Primary: true}, first, "no region, no country")

	b.give(t, tenant.Update{ID: "acme", Fields: tenant.Fields{PhoneRegion: new("DE")}})
	require.Equal(t, first, phone(contact.Update{ID: id, Fields: contact.Fields{FirstName: new("Jane"), Phone: new(text)}}))
	require.Equal(t, contact.PhoneNumber{Number: "+4989123456", Raw: "089 123456", Primary: true},
		phone(contact.Update{ID: id, Fields: contact.Fields{Phone: new("089 123456")}}))
	b.give(t, tenant.Update{ID: "acme", Fields: tenant.Fields{PhoneRegion: new("US")}})
	require.Equal(t, contact.PhoneNumber{Number: "+12025550143", Raw: "202-555-0143", Primary: true},
		phone(contact.Update{ID: id, Fields: contact.Fields{Phones: &[]contact.PhoneNumber{{Number: "202-555-0143"}}}}))
	require.Empty(t, func() []contact.PhoneNumber {
		_, receipt := b.give(t, contact.Update{ID: id, Fields: contact.Fields{Phone: new("")}})
		return receipt.State.(contact.Contact).Phones
	}())
}
