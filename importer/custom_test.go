package importer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/importer"
	"github.com/daybook-crm/daybook/importer/importertest"
	"github.com/daybook-crm/daybook/internal/identity"
)

const columns = "Mail,VIP,Score,Since,Site,Second mail,Code,Number of pets,number  of pets,Empty,\n" +
	"ana@example.com,yes,\"1,200.5\",13/02/2025,https://ana.example,ANA@a.example,007,1,,,x\n" +
	"ben@example.com,No,-3,02/03/2025,,,12,,2,,\n" +
	"cy@example.com,,,,,,,,,,\n"

// bringPeople imports a table of contacts with an address in the column Mail.
func bringPeople(t *testing.T, bus *importertest.Bus, text string, options importer.Options) importer.Result {
	t.Helper()
	return run(t, bus, sheet(t, text, "contact.email=Mail", ""), options)
}

func fieldsOf(t *testing.T, bus *importertest.Bus, object customfield.Object) customfield.Set {
	t.Helper()
	set, err := bus.CustomFields.Load(t.Context(), importertest.Tenant, customfield.ID(importertest.Tenant, object))
	require.NoError(t, err)
	return set
}

// customs gives the custom values of all contacts by their address.
func customs(t *testing.T, bus *importertest.Bus) map[string]value.Custom {
	t.Helper()
	values := map[string]value.Custom{}
	for decoded := range bus.Events(t) {
		if _, ok := decoded.Event.(contact.Created); ok {
			c, err := bus.Contacts.Load(t.Context(), importertest.Tenant, decoded.Stream.ID)
			require.NoError(t, err)
			values[c.Emails[0].Address] = c.Custom
		}
	}
	return values
}

func edit(t *testing.T, bus *importertest.Bus, cmd domain.Command) {
	t.Helper()
	actor := identity.Actor{Tenant: importertest.Tenant, Name: "somebody", Role: identity.System}
	_, err := bus.Dispatch(t.Context(), commands.NewEnvelope(actor), cmd)
	require.NoError(t, err)
}

func TestColumnsWithoutAPlaceBecomeCustomFields(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	first := bringPeople(t, bus, columns, importer.Options{})
	var got []string
	for _, d := range fieldsOf(t, bus, customfield.Contact).Fields {
		got = append(got, fmt.Sprint(d.Key, "|", d.Label, "|", d.Type))
	}
	assert.Equal(t, []string{
		"vip|VIP|BOOLEAN", "score|Score|NUMBER", "since|Since|DATE", "site|Site|URL", "second_mail|Second mail|EMAIL",
		"code|Code|TEXT", "number_of_pets|Number of pets|NUMBER",
	}, got)
	assert.Equal(t, map[string]value.Custom{
		"ana@example.com": {
			"vip": true, "score": 1200.5, "since": "2025-02-13", "site": "https://ana.example", "second_mail": "ANA@a.example",
			"code": "007", "number_of_pets": 1.0,
		},
		"ben@example.com": {"vip": false, "score": -3.0, "since": "2025-03-02", "code": "12", "number_of_pets": 2.0},
		"cy@example.com":  nil,
	}, customs(t, bus))
	assert.Equal(t, 7, first.Of(importer.Fields).Created)
	assert.Equal(t, []string{"people.csv: 1 columns that Daybook has no place for: "}, first.Notes, "a column without a name")
	second := bringPeople(t, bus, columns, importer.Options{})
	assert.Zero(t, second.Changes())
	assert.Equal(t, 7, second.Of(importer.Fields).Unchanged)
}

func TestADryRunDefinesNothingAndSaysWhatItWould(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	dry := bringPeople(t, bus, columns, importer.Options{DryRun: true})
	assert.Empty(t, fieldsOf(t, bus, customfield.Contact).Fields)
	assert.Equal(t, bringPeople(t, bus, columns, importer.Options{}).Objects, dry.Objects)
}

func TestCustomFieldsCanBeTurnedOff(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	result := bringPeople(t, bus, columns, importer.Options{NoCustomFields: true})
	assert.Empty(t, fieldsOf(t, bus, customfield.Contact).Fields)
	assert.Contains(t, result.Notes[0], "VIP, Score, Since, Site")
	assert.Equal(t, 3, result.Of(importer.Contacts).Created)
}

func TestALaterValueThatDoesNotFitIsLeftOut(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	bringPeople(t, bus, columns, importer.Options{})
	result := bringPeople(t, bus, strings.Replace(columns, ",No,-3,02/03/2025,", ",maybe,many,some day,", 1)+"dan@example.com,yes,few,,,,,,,,\n", importer.Options{})
	assert.Equal(t, 1, result.Of(importer.Contacts).Created)
	assert.Zero(t, result.Of(importer.Contacts).Rejected)
	at := func(lines ...int) (places []importer.Place) {
		for _, line := range lines {
			places = append(places, importer.Place{File: "people.csv", Line: line})
		}
		return places
	}
	assert.ElementsMatch(t, []importer.Remark{
		{Object: importer.Contacts, Text: `imported without a value of the custom field "VIP" that is neither yes nor no`, Rows: 1, Places: at(3)},
		{Object: importer.Contacts, Text: `imported without a value of the custom field "Score" that is not a number`, Rows: 2, Places: at(3, 5)},
		{Object: importer.Contacts, Text: `imported without a value of the custom field "Since" that is not a date`, Rows: 1, Places: at(3)},
	}, result.Warnings)
	assert.InDelta(t, -3, customs(t, bus)["ben@example.com"]["score"], 0, "what it had stays")
	assert.Equal(t, value.Custom{"vip": true}, customs(t, bus)["dan@example.com"])
}

func TestCustomValuesFollowTheFileAndLeaveEditsAlone(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	bringPeople(t, bus, columns, importer.Options{})
	var id string
	for decoded := range bus.Events(t) {
		if c, ok := decoded.Event.(contact.Created); ok && (*c.Emails)[0].Address == "ben@example.com" {
			id = decoded.Stream.ID
		}
	}
	edit(t, bus, contact.Update{ID: id, Fields: contact.Fields{Custom: &value.Custom{"score": 99.0, "vip": nil}}, At: now})
	assert.Zero(t, bringPeople(t, bus, columns, importer.Options{}).Changes(), "an edit here is no change of the file")
	changed := strings.Replace(columns, ",12,", ",13,", 1)
	assert.Equal(t, 1, bringPeople(t, bus, changed, importer.Options{}).Changes())
	assert.Equal(t, value.Custom{"score": 99.0, "since": "2025-03-02", "code": "13", "number_of_pets": 2.0}, customs(t, bus)["ben@example.com"])
	assert.Zero(t, bringPeople(t, bus, strings.Replace(changed, ",13,", ",,", 1), importer.Options{}).Changes(), "a blank cell overwrites nothing")
}

func TestFieldsAreTheTeamsOnceTheyAreHere(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	set := customfield.ID(importertest.Tenant, customfield.Contact)
	own := customfield.Definition{Label: "Score", Type: customfield.Text}
	edit(t, bus, customfield.Define{ID: set, Object: customfield.Contact, Field: own, At: now})
	bringPeople(t, bus, columns, importer.Options{})
	_, made := fieldsOf(t, bus, customfield.Contact).Field("score_2")
	assert.True(t, made, "a key is never given twice")
	edit(t, bus, customfield.Change{ID: set, Key: "score_2", Label: new("Points"), At: now})
	edit(t, bus, customfield.Archive{ID: set, Key: "vip", At: now})
	again := bringPeople(t, bus, strings.Replace(columns, ",No,-3,", ",yes,-4,", 1), importer.Options{})
	assert.Equal(t, 1, again.Changes())
	assert.Empty(t, again.Refused)
	assert.Contains(t, again.Notes[0], "VIP", "an archived field takes no values")
	ben := customs(t, bus)["ben@example.com"]
	assert.InDelta(t, -4, ben["score_2"], 0, "a renamed field is known by the label that it had")
	assert.Equal(t, false, ben["vip"])
}

func TestAColumnThatNoFieldHoldsStaysANote(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	result := bringPeople(t, bus, "Mail,Story,Short\nana@example.com,"+strings.Repeat("x", 10_001)+",a\n", importer.Options{})
	assert.Len(t, fieldsOf(t, bus, customfield.Contact).Fields, 1)
	assert.Equal(t, []string{"people.csv: 1 columns that Daybook has no place for: Story"}, result.Notes)
}

func TestAnObjectHasAtMost300FieldsInUse(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	header, row := []string{"Mail"}, []string{"ana@example.com"}
	for i := range customfield.MaxFields + 2 {
		header, row = append(header, fmt.Sprint("Column ", i)), append(row, fmt.Sprint("text ", i))
	}
	text := strings.Join(header, ",") + "\n" + strings.Join(row, ",") + "\n"
	result := bringPeople(t, bus, text, importer.Options{})
	assert.Equal(t, customfield.MaxFields, result.Of(importer.Fields).Created)
	assert.Equal(t, []string{"people.csv: 2 columns that Daybook has no place for: Column 300, Column 301"}, result.Notes)
	assert.Len(t, customs(t, bus)["ana@example.com"], customfield.MaxFields)
	assert.Zero(t, bringPeople(t, bus, text, importer.Options{}).Changes())
}

func TestARowBringsNoMoreThanCanBeWrittenAtOnce(t *testing.T) {
	t.Parallel()
	bus := importertest.Memory(t)
	header, row := "Mail", "ana@example.com"
	for i := range 40 {
		header, row = header+fmt.Sprint(",Column ", i), row+","+strings.Repeat("x", 9_000)
	}
	result := bringPeople(t, bus, header+"\n"+row+"\n", importer.Options{})
	assert.Equal(t, 1, result.Of(importer.Contacts).Created)
	assert.Len(t, customs(t, bus)["ana@example.com"], 29)
	assert.Len(t, result.Warnings, 11)
	assert.True(t, slices.ContainsFunc(result.Warnings, func(r importer.Remark) bool {
		return strings.HasSuffix(r.Text, `"Column 39" that is more than one row can bring`)
	}))
}

func TestCompaniesAndDealsHaveCustomFieldsOfTheirOwn(t *testing.T) {
	t.Parallel()
	e := newExport(t)
	e.replace("Account.csv", `"LastModifiedDate"`, `"LastModifiedDate","Tier__c"`)
	const moment = `"2025-02-03 09:00:00"`
	e.replace("Account.csv", moment+","+moment, moment+","+moment+`,"Gold"`)
	e.replace("Opportunity.csv", `"Loss_Reason__c"`, `"Loss_Reason__c","Score__c"`)
	e.replace("Opportunity.csv", `"003000000000001AAA",""`, `"003000000000001AAA","","7"`)
	result := e.run()
	assert.Equal(t, 2, result.Of(importer.Fields).Created)
	c, err := e.bus.Companies.Load(t.Context(), importertest.Tenant, e.id("Account", "001000000000001AAA"))
	require.NoError(t, err)
	assert.Equal(t, value.Custom{"tier_c": "Gold"}, c.Custom)
	assert.Equal(t, value.Custom{"score_c": 7.0}, e.deal("006000000000001AAA").Custom)
	assert.Zero(t, e.run().Changes())
}
