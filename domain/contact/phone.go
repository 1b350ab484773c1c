package contact

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// PhoneNumber is one of a contact's phones: in E.164 where it could be read as
// a number, else as entered. Raw is how it was entered. Of several, exactly
// one is primary.
type PhoneNumber struct {
	Number  string `json:"number"`
	Raw     string `json:"raw"`
	Label   string `json:"label,omitempty"` // such as "mobile"
	Primary bool   `json:"primary,omitempty"`
}

// newPhone reads a number; the zero PhoneNumber for blank text.
func newPhone(text string) (PhoneNumber, error) {
	if err := value.CheckLine(text); err != nil {
		return PhoneNumber{}, err
	}
	phone, err := value.ParsePhone(text, "")
	return PhoneNumber{Number: phone.String(), Raw: text}, err
}

// normalPhones checks a list and brings it into normal form, as normalEmails
// does. An entry without Raw was entered as its Number says.
func normalPhones(list []PhoneNumber, p *fault.Problems) []PhoneNumber {
	normal, seen := []PhoneNumber{}, map[string]bool{}
	for i, n := range list {
		field := fmt.Sprintf("phones[%d].", i)
		phone, err := newPhone(cmp.Or(n.Number, n.Raw))
		p.Check(field+"number", err)
		if n.Raw != "" {
			phone.Raw = n.Raw
			p.Check(field+"number", value.CheckLine(n.Raw))
		}
		p.Check(field+"label", value.CheckLine(n.Label))
		if phone.Number == "" {
			continue
		}
		if seen[phone.Number] {
			p.Add(field+"number", "is in the list twice")
		}
		seen[phone.Number] = true
		normal = append(normal, PhoneNumber{phone.Number, phone.Raw, n.Label, n.Primary})
	}
	onePrimary(normal, "phones", func(n *PhoneNumber) *bool { return &n.Primary }, p)
	return normal
}

// asEntered keeps how the numbers of a list were once entered, where all that
// is said of them now is the number itself: a form sends back what it showed.
func asEntered(list, before []PhoneNumber) []PhoneNumber {
	next := slices.Clone(list)
	for i, n := range next {
		for _, known := range before {
			if known.Number == n.Number && n.Raw == n.Number {
				next[i].Raw = known.Raw
			}
		}
	}
	return next
}

// primaryPhone gives the primary number of a list; empty without one.
func primaryPhone(list []PhoneNumber) string {
	for _, n := range list {
		if n.Primary {
			return n.Number
		}
	}
	return ""
}

// withPhone gives the list with another primary number: one of the list, or
// else the new number in the place of the one that was primary.
func withPhone(list []PhoneNumber, phone PhoneNumber) []PhoneNumber {
	next := slices.Clone(list)
	there := slices.ContainsFunc(next, func(n PhoneNumber) bool { return n.Number == phone.Number })
	for i, n := range next {
		switch {
		case n.Number == phone.Number:
			next[i].Primary = true
		case !there && n.Primary:
			next[i].Number, next[i].Raw = phone.Number, phone.Raw
		default:
			next[i].Primary = false
		}
	}
	if len(next) == 0 {
		next = []PhoneNumber{{Number: phone.Number, Raw: phone.Raw, Primary: true}}
	}
	return next
}

// InRegion reads the numbers that are said without a country as numbers of a
// region (ISO 3166; empty for none), for a contact as it is. How they were
// entered is kept. A number that the contact has already stays as it is: a form
// that sends back what it showed changes nothing.
func (f Fields) InRegion(region string, c Contact) Fields {
	if region == "" {
		return f
	}
	has := func(number string) bool {
		return slices.ContainsFunc(c.Phones, func(n PhoneNumber) bool { return n.Number == number })
	}
	if f.Phones != nil {
		next := slices.Clone(*f.Phones)
		for i, n := range next {
			if text := cmp.Or(n.Number, n.Raw); !has(text) {
				next[i].Number, next[i].Raw = inRegion(text, region), cmp.Or(n.Raw, n.Number)
			}
		}
		f.Phones = &next
	}
	if f.Phone == nil || has(*f.Phone) {
		return f
	}
	number := inRegion(*f.Phone, region)
	if f.Phones == nil && number != *f.Phone {
		f.Phones = new(withPhone(c.Phones, PhoneNumber{Number: number, Raw: *f.Phone}))
	}
	f.Phone = &number
	return f
}

// inRegion gives a number in E.164 where it is one of the region, or of the
// country that it names; else the text as it is, for the decider to judge.
func inRegion(text, region string) string {
	if value.CheckLine(text) != nil {
		return text
	}
	phone, err := value.ParsePhone(text, region)
	if err != nil || phone.String() == "" {
		return text
	}
	return phone.String()
}
