package importer_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
)

const people = `E-mail Address;Surname;"Given, name";Firm;Phone;Deal;Value;State
ana@example.com;Ibáñez;Ana;Molino;+34 910 00 01 02;Oven;1.234,50;Closed Won
ben@example.com;Ash;Ben;Molino;;Mixer;99;New
ANA@example.com;Other;Ana;Molino;;;;
not an address;Wrong;W;Solo;;;;
;;;Solo;;;;
`

const peopleMap = `contact.email=E-mail Address,contact.lastName=Surname,contact.firstName="Given, name",contact.phone=Phone,` +
	`company.name=Firm,deal.title=Deal,deal.amount=Value,deal.stage=State,deal.currency:=EUR`

func sheet(t *testing.T, text, mapping, key string) importer.Source {
	t.Helper()
	path := filepath.Join(t.TempDir(), "people.csv")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	m, err := importer.ParseMapping(mapping, key, "")
	require.NoError(t, err)
	return importer.CSV(path, m)
}

func TestImportsAnyTable(t *testing.T) {
	t.Parallel()
	bus, rejected := importertest.Memory(t), filepath.Join(t.TempDir(), "rejected.csv")
	first := run(t, bus, sheet(t, people, peopleMap, ""), importer.Options{Rejected: rejected})
	assert.Equal(t, 2, first.Of(importer.Companies).Created)
	assert.Equal(t, 2, first.Of(importer.Contacts).Created)
	assert.Equal(t, 1, first.Of(importer.Contacts).Rejected, "not an address")
	assert.Equal(t, 2, first.Of(importer.Deals).Created)
	for decoded := range bus.Events(t) {
		switch e := decoded.Event.(type) {
		case contact.Created:
			assert.NotContains(t, e.Imported.ID, "@", "an address is no id in the clear")
		case deal.Opened:
			assert.Contains(t, []int64{123450, 9900}, e.Value.Amount)
		}
	}
	require.Equal(t, 1, bus.Count(t)["deal.Won"])
	assert.Zero(t, run(t, bus, sheet(t, people, peopleMap, ""), importer.Options{}).Changes())

	changed := strings.Replace(people, ";Ash;", ";Ashworth;", 1)
	assert.Equal(t, 1, run(t, bus, sheet(t, changed, peopleMap, ""), importer.Options{}).Changes())
	blank := strings.Replace(people, ";Ash;", ";;", 1)
	assert.Zero(t, run(t, bus, sheet(t, blank, peopleMap, ""), importer.Options{}).Changes(), "a blank cell overwrites nothing")

	records := readCSV(t, rejected)
	require.Len(t, records, 2)
	assert.Equal(t, []string{"people.csv", "5", "email: is not an e-mail address", "not an address"}, records[1][:4])
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer func() { _ = file.Close() }()
	records, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	return records
}

func TestKeyNamesTheIdColumn(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	text := "No,Name,Mail\n1,Ana Ibáñez,ana@example.com\n2,Ben Ash,ben@example.com\n1,Twice,twice@example.com\n"
	first := run(t, bus, sheet(t, text, "contact.name=Name,contact.email=Mail", "No"), importer.Options{})
	assert.Equal(t, 2, first.Of(importer.Contacts).Created)
	assert.Equal(t, 1, first.Of(importer.Contacts).Skipped)
	moved := strings.Replace(text, "ana@example.com", "ana@example.org", 1)
	second := run(t, bus, sheet(t, moved, "contact.name=Name,contact.email=Mail", "No"), importer.Options{})
	assert.Equal(t, 1, second.Of(importer.Contacts).Updated, "the same person with another address")
}

func TestRejectedRowsAreNoFormulas(t *testing.T) {
	t.Parallel()
	bus, rejected := importertest.Memory(t), filepath.Join(t.TempDir(), "rejected.csv")
	text := "Mail,Phone,Note\nbad,+49301234567,\"=HYPERLINK(\"\"x\"\")\"\n"
	run(t, bus, sheet(t, text, "contact.email=Mail,contact.phone=Phone", ""), importer.Options{Rejected: rejected})
	assert.Equal(t, []string{"bad", "'+49301234567", "'=HYPERLINK(\"x\")"}, readCSV(t, rejected)[1][3:])
	m, err := importer.ParseMapping("contact.email=Mail,contact.phone=Phone", "", "")
	require.NoError(t, err)
	again := run(t, bus, importer.CSV(rejected, m), importer.Options{})
	assert.Equal(t, 1, again.Of(importer.Contacts).Rejected, "the file can be read again")
}

func TestRefusesMappingsThatCannotBe(t *testing.T) {
	t.Parallel()
	for mapping, problem := range map[string]string{
		"":                           "says nothing",
		"contact.email":              "is not of the form",
		"person.email=Mail":          "fields begin with contact.",
		"contact.shoeSize=Shoe":      "has no field \"shoeSize\"; it has id, firstName",
		"deal.stage:=A,deal.stage=B": "a value for all rows and more",
	} {
		_, err := importer.ParseMapping(mapping, "", "")
		require.ErrorContains(t, err, problem, mapping)
	}
	_, err := importer.ParseMapping("contact.email=A", "", "salesforce")
	require.ErrorContains(t, err, "source")
	bus := importertest.Memory(t)
	_, err = importer.Run(t.Context(), bus.Bus, importertest.Tenant, sheet(t, "a,b\n1,2\n", "contact.email=Mail", ""), importer.Options{})
	require.ErrorContains(t, err, `has no column "Mail"; its columns are a, b`)
}
