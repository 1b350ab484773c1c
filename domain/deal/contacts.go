package deal

import (
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Contact is a person who has to do with a deal: as what, in a word or two,
// and whether this is the one to talk to.
type Contact struct {
	ContactID string `json:"contactId"`
	Role      string `json:"role,omitempty"`
	Primary   bool   `json:"primary,omitempty"`
}

// maxContacts is more people than decide on one sale.
const maxContacts = 100

// Contacts makes contacts of ids, without roles.
func Contacts(ids ...string) *[]Contact {
	contacts := make([]Contact, len(ids))
	for i, id := range ids {
		contacts[i] = Contact{ContactID: id}
	}
	return &contacts
}

// ContactIDs gives the ids of the contacts, in order.
func (d Deal) ContactIDs() []string { return ContactIDs(d.Contacts) }

// ContactIDs gives the ids of contacts, in order.
func ContactIDs(contacts []Contact) []string {
	ids := make([]string, len(contacts))
	for i, c := range contacts {
		ids[i] = c.ContactID
	}
	return ids
}

// named turns ids into contacts; who is with the deal already stays what he is.
func named(have []Contact, ids []string) *[]Contact {
	contacts := []Contact{}
	for _, id := range ids {
		if slices.ContainsFunc(contacts, func(c Contact) bool { return c.ContactID == id }) {
			continue
		}
		c := Contact{ContactID: id}
		if i := slices.IndexFunc(have, func(h Contact) bool { return h.ContactID == id }); i >= 0 {
			c = have[i]
		}
		contacts = append(contacts, c)
	}
	return &contacts
}

func checkContacts(p *fault.Problems, contacts []Contact) {
	if len(contacts) > maxContacts {
		p.Add("contacts", "holds more than 100 contacts")
	}
	seen, primary := map[string]bool{}, 0
	for i, c := range contacts {
		p.Check(fmt.Sprintf("contacts[%d].role", i), value.CheckLine(c.Role))
		if seen[c.ContactID] {
			p.Add(fmt.Sprintf("contacts[%d].contactId", i), "is named twice")
		}
		seen[c.ContactID] = true
		if c.Primary {
			primary++
		}
	}
	if primary > 1 {
		p.Add("contacts", "one contact at most is the primary one")
	}
}
