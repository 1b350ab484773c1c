package importer_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
)

const sfPeople = `"Id","LastName","Email","Phone","MobilePhone","OtherPhone","HasOptedOutOfEmail","DoNotCall"
"003000000000001AAA","Doe","doe@example.com","030 1","030 2","030 3","true","1"
"003000000000002AAA","Roe","roe@example.com","","030 4","","false",""
`

// Several phones, and what people have opted out of; and the same file again,
// before and after somebody here added a phone.
func TestMorePhonesAndOptOuts(t *testing.T) {
	t.Parallel()
	dir, bus := t.TempDir(), importertest.Memory(t)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "Contact.csv"), []byte(sfPeople), 0o600))
	require.Equal(t, 2, run(t, bus, importer.Salesforce(dir), importer.Options{}).Of(importer.Contacts).Created)
	require.Zero(t, run(t, bus, importer.Salesforce(dir), importer.Options{}).Changes(), "again")
	var doe contact.Contact
	for d := range bus.Events(t) {
		if e, ok := d.Event.(contact.Event); ok && (doe.ID == "" || d.Stream.ID == doe.ID) {
			doe = contact.Decider.Evolve(doe, e)
		}
		if doe.LastName != "Doe" {
			doe = contact.Contact{}
		}
	}
	require.Equal(t, []contact.PhoneNumber{
		{Number: "030 1", Raw: "030 1", Primary: true}, {Number: "030 2", Raw: "030 2", Label: "mobile"}, {Number: "030 3", Raw: "030 3", Label: "other"},
	}, doe.Phones)
	require.Len(t, doe.Consents, 2)
	require.Equal(t, contact.Denied, doe.Consents[0].Status)
}

const hsPeople = `"Record ID","Last Name","Email","Mobile Phone Number","Additional email addresses","Unsubscribed from all email","Legal basis for processing contact's data"
"1","Doe","doe@example.com","030 1","d@example.com;roe@example.com;none","",""
"2","Roe","roe@example.com","","d@example.com","","Freely given consent from contact"
"3","Poe","poe@example.com","","","Yes","Freely given consent from contact"
`

// An address that two rows have goes to the one whose own it is; of two who
// have it besides, one gets it, and both come in.
func TestAdditionalAddresses(t *testing.T) {
	t.Parallel()
	dir, bus := t.TempDir(), importertest.Memory(t)
	file := filepath.Join(dir, "people.csv")
	require.NoError(t, os.WriteFile(file, []byte(hsPeople), 0o600))
	result := run(t, bus, importer.HubSpot(dir), importer.Options{})
	require.Equal(t, 3, result.Of(importer.Contacts).Created)
	require.Len(t, result.Warnings, 3, "%v", result.Warnings)
	require.Zero(t, run(t, bus, importer.HubSpot(dir), importer.Options{}).Changes(), "again")
	emails, consents := 0, map[contact.Status]int{}
	for d := range bus.Events(t) {
		switch e := d.Event.(type) {
		case contact.Created:
			emails += len(*e.Emails)
		case contact.ConsentSet:
			consents[e.Status]++
		}
	}
	require.Equal(t, 4, emails)
	require.Equal(t, map[contact.Status]int{contact.Granted: 1, contact.Denied: 1}, consents)
}
