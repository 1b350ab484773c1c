package graphql_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/readmodels"
)

func TestContact_HasSeveralAddresses(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	made := at(a.data(`mutation ($label: String, $tags: [ID!]) { createContact(input: {
		lastName: "Doe", emails: [{address: "a@example.com", label: $label}, {address: "b@example.com", label: "home", primary: true}],
		phones: {number: "+49 30 123456"}, tagIds: $tags
	}) { contact { id email emails { address label primary } phone phones { number raw label primary } consents { channel } archived } } }`, vars{"tags": []any{id('9', 1)}}),
		"createContact", "contact").(vars)
	contactID := made["id"].(string)
	delete(made, "id")
	require.Equal(t, vars{
		"email": "b@example.com", "phone": "+4930123456", "consents": []any{}, "archived": false,
		"emails": []any{vars{"address": "a@example.com", "label": "", "primary": false}, vars{"address": "b@example.com", "label": "home", "primary": true}},
		"phones": []any{vars{"number": "+4930123456", "raw": "+49 30 123456", "label": "", "primary": true}},
	}, made)
	require.Equal(t, []string{id('9', 1)}, *given[contact.Create](a.desk).Fields.TagIDs)

	const update = `mutation ($id: ID!, $email: String, $emails: [EmailInput!], $phones: [PhoneInput!]) {
		updateContact(input: {id: $id, email: $email, emails: $emails, phones: $phones}) { contact { email emails { address } phones { number } } } }`
	a.data(update, vars{"id": contactID})
	require.Equal(t, contact.Fields{}, given[contact.Update](a.desk).Fields, "what is left out stays")
	primary := at(a.data(update, vars{"id": contactID, "email": "a@example.com"}), "updateContact", "contact").(vars)
	require.Equal(t, "a@example.com", primary["email"])
	require.Len(t, primary["emails"], 2)
	cleared := at(a.data(update, vars{"id": contactID, "emails": nil, "phones": []any{}}), "updateContact", "contact").(vars)
	require.Equal(t, vars{"email": "", "emails": []any{}, "phones": []any{}}, cleared)

	for _, wrong := range []vars{
		{"emails": []any{vars{"address": "no address"}}}, {"phones": []any{vars{"number": "1", "label": "a\nb"}}},
		{"emails": []any{vars{"address": "a@example.com"}, vars{"address": "A@example.com"}}},
	} {
		wrong["id"] = contactID
		refused := a.refusal(update, wrong)
		require.Equal(t, "VALIDATION_ERROR", string(refused.Extensions.Code))
		require.NotEmpty(t, refused.Extensions.Fields)
	}
}

func TestContact_ConsentArchiveAndRestore(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	contactID := at(a.data(`mutation { createContact(input: {lastName: "Doe"}) { contact { id } } }`, nil), "createContact", "contact", "id")
	const consent = `mutation ($id: ID!, $status: ConsentStatus!, $basis: LawfulBasis, $date: Date) {
		setConsent(input: {id: $id, channel: EMAIL, status: $status, basis: $basis, date: $date, note: "by phone"}) {
			contact { consents { channel status basis date source note } } } }`
	require.Equal(t, []any{vars{"channel": "EMAIL", "status": "GRANTED", "basis": "CONSENT", "date": "2026-01-02", "source": "", "note": "by phone"}},
		at(a.data(consent, vars{"id": contactID, "status": "GRANTED", "basis": "CONSENT", "date": "2026-01-02"}), "setConsent", "contact", "consents"))
	require.Nil(t, at(a.data(consent, vars{"id": contactID, "status": "DENIED"}), "setConsent", "contact", "consents").([]any)[0].(vars)["basis"])
	require.Contains(t, a.refusal(consent, vars{"id": contactID, "status": "GRANTED"}).Extensions.Fields, "basis")

	const archive, restore = `mutation ($id: ID!) { archiveContact(input: {id: $id}) { contact { archived } } }`, `mutation ($id: ID!) { restoreContact(input: {id: $id}) { contact { archived lastName } } }`
	require.Equal(t, true, at(a.data(archive, vars{"id": contactID}), "archiveContact", "contact", "archived"))
	a.data(`mutation ($id: ID!) { deleteContact(input: {id: $id}) { id } }`, vars{"id": contactID})
	require.Equal(t, vars{"archived": false, "lastName": "Doe"}, at(a.data(restore, vars{"id": contactID}), "restoreContact", "contact"))
	require.Equal(t, "NOT_FOUND", string(a.refusal(restore, vars{"id": id('c', 99)}).Extensions.Code))
}

func TestContact_Merge(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	create := func(email string) string {
		return at(a.data(`mutation ($email: String) { createContact(input: {lastName: "Doe", email: $email}) { contact { id } } }`, vars{"email": email}), "createContact", "contact", "id").(string)
	}
	jane, john := create("jane@example.com"), create("j@example.com")
	const merge = `mutation ($id: ID!, $losers: [ID!]!, $title: String, $email: String) {
		mergeContacts(input: {survivorId: $id, loserIds: $losers, jobTitle: $title, email: $email}) { contact { id jobTitle email emails { address } } position } }`
	for _, wrong := range []vars{{"losers": []any{}}, {"losers": []any{jane}}, {"losers": []any{"none"}}, {"losers": []any{id('c', 99)}}} {
		wrong["id"] = jane
		require.Equal(t, "VALIDATION_ERROR", string(a.refusal(merge, wrong).Extensions.Code), "%v", wrong)
	}
	require.Equal(t, vars{
		"id": jane, "jobTitle": "CTO", "email": "j@example.com", "emails": []any{vars{"address": "jane@example.com"}, vars{"address": "j@example.com"}},
	}, at(a.data(merge, vars{"id": jane, "losers": []any{john}, "title": "CTO", "email": "j@example.com"}), "mergeContacts", "contact"))
}

// mergedPeople writes 0, into which 1 was merged, into which 2 was merged; 3 is
// archived, 4 is as usual, 5 was merged into one who was deleted.
func (a *api) mergedPeople() {
	a.t.Helper()
	rows := readmodels.NewRows()
	for i := range 6 {
		c := &readmodels.Contact{ID: id('c', i), LastName: string(rune('A' + i)), CompanyID: id('b', 1), TagIDs: []string{id('9', i%2)}, Archived: i == 3, Versioned: row(1)}
		if into, merged := map[int]int{1: 0, 2: 1, 5: 99}[i]; merged {
			c.MergedInto = id('c', into)
		}
		rows.Contacts[c.ID] = c
		rows.Tasks[id('f', i)] = &readmodels.Task{ID: id('f', i), Title: c.LastName, Kind: "TODO", Priority: "NORMAL", ContactID: c.ID, Versioned: row(1)}
		rows.Deals[id('d', i)] = &readmodels.Deal{ID: id('d', i), Title: c.LastName, Currency: "EUR", PipelineID: id('e', 1), StageID: id('e', 2), Status: "OPEN", ContactIDs: []string{c.ID}, Roles: []readmodels.DealContact{{ContactID: c.ID}}, StageSince: row(1).CreatedAt, Versioned: row(1)}
	}
	rows.Companies[id('b', 1)] = &readmodels.Company{ID: id('b', 1), Name: "Acme", Versioned: row(1)}
	var entries []*readmodels.TimelineEntry
	for i, of := range []int{0, 1, 2, 4, 0} { // the last one is of the same event as the first
		entries = append(entries, &readmodels.TimelineEntry{
			EventID: id('a', i%4), SubjectID: id('c', of), Position: int64(i%4 + 1), At: row(1).CreatedAt, Type: "contact.Updated", Actor: ana, Summary: string(rune('A' + of)),
		})
	}
	entries[4].SubjectID = id('c', 2)
	a.save(readmodels.Changes{Rows: rows, Timeline: entries})
}

func TestContact_IDsLeadToTheSurvivor(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.mergedPeople()
	name := func(n int) any {
		return at(a.data(`query ($id: ID!) { contact(id: $id) { lastName } }`, vars{"id": id('c', n)}), "contact")
	}
	for _, n := range []int{0, 1, 2} {
		require.Equal(t, vars{"lastName": "A"}, name(n))
	}
	require.Equal(t, vars{"lastName": "D"}, name(3), "an archived one is there")
	require.Nil(t, name(5), "the survivor was deleted")

	all := a.data(`query ($id: ID!, $loser: ID!) {
		contact(id: $id) { mergedFrom { lastName mergedFrom { lastName } } deals { title contacts { lastName } } tasks { title contact { lastName } } timeline { edges { node { summary } } } }
		deals(filter: {contactId: $id}) { totalCount }
		tasks(filter: {contactId: $id}) { totalCount }
		ofLoser: tasks(filter: {contactId: $loser}) { totalCount }
		timeline(subject: $loser) { edges { node { summary } } }
	}`, vars{"id": id('c', 0), "loser": id('c', 2)})
	require.Equal(t, []any{vars{"lastName": "B", "mergedFrom": []any{vars{"lastName": "C"}}}}, at(all, "contact", "mergedFrom"))
	require.Len(t, at(all, "contact", "deals"), 3)
	require.Len(t, at(all, "contact", "tasks"), 3)
	for _, d := range at(all, "contact", "deals").([]any) {
		require.Equal(t, []any{vars{"lastName": "A"}}, d.(vars)["contacts"])
	}
	for _, d := range at(all, "contact", "tasks").([]any) {
		require.Equal(t, vars{"lastName": "A"}, d.(vars)["contact"])
	}
	require.EqualValues(t, 3, at(all, "deals", "totalCount"))
	require.EqualValues(t, 3, at(all, "tasks", "totalCount"))
	require.EqualValues(t, 3, at(all, "ofLoser", "totalCount"), "asking by the loser's id asks for the person")
	require.Len(t, at(all, "contact", "timeline", "edges"), 3)
	require.Equal(t, at(all, "contact", "timeline"), at(all, "timeline"))
}

func TestContacts_ListsShowWhoIsThere(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.mergedPeople()
	count := func(filter string) any {
		return at(a.data(`{ contacts(filter: {`+filter+`}) { totalCount edges { node { lastName } } } }`, nil), "contacts", "totalCount")
	}
	require.EqualValues(t, 2, count(``), "neither who was merged nor who was put away")
	require.EqualValues(t, 1, count(`archived: true`))
	require.EqualValues(t, 2, count(`tagId: "`+id('9', 0)+`"`))
	require.EqualValues(t, 0, count(`tagId: "`+id('9', 1)+`"`))
	require.Len(t, at(a.data(`query ($id: ID!) { company(id: $id) { contacts { lastName } } }`, vars{"id": id('b', 1)}), "company", "contacts"), 2)
}
