package contact

import (
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// EmailAddress is one of a contact's e-mail addresses. Of several, exactly one
// is primary.
type EmailAddress struct {
	Address string `json:"address"`
	Label   string `json:"label,omitempty"` // such as "work"
	Primary bool   `json:"primary,omitempty"`
}

// maxAddresses is how many e-mail addresses, or phones, a list may hold.
const maxAddresses = 50

// normalEmails checks a list and brings it into normal form: trimmed, without
// blank ones, and with one that is primary, the first unless another is marked.
func normalEmails(list []EmailAddress, p *fault.Problems) []EmailAddress {
	normal, seen := []EmailAddress{}, map[string]bool{}
	for i, e := range list {
		field := fmt.Sprintf("emails[%d].", i)
		email, err := value.ParseEmail(e.Address)
		p.Check(field+"address", err)
		p.Check(field+"label", value.CheckLine(e.Label))
		if email.String() == "" {
			continue
		}
		if seen[email.Key()] {
			p.Add(field+"address", "is in the list twice")
		}
		seen[email.Key()] = true
		normal = append(normal, EmailAddress{email.String(), e.Label, e.Primary})
	}
	onePrimary(normal, "emails", func(e *EmailAddress) *bool { return &e.Primary }, p)
	return normal
}

// onePrimary sees to it that one of a list is primary, and refuses two.
func onePrimary[T any](list []T, field string, primary func(*T) *bool, p *fault.Problems) {
	marked := 0
	for i := range list {
		if *primary(&list[i]) {
			marked++
		}
	}
	switch {
	case marked > 1:
		p.Add(field, "has more than one that is primary")
	case len(list) > maxAddresses:
		p.Add(field, fmt.Sprintf("has more than %d", maxAddresses))
	case marked == 0 && len(list) > 0:
		*primary(&list[0]) = true
	}
}

// primaryEmail gives the primary address of a list; empty without one.
func primaryEmail(list []EmailAddress) string {
	for _, e := range list {
		if e.Primary {
			return e.Address
		}
	}
	return ""
}

// withEmail gives the list with another primary address: one of the list, or
// else the new address in the place of the one that was primary.
func withEmail(list []EmailAddress, address string) []EmailAddress {
	next, key := slices.Clone(list), value.EmailKey(address)
	there := slices.ContainsFunc(next, func(e EmailAddress) bool { return value.EmailKey(e.Address) == key })
	for i, e := range next {
		switch {
		case value.EmailKey(e.Address) == key, !there && e.Primary:
			next[i].Address, next[i].Primary = address, true
		default:
			next[i].Primary = false
		}
	}
	if len(next) == 0 {
		next = []EmailAddress{{Address: address, Primary: true}}
	}
	return next
}
