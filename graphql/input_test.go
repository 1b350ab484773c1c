package graphql_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/internal/identity"
)

const create = `mutation ($input: CreateContactInput!) { createContact(input: $input) {
	contact { id firstName lastName name email owner { name } address { city } createdAt } position } }`

func TestCreateContact(t *testing.T) {
	t.Parallel()
	a := newAPI(t)

	t.Run("answers with the state that the command left", func(t *testing.T) {
		data := a.data(create, vars{"input": vars{"firstName": "Zoë", "lastName": "مرحبا", "email": "Zoe@example.com", "address": vars{"city": "Łódź 🏙"}}})
		c := at(data, "createContact", "contact")
		require.Equal(t, "Zoë مرحبا", at(c, "name"))
		require.Equal(t, "Łódź 🏙", at(c, "address", "city"))
		require.Equal(t, "Ana", at(c, "owner", "name"), "the caller owns what nobody else was named for")
		require.Equal(t, "7", at(data, "createContact", "position"))
	})
	t.Run("null owner is nobody", func(t *testing.T) {
		data := a.data(create, vars{"input": vars{"lastName": "Nobody's", "ownerId": nil}})
		require.Nil(t, at(data, "createContact", "contact", "owner"))
	})
	t.Run("the id follows from the command id", func(t *testing.T) {
		id := uuid.New()
		data := a.data(create, vars{"input": vars{"lastName": "Once", "commandId": id.String()}})
		require.Equal(t, identity.Derive(id, "contact").String(), at(data, "createContact", "contact", "id"))
		require.Equal(t, id, a.desk.last.CommandID)
		require.Equal(t, "test-correlation", a.desk.last.Correlation)
	})
	t.Run("says which fields are wrong", func(t *testing.T) {
		e := a.refusal(create, vars{"input": vars{"email": "no address", "lastName": "two\nlines"}})
		require.Equal(t, fault.Invalid, e.Extensions.Code)
		require.Contains(t, e.Extensions.Fields, "email")
		require.Contains(t, e.Extensions.Fields, "lastName")
	})
	t.Run("says which fields have the wrong type", func(t *testing.T) {
		e := a.refusal(create, vars{"input": vars{"firstName": 5.0, "lastName": []any{}, "address": vars{"city": true}}})
		require.Equal(t, fault.Invalid, e.Extensions.Code)
		require.Equal(t, map[string]string{
			"firstName": "a text is expected here", "lastName": "a text is expected here", "address.city": "a text is expected here",
		}, e.Extensions.Fields)
	})
	t.Run("refuses ids that are none", func(t *testing.T) {
		for _, field := range []string{"companyId", "ownerId", "commandId"} {
			e := a.refusal(create, vars{"input": vars{"lastName": "X", field: "../etc"}})
			require.Equal(t, fault.Invalid, e.Extensions.Code)
			require.Contains(t, e.Extensions.Fields, field)
		}
	})
}

// What is left out stays; null and empty text clear. The one that is easy to
// get wrong: a variable that the operation uses and the client did not send.
func TestUpdateContact_LeftOutOrCleared(t *testing.T) {
	t.Parallel()
	const id = "01980000-0000-7000-8000-000000000001"
	const byInput = `mutation ($input: UpdateContactInput!) { updateContact(input: $input) { position } }`
	const byField = `mutation ($id: ID!, $phone: String, $owner: ID, $address: AddressInput) {
		updateContact(input: {id: $id, phone: $phone, ownerId: $owner, address: $address}) { position } }`
	empty := ""
	for name, c := range map[string]struct {
		query     string
		variables vars
		want      contact.Fields
	}{
		"left out":            {byInput, vars{"input": vars{"id": id}}, contact.Fields{}},
		"null":                {byInput, vars{"input": vars{"id": id, "phone": nil}}, contact.Fields{Phone: &empty}},
		"empty":               {byInput, vars{"input": vars{"id": id, "phone": ""}}, contact.Fields{Phone: &empty}},
		"null address":        {byInput, vars{"input": vars{"id": id, "address": nil}}, contact.Fields{Address: &value.Address{}}},
		"address as a whole":  {byInput, vars{"input": vars{"id": id, "address": vars{"city": "Rome"}}}, contact.Fields{Address: &value.Address{City: "Rome"}}},
		"variables not sent":  {byField, vars{"id": id}, contact.Fields{}},
		"variables null":      {byField, vars{"id": id, "phone": nil, "owner": nil, "address": nil}, contact.Fields{Phone: &empty, OwnerID: &empty, Address: &value.Address{}}},
		"one variable sent":   {byField, vars{"id": id, "phone": "+49 30 123456"}, contact.Fields{Phone: new("+49 30 123456")}},
		"id in upper case":    {byInput, vars{"input": vars{"id": "01980000-0000-7000-8000-000000000001", "companyId": "01980000-0000-7000-8000-00000000000C"}}, contact.Fields{CompanyID: new("01980000-0000-7000-8000-00000000000c")}},
		"literal null":        {`mutation { updateContact(input: {id: "` + id + `", jobTitle: null}) { position } }`, nil, contact.Fields{JobTitle: &empty}},
		"default of variable": {`mutation ($p: String = "1") { updateContact(input: {id: "` + id + `", phone: $p}) { position } }`, nil, contact.Fields{Phone: new("1")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := bareAPI(t)
			a.desk.states[id] = contact.Contact{ID: id, LastName: "Known", Phone: "1", JobTitle: "CEO", OwnerID: ana}
			a.data(c.query, c.variables)
			require.Equal(t, c.want, given[contact.Update](a.desk).Fields)
		})
	}
}

func TestUpdateDeal_ListsAndMoney(t *testing.T) {
	t.Parallel()
	const id = "01980000-0000-7000-8000-000000000001"
	const update = `mutation ($id: ID!, $contacts: [ID!], $value: MoneyInput, $close: Date) {
		updateDeal(input: {id: $id, contactIds: $contacts, value: $value, expectedClose: $close}) { position } }`
	for name, c := range map[string]struct {
		variables vars
		want      deal.Update
	}{
		"not sent":    {vars{"id": id}, deal.Update{}},
		"no contacts": {vars{"id": id, "contacts": nil}, deal.Update{ContactIDs: &[]string{}}},
		"contacts":    {vars{"id": id, "contacts": []any{ana}}, deal.Update{ContactIDs: &[]string{ana}}},
		"no date":     {vars{"id": id, "close": nil}, deal.Update{Fields: deal.Fields{ExpectedClose: new("")}}},
		"a date":      {vars{"id": id, "close": "2026-02-28"}, deal.Update{Fields: deal.Fields{ExpectedClose: new("2026-02-28")}}},
		"the most ever": {vars{"id": id, "value": vars{"amount": float64(value.MaxAmount), "currency": "EUR"}},
			deal.Update{Fields: deal.Fields{Value: &value.Money{Amount: value.MaxAmount, Currency: "EUR"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := bareAPI(t)
			a.desk.states[id] = deal.Deal{ID: id, Title: "Known", Status: deal.StatusOpen}
			a.data(update, c.variables)
			got := given[deal.Update](a.desk)
			require.Equal(t, c.want.Fields, got.Fields)
			require.Equal(t, c.want.ContactIDs, got.ContactIDs)
		})
	}
	t.Run("a value cannot be cleared", func(t *testing.T) {
		e := bareAPI(t).refusal(update, vars{"id": id, "value": nil})
		require.Equal(t, fault.Invalid, e.Extensions.Code)
		require.Contains(t, e.Extensions.Fields, "value")
	})
}

func TestIDsThatAreNone(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	for _, field := range []string{"contact", "company", "deal", "task", "member", "pipeline"} {
		require.Nil(t, at(a.data(`{ `+field+`(id: "nonsense") { id } }`, nil), field))
		require.Nil(t, at(a.data(`{ `+field+`(id: "`+uuid.NewString()+`") { id } }`, nil), field))
	}
	for _, mutation := range []string{
		`deleteContact(input: {id: "x"})`, `deleteDeal(input: {id: "x"})`, `winDeal(input: {id: "x"})`,
		`completeTask(input: {id: "x"})`, `revokeDevice(input: {id: "x"})`,
	} {
		require.Equal(t, fault.NotFound, a.refusal(`mutation { `+mutation+` { position } }`, nil).Extensions.Code, mutation)
	}
	require.Equal(t, fault.Invalid, a.refusal(`{ contacts(filter: {ownerId: "x"}) { totalCount } }`, nil).Extensions.Code)
}
