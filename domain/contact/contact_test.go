package contact_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/domaintest"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

const jane = "01980000-0000-7000-8000-000000000001"

var (
	monday  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

func on(day time.Time) domain.Moment { return domain.Moment{At: day} }

func created() []contact.Event {
	return []contact.Event{contact.Created{ID: jane, Fields: contact.Fields{
		FirstName: new("Jane"), LastName: new("Doe"), Email: new("Jane@Example.com"), JobTitle: new("CTO"),
	}, Moment: on(monday)}}
}

// emails is a list of addresses of which the first is primary.
func emails(addresses ...string) *[]contact.EmailAddress {
	list := []contact.EmailAddress{}
	for i, a := range addresses {
		list = append(list, contact.EmailAddress{Address: a, Primary: i == 0})
	}
	return &list
}

// phones is a list of one phone, as a number and as it was entered.
func phones(number, raw string) *[]contact.PhoneNumber {
	return &[]contact.PhoneNumber{{Number: number, Raw: raw, Primary: true}}
}

func deleted() []contact.Event {
	return append(created(), contact.Deleted{ID: jane, Moment: on(monday)})
}

func erased() []contact.Event {
	return append(created(), contact.Erased{ID: jane, Reason: "asked to", Moment: on(monday)})
}

func given(t *testing.T, past []contact.Event) domaintest.History[contact.Contact, contact.Command, contact.Event] {
	t.Helper()
	return domaintest.Given(t, contact.Decider, past...)
}

func TestWhenNew(t *testing.T) {
	t.Parallel()
	create := func(f contact.Fields) contact.Create { return contact.Create{ID: jane, Fields: f, At: monday} }

	t.Run("create records what was said, in normal form", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(contact.Create{
			ID: jane, At: monday, Imported: &domain.Source{System: "hubspot", ID: "17"},
			Fields: contact.Fields{LastName: new("Doe"), FirstName: new(""), Email: new("  Jane@Example.com "), Phone: new("+49 30 123456")},
		}).Then(contact.Created{
			ID: jane, Moment: on(monday), Imported: &domain.Source{System: "hubspot", ID: "17"},
			Fields: contact.Fields{LastName: new("Doe"), Emails: emails("Jane@Example.com"), Phones: phones("+4930123456", "+49 30 123456")},
		})
	})
	t.Run("create refuses somebody without a name and an address", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(create(contact.Fields{Phone: new("+4930123456")})).ThenError(fault.Invalid, "lastName")
		given(t, nil).When(create(contact.Fields{FirstName: new(" \t")})).ThenError(fault.Invalid, "lastName")
	})
	t.Run("create tells everything that is wrong at once", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(create(contact.Fields{
			FirstName: new("a\nb"), LastName: new(strings.Repeat("x", value.MaxLine+1)), Email: new("jane at example"),
			Phone: new(strings.Repeat("1", 65)), Address: &value.Address{City: "a\x00b"},
		})).ThenError(fault.Invalid, "firstName", "lastName", "email", "phone", "address.city")
	})
	t.Run("update, delete and erase find nobody", func(t *testing.T) {
		t.Parallel()
		given(t, nil).When(contact.Update{ID: jane}).ThenError(fault.NotFound)
		given(t, nil).When(contact.Delete{ID: jane}).ThenError(fault.NotFound)
		given(t, nil).When(contact.Erase{ID: jane, Reason: "asked to"}).ThenError(fault.NotFound)
	})
}

func TestWhenCreated(t *testing.T) {
	t.Parallel()
	t.Run("create again is refused", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(contact.Create{ID: jane, Fields: contact.Fields{LastName: new("Roe")}}).ThenError(fault.Conflict)
	})
	t.Run("update holds the changed fields only", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(contact.Update{ID: jane, At: tuesday, Fields: contact.Fields{
				LastName: new("Roe"), FirstName: new("Jane"), JobTitle: new(""), Address: &value.Address{City: "Bonn"},
			}}).
			Then(contact.Updated{ID: jane, Moment: on(tuesday), Fields: contact.Fields{
				LastName: new("Roe"), JobTitle: new(""), Address: &value.Address{City: "Bonn"},
			}})
	})
	t.Run("update to the same changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(contact.Update{ID: jane, Fields: contact.Fields{Email: new(" Jane@Example.com")}}).ThenNothing()
	})
	t.Run("update refuses to take the last name and address away", func(t *testing.T) {
		t.Parallel()
		given(t, created()).
			When(contact.Update{ID: jane, Fields: contact.Fields{FirstName: new(""), LastName: new(""), Email: new("")}}).
			ThenError(fault.Invalid, "lastName")
	})
	t.Run("update refuses what is no address", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(contact.Update{ID: jane, Fields: contact.Fields{Email: new("jane")}}).ThenError(fault.Invalid, "email")
	})
	t.Run("delete", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(contact.Delete{ID: jane, At: tuesday}).Then(contact.Deleted{ID: jane, Moment: on(tuesday)})
	})
	t.Run("erase", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(contact.Erase{ID: jane, Reason: "asked to", At: tuesday}).
			Then(contact.Erased{ID: jane, Reason: "asked to", Moment: on(tuesday)})
	})
	t.Run("erase wants a reason of one line", func(t *testing.T) {
		t.Parallel()
		given(t, created()).When(contact.Erase{ID: jane, Reason: " "}).ThenError(fault.Invalid, "reason")
		given(t, created()).When(contact.Erase{ID: jane, Reason: "a\nb"}).ThenError(fault.Invalid, "reason")
	})
}

func TestWhenDeleted(t *testing.T) {
	t.Parallel()
	t.Run("delete again changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, deleted()).When(contact.Delete{ID: jane}).ThenNothing()
	})
	t.Run("update finds nobody", func(t *testing.T) {
		t.Parallel()
		given(t, deleted()).When(contact.Update{ID: jane, Fields: contact.Fields{LastName: new("Roe")}}).ThenError(fault.NotFound)
	})
	t.Run("create does not bring back", func(t *testing.T) {
		t.Parallel()
		given(t, deleted()).When(contact.Create{ID: jane, Fields: contact.Fields{LastName: new("Doe")}}).ThenError(fault.Conflict)
	})
	t.Run("erase is still possible: the history names the person", func(t *testing.T) {
		t.Parallel()
		given(t, deleted()).When(contact.Erase{ID: jane, Reason: "asked to", At: tuesday}).
			Then(contact.Erased{ID: jane, Reason: "asked to", Moment: on(tuesday)})
	})
}

func TestWhenErased(t *testing.T) {
	t.Parallel()
	t.Run("erase again changes nothing", func(t *testing.T) {
		t.Parallel()
		given(t, erased()).When(contact.Erase{ID: jane, Reason: "again"}).ThenNothing()
	})
	t.Run("no other command is taken", func(t *testing.T) {
		t.Parallel()
		given(t, erased()).When(contact.Update{ID: jane, Fields: contact.Fields{LastName: new("Doe")}}).ThenError(fault.NotFound)
		given(t, erased()).When(contact.Delete{ID: jane}).ThenError(fault.NotFound)
		given(t, erased()).When(contact.Create{ID: jane, Fields: contact.Fields{LastName: new("Doe")}}).ThenError(fault.Conflict)
	})
	t.Run("nothing of the person is left", func(t *testing.T) {
		t.Parallel()
		c := contact.Decider.Fold(contact.Contact{}, erased()...)
		require.Equal(t, contact.Contact{ID: jane, Erased: true, CreatedAt: monday, UpdatedAt: monday}, c)
	})
}

func TestUniqueIsHeldWhileTheContactExists(t *testing.T) {
	t.Parallel()
	unique := func(past []contact.Event) []string { return contact.Decider.Fold(contact.Contact{}, past...).Unique() }
	require.Empty(t, unique(nil))
	require.Equal(t, []string{"jane@example.com"}, unique(created()))
	require.Empty(t, unique(deleted()))
	require.Empty(t, unique(erased()))
	several := append(created(), contact.Updated{ID: jane, Fields: contact.Fields{Emails: emails("a@example.com", "B@example.com")}, Moment: on(monday)})
	require.Equal(t, []string{"a@example.com", "b@example.com"}, unique(several))
}

// An import compares what the file says with what it once recorded of it.
func TestSinceComparesNormalForms(t *testing.T) {
	t.Parallel()
	row := contact.Fields{FirstName: new(" Jane"), Email: new(" jane@example.com "), Phone: new("+49 30 123456")}
	made, err := contact.Decider.Decide(contact.Contact{}, contact.Create{ID: jane, Fields: row})
	require.NoError(t, err)
	require.Equal(t, contact.Fields{}, row.Since(contact.Decider.Fold(contact.Contact{}, made...)))
	row.Email = new("not an address")
	require.Equal(t, row, row.Since(contact.Contact{}), "what is not valid is left for the decider to refuse")
}
