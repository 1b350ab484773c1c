package contact_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
)

func TestPhonesAreReadInTheRegion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ region, text, number string }{
		{"DE", "030 / 123456", "+4930123456"},
		{"AT", "01 5880010", "+4315880010"},
		{"CH", "044 668 18 00", "+41446681800"},
		{"FR", "01 42 68 53 00", "+33142685300"},
		{"GB", "020 7946 0958", "+442079460958"},
		{"US", "(202) 555-0143", "+12025550143"},
		{"IT", "06 6982", "+39066982"},
		{"DE", "+33 1 42 68 53 00", "+33142685300"}, // a country that is named wins
		{"DE", "0043 1 5880010", "+4315880010"},
		{"DE", "ask Joe", "ask Joe"},
		{"DE", "123", "123"},
		{"", "030 / 123456", "030 / 123456"},
	} {
		f := contact.Fields{Phone: &c.text}.InRegion(c.region, contact.Contact{})
		made := contact.Decider.Fold(contact.Contact{}, decided(t, contact.Create{ID: jane, Fields: withName(f)})...)
		require.Equal(t, c.number, made.Phone, c.region+" "+c.text)
		require.Equal(t, c.text, made.Phones[0].Raw)

		f = contact.Fields{Phones: &[]contact.PhoneNumber{{Number: "+4989123456"}, {Raw: c.text, Label: "mobile", Primary: true}}}.InRegion(c.region, contact.Contact{})
		made = contact.Decider.Fold(contact.Contact{}, decided(t, contact.Create{ID: jane, Fields: withName(f)})...)
		require.Equal(t, contact.PhoneNumber{Number: c.number, Raw: c.text, Label: "mobile", Primary: true}, made.Phones[1])
	}
}

func withName(f contact.Fields) contact.Fields {
	f.LastName = new("Doe")
	return f
}

func decided(t *testing.T, cmd contact.Command) []contact.Event {
	t.Helper()
	events, err := contact.Decider.Decide(contact.Contact{}, cmd)
	require.NoError(t, err)
	return events
}

func TestAPhoneThatIsThereStaysAsItWasEntered(t *testing.T) {
	t.Parallel()
	before := contact.Contact{Phones: []contact.PhoneNumber{{Number: "030 123456", Raw: "030 123456", Primary: true}}, Phone: "030 123456"}
	for _, f := range []contact.Fields{{Phone: new("030 123456")}, {Phones: new(before.Phones)}, {LastName: new("Doe")}} {
		require.Equal(t, f, f.InRegion("DE", before))
	}
	f := contact.Fields{Phone: new("089 123456")}.InRegion("DE", before)
	require.Equal(t, []contact.PhoneNumber{{Number: "+4989123456", Raw: "089 123456", Primary: true}}, *f.Phones, "in the place of the primary one")
	list := []contact.PhoneNumber{{Number: "089 123456"}}
	contact.Fields{Phones: &list}.InRegion("DE", before)
	require.Equal(t, "089 123456", list[0].Number, "what was given is not changed")
}
