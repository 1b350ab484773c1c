package projections

import (
	"fmt"
	"strings"

	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/readmodels"
)

// each turns a list into another; none stays none.
func each[A, B any](list []A, turn func(A) B) []B {
	var turned []B
	for _, a := range list {
		turned = append(turned, turn(a))
	}
	return turned
}

func emailRow(e contact.EmailAddress) readmodels.EmailAddress { return readmodels.EmailAddress(e) }
func emailOf(e readmodels.EmailAddress) contact.EmailAddress  { return contact.EmailAddress(e) }
func phoneRow(n contact.PhoneNumber) readmodels.PhoneNumber   { return readmodels.PhoneNumber(n) }
func phoneOf(n readmodels.PhoneNumber) contact.PhoneNumber    { return contact.PhoneNumber(n) }

func consentRow(s contact.Consent) readmodels.Consent {
	return readmodels.Consent{
		Channel: string(s.Channel), Status: string(s.Status), Basis: string(s.Basis), Date: s.Date, Source: s.Source, Note: s.Note,
	}
}

func consentOf(r readmodels.Consent) contact.Consent {
	return contact.Consent{
		Channel: contact.Channel(r.Channel), Status: contact.Status(r.Status), Basis: contact.Basis(r.Basis),
		Date: r.Date, Source: r.Source, Note: r.Note,
	}
}

// setAddresses brings the lists of addresses and phones, and the primary ones
// that are shown, to what an event says of them.
func setAddresses(c *readmodels.Contact, f contact.Fields) {
	if !saysEmail(f) && !saysPhone(f) {
		return
	}
	emails, phones := f.Addresses(each(c.Emails, emailOf), each(c.Phones, phoneOf))
	c.Emails, c.Phones, c.Email, c.Phone = each(emails, emailRow), each(phones, phoneRow), "", ""
	for _, e := range emails {
		if e.Primary {
			c.Email = e.Address
		}
	}
	for _, n := range phones {
		if n.Primary {
			c.Phone = n.Number
		}
	}
}

func saysEmail(f contact.Fields) bool { return f.Email != nil || f.Emails != nil }
func saysPhone(f contact.Fields) bool { return f.Phone != nil || f.Phones != nil }

func setConsents(c *readmodels.Contact, said *[]contact.Consent) {
	if said != nil {
		c.Consents = each(*said, consentRow)
	}
}

// forgetContact leaves of a row what was never about the person.
func forgetContact(c *readmodels.Contact) {
	c.FirstName, c.LastName, c.Email, c.Phone, c.JobTitle = "", "", "", "", ""
	c.Emails, c.Phones, c.Consents = nil, nil, nil
	c.Address, c.Custom, c.Erased = readmodels.Address{}, nil, true
}

// mergePhrase says what happened in events that touch more than fields.
func mergePhrase(e contact.Event) string {
	switch e := e.(type) {
	case contact.ConsentSet:
		return "set consent by " + strings.ToLower(string(e.Channel)) + " to " + strings.ToLower(string(e.Status))
	case contact.Archived:
		return "archived"
	case contact.Restored:
		return "restored"
	case contact.Merged:
		return "merged with " + count(len(e.LoserIDs), "other contact")
	case contact.Unmerged:
		return "separated again from " + count(len(e.LoserIDs), "other contact")
	case contact.MergedInto:
		return "merged into another contact"
	case contact.SplitOff:
		return "separated again from another contact"
	default:
		return "changed"
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
