package graphql_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/note"
	"github.com/daybook-crm/daybook/graphql"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

func TestNote_TakesWhatItIsGiven(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withDeals(1)
	body := "Ask @[Ana](member:" + ana + ")\n\n* 你好 🎉"
	made := at(a.data(`mutation ($body: String!, $deal: ID, $contact: ID) { createNote(input: {body: $body, dealId: $deal, contactId: $contact}) {
		note { id body pinned revision author { name } mentions { name } contact { name } deal { title } company { name } } position } }`,
		vars{"body": body, "deal": id('d', 0), "contact": id('c', 0)}), "createNote", "note").(vars)
	noteID := made["id"].(string)
	delete(made, "id")
	require.Equal(t, vars{
		"body": body, "pinned": false, "revision": 0.0, "author": vars{"name": "Ana"}, "mentions": []any{vars{"name": "Ana"}},
		"contact": vars{"name": "Contact 0"}, "deal": vars{"title": "Deal 0"}, "company": nil,
	}, made)

	const update = `mutation ($id: ID!, $body: String, $pinned: Boolean) { updateNote(input: {id: $id, body: $body, pinned: $pinned}) { note { body pinned } } }`
	pinned := a.data(update, vars{"id": noteID, "pinned": true})
	require.Equal(t, note.Fields{Pinned: new(true)}, given[note.Update](a.desk).Fields)
	require.Equal(t, vars{"body": body, "pinned": true}, at(pinned, "updateNote", "note"))
	a.data(update, vars{"id": noteID, "pinned": nil})
	require.Equal(t, note.Fields{}, given[note.Update](a.desk).Fields)
	require.Equal(t, fault.Invalid, a.refusal(update, vars{"id": noteID, "body": nil}).Extensions.Code, "a note has a text")
	require.Equal(t, fault.Invalid, a.refusal(update, vars{"id": noteID, "body": "a\x00b"}).Extensions.Code)

	a.data(`mutation ($id: ID!) { deleteNote(input: {id: $id}) { id } }`, vars{"id": noteID})
	require.Equal(t, fault.NotFound, a.refusal(update, vars{"id": noteID, "pinned": true}).Extensions.Code)
	require.Equal(t, body, at(a.data(`mutation ($id: ID!) { restoreNote(input: {id: $id}) { note { body } } }`, vars{"id": noteID}), "restoreNote", "note", "body"))
}

// withNotes writes notes about each of the deals, their companies and contacts.
func (a *api) withNotes(deals, each int) {
	a.t.Helper()
	rows := readmodels.NewRows()
	for i := range deals {
		for j := range each {
			n := &readmodels.Note{
				ID: id('7', i*each+j), Body: fmt.Sprintf("Note %d: likes Größe%d", j, i), Mentions: []string{ana}, Pinned: j == 1, AuthorID: ana,
				ContactID: id('c', 2*i), CompanyID: id('b', i), DealID: id('d', i), Versioned: row(1),
			}
			n.CreatedAt = n.CreatedAt.AddDate(0, 0, j)
			rows.Notes[n.ID] = n
		}
	}
	a.save(readmodels.Changes{Rows: rows})
}

func TestNotesOfAPage_CostABoundedNumberOfQueries(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withDeals(60)
	a.withNotes(60, 3)
	count := func(first int) int64 {
		ctx, queries := counting(t.Context())
		resp := a.execIn(ctx, graphql.Request{Query: `query ($first: Int) { deals(first: $first) { edges { node {
			notes { body author { name } mentions { name } } company { notes { body } } contacts { notes { body } } } } } }`, Variables: vars{"first": float64(first)}})
		require.Empty(t, resp.Errors)
		return queries.Load()
	}
	few := count(2)
	require.Equal(t, few, count(50))
	// deals, companies with notes, contacts with notes, notes with authors and mentions
	require.EqualValues(t, 8, few)
}

func TestNotes(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	a.withDeals(2)
	a.withNotes(2, 3)
	bodies := func(edges any) (found []string) {
		for _, e := range edges.([]any) {
			if n, ok := e.(vars)["node"]; ok {
				e = n
			}
			found = append(found, at(e, "body").(string))
		}
		return found
	}
	list := func(args string) []string {
		return bodies(at(a.data(`{ notes(`+args+`) { edges { node { body } } } }`, nil), "notes", "edges"))
	}
	newest := []string{"Note 2: likes Größe1", "Note 1: likes Größe1", "Note 0: likes Größe1"}
	require.Equal(t, newest, list(`filter: {dealId: "`+id('d', 1)+`"}`))
	require.Equal(t, newest, list(`filter: {companyId: "`+id('b', 1)+`"}`))
	require.Equal(t, newest[:1], list(`first: 1, filter: {contactId: "`+id('c', 2)+`"}`))
	require.Len(t, list(`filter: {authorId: "`+ana+`", mentionId: "`+ana+`"}`), 6)
	require.Len(t, list(`filter: {pinned: true}`), 2)
	require.Len(t, list(`search: "grosse0"`), 3)
	require.Empty(t, list(`search: "elephant"`))

	found := a.data(`query ($contact: ID!, $company: ID!, $deal: ID!) {
		contact(id: $contact) { notes { body } } company(id: $company) { notes { body } } deal(id: $deal) { notes { body } } }`,
		vars{"contact": id('c', 2), "company": id('b', 1), "deal": id('d', 1)})
	pinnedFirst := []string{newest[1], newest[0], newest[2]}
	for _, object := range []string{"contact", "company", "deal"} {
		require.Equal(t, pinnedFirst, bodies(at(found, object, "notes")))
	}

	a.save(readmodels.Changes{Erased: []string{id('c', 2)}, Rows: readmodels.NewRows()})
	require.Equal(t, []string{"", "", ""}, list(`filter: {contactId: "`+id('c', 2)+`"}`))
	require.Empty(t, list(`search: "note", filter: {contactId: "`+id('c', 2)+`"}`), "what is erased is not found")
}
