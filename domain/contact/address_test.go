package contact_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/internal/fault"
)

// several is a contact with two addresses and two phones.
func several() []contact.Event {
	return []contact.Event{contact.Created{ID: jane, Moment: on(monday), Fields: contact.Fields{
		LastName: new("Doe"),
		Emails:   &[]contact.EmailAddress{{Address: "jane@work.example", Label: "work"}, {Address: "jane@home.example", Primary: true}},
		Phones: &[]contact.PhoneNumber{
			{Number: "+4930123456", Raw: "030 / 123456", Label: "office", Primary: true}, {Number: "ask Joe", Raw: "ask Joe"},
		},
	}}}
}

func update(f contact.Fields) contact.Update { return contact.Update{ID: jane, Fields: f, At: tuesday} }

func updated(f contact.Fields) contact.Updated {
	return contact.Updated{ID: jane, Fields: f, Moment: on(tuesday)}
}

func TestEmailsOfAContact(t *testing.T) {
	t.Parallel()
	t.Run("the first is primary when none is marked", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(update(contact.Fields{Emails: &[]contact.EmailAddress{{Address: " a@example.com ", Label: "work"}, {}, {Address: "b@example.com"}}})).
			Then(updated(contact.Fields{Emails: &[]contact.EmailAddress{
				{Address: "a@example.com", Label: "work", Primary: true}, {Address: "b@example.com"},
			}}))
	})
	t.Run("email puts a new address in the place of the primary one", func(t *testing.T) {
		t.Parallel()
		given(t, several()).When(update(contact.Fields{Email: new("new@example.com")})).
			Then(updated(contact.Fields{Emails: &[]contact.EmailAddress{
				{Address: "jane@work.example", Label: "work"}, {Address: "new@example.com", Primary: true},
			}}))
	})
	t.Run("email makes one that is there the primary one", func(t *testing.T) {
		t.Parallel()
		given(t, several()).When(update(contact.Fields{Email: new("Jane@Work.example")})).
			Then(updated(contact.Fields{Emails: &[]contact.EmailAddress{
				{Address: "Jane@Work.example", Label: "work", Primary: true}, {Address: "jane@home.example"},
			}}))
	})
	t.Run("email says which of the emails said with it is primary", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(update(contact.Fields{Email: new("B@example.com"), Emails: emails("a@example.com", "b@example.com")})).
			Then(updated(contact.Fields{Emails: &[]contact.EmailAddress{{Address: "a@example.com"}, {Address: "B@example.com", Primary: true}}}))
	})
	t.Run("cleared", func(t *testing.T) {
		t.Parallel()
		none := &[]contact.EmailAddress{}
		given(t, created()).When(update(contact.Fields{Email: new("")})).Then(updated(contact.Fields{Emails: none}))
		given(t, several()).When(update(contact.Fields{Emails: none})).Then(updated(contact.Fields{Emails: none}))
		given(t, several()).When(update(contact.Fields{Email: new(""), Emails: none})).Then(updated(contact.Fields{Emails: none}))
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		many := make([]contact.EmailAddress, 51)
		for i := range many {
			many[i].Address = fmt.Sprintf("a%d@example.com", i)
		}
		for _, c := range []struct {
			fields contact.Fields
			wrong  string
		}{
			{contact.Fields{Email: new("")}, "email"},
			{contact.Fields{Email: new("c@example.com"), Emails: emails("a@example.com")}, "email"},
			{contact.Fields{Emails: emails("a@example.com", "A@example.com")}, "emails[1].address"},
			{contact.Fields{Emails: emails("jane")}, "emails[0].address"},
			{contact.Fields{Emails: &[]contact.EmailAddress{{Address: "a@example.com", Label: "a\nb"}}}, "emails[0].label"},
			{contact.Fields{Emails: &[]contact.EmailAddress{{Address: "a@example.com", Primary: true}, {Address: "b@example.com", Primary: true}}}, "emails"},
			{contact.Fields{Emails: &many}, "emails"},
		} {
			given(t, several()).When(update(c.fields)).ThenError(fault.Invalid, c.wrong)
		}
	})
}

func TestPhonesOfAContact(t *testing.T) {
	t.Parallel()
	t.Run("a number is kept as it was entered, too", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(update(contact.Fields{Phones: &[]contact.PhoneNumber{{Number: "+49 (0)30 123456", Label: "office"}, {Raw: "ask Joe", Primary: true}}})).
			Then(updated(contact.Fields{Phones: &[]contact.PhoneNumber{
				{Number: "+4930123456", Raw: "+49 (0)30 123456", Label: "office"}, {Number: "ask Joe", Raw: "ask Joe", Primary: true},
			}}))
	})
	t.Run("a form that sends back what it showed changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, several()).When(update(contact.Fields{Phone: new("+49 30 123456")})).ThenNothing()
		given(t, several()).When(update(contact.Fields{Phones: &[]contact.PhoneNumber{
			{Number: "+4930123456", Label: "office", Primary: true}, {Number: "ask Joe"},
		}})).ThenNothing()
	})
	t.Run("phone sets the primary one and leaves the others", func(t *testing.T) {
		t.Parallel()
		given(t, several()).When(update(contact.Fields{Phone: new("+1 212-555-0100")})).
			Then(updated(contact.Fields{Phones: &[]contact.PhoneNumber{
				{Number: "+12125550100", Raw: "+1 212-555-0100", Label: "office", Primary: true}, {Number: "ask Joe", Raw: "ask Joe"},
			}}))
		given(t, several()).When(update(contact.Fields{Phone: new("ask Joe")})).
			Then(updated(contact.Fields{Phones: &[]contact.PhoneNumber{
				{Number: "+4930123456", Raw: "030 / 123456", Label: "office"}, {Number: "ask Joe", Raw: "ask Joe", Primary: true},
			}}))
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		for _, c := range []struct {
			fields contact.Fields
			wrong  string
		}{
			{contact.Fields{Phone: new("")}, "phone"},
			{contact.Fields{Phone: new("a\nb")}, "phone"},
			{contact.Fields{Phone: new("1"), Phones: phones("2", "2")}, "phone"},
			{contact.Fields{Phones: &[]contact.PhoneNumber{{Raw: "+49 30 123456"}, {Raw: "+4930123456"}}}, "phones[1].number"},
			{contact.Fields{Phones: &[]contact.PhoneNumber{{Raw: "a\nb"}}}, "phones[0].number"},
			{contact.Fields{Phones: &[]contact.PhoneNumber{{Number: "1", Raw: "a\nb"}}}, "phones[0].number"},
			{contact.Fields{Phones: &[]contact.PhoneNumber{{Raw: "1", Label: "a\nb"}}}, "phones[0].label"},
			{contact.Fields{Phones: &[]contact.PhoneNumber{{Raw: "1", Primary: true}, {Raw: "2", Primary: true}}}, "phones"},
		} {
			given(t, several()).When(update(c.fields)).ThenError(fault.Invalid, c.wrong)
		}
	})
}

// Events of the time when a contact had one address and one phone.
func TestOldEventsReadAsOneAddress(t *testing.T) {
	t.Parallel()
	old := []contact.Event{
		contact.Created{ID: jane, Fields: contact.Fields{Email: new("a@example.com"), Phone: new("ask Joe")}, Moment: on(monday)},
		contact.Updated{ID: jane, Fields: contact.Fields{Email: new("b@example.com")}, Moment: on(monday)},
	}
	c := contact.Decider.Fold(contact.Contact{}, old...)
	require.Equal(t, *emails("b@example.com"), c.Emails)
	require.Equal(t, *phones("ask Joe", "ask Joe"), c.Phones)
	require.Equal(t, "b@example.com", c.Email)
	c = contact.Decider.Fold(c, contact.Updated{ID: jane, Fields: contact.Fields{Email: new(""), Phone: new("")}, Moment: on(monday)})
	require.Empty(t, c.Emails)
	require.Empty(t, c.Phone)
}

func TestTagsAreASet(t *testing.T) {
	t.Parallel()
	given(t, created()).When(update(contact.Fields{TagIDs: &[]string{"b", "a", "b"}})).
		Then(updated(contact.Fields{TagIDs: &[]string{"a", "b"}}))
	given(t, created()).When(update(contact.Fields{TagIDs: &[]string{}})).ThenNothing()
}
