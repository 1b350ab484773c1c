package contact

import (
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said".
//
// Emails and Phones are the lists as a whole. Email and Phone set the primary
// one and leave the others: commands may say them, and so did events before a
// contact could have several. An event of today says the lists.
type Fields struct {
	FirstName      *string         `json:"firstName,omitempty" personal:"true"`
	LastName       *string         `json:"lastName,omitempty" personal:"true"`
	Email          *string         `json:"email,omitempty" personal:"true"`
	Emails         *[]EmailAddress `json:"emails,omitempty" personal:"true"`
	Phone          *string         `json:"phone,omitempty" personal:"true"`
	Phones         *[]PhoneNumber  `json:"phones,omitempty" personal:"true"`
	JobTitle       *string         `json:"jobTitle,omitempty" personal:"true"`
	CompanyID      *string         `json:"companyId,omitempty"`
	OwnerID        *string         `json:"ownerId,omitempty"`
	LifecycleStage *string         `json:"lifecycleStage,omitempty"`
	LeadStatus     *string         `json:"leadStatus,omitempty"`
	Source         *string         `json:"source,omitempty"`
	TagIDs         *[]string       `json:"tagIds,omitempty"`
	Address        *value.Address  `json:"address,omitempty" personal:"true"`
	Custom         *value.Custom   `json:"custom,omitempty" personal:"true"`
}

// normal checks the fields and brings them into normal form.
func (f Fields) normal() (Fields, error) {
	var p fault.Problems
	for name, text := range map[string]*string{
		"firstName": f.FirstName, "lastName": f.LastName, "jobTitle": f.JobTitle,
		"lifecycleStage": f.LifecycleStage, "leadStatus": f.LeadStatus, "source": f.Source,
	} {
		if text != nil {
			p.Check(name, value.CheckLine(*text))
		}
	}
	f.FirstName, f.LastName = trimmed(f.FirstName), trimmed(f.LastName)
	f.normalAddresses(&p)
	f.TagIDs = tag.IDs(&p, f.TagIDs)
	if f.Address != nil {
		f.Address.Check(&p)
	}
	return f, p.Err()
}

func (f *Fields) normalAddresses(p *fault.Problems) {
	if f.Email != nil {
		email, err := value.ParseEmail(*f.Email)
		p.Check("email", err)
		f.Email = new(email.String())
	}
	if f.Phone != nil {
		_, err := newPhone(*f.Phone)
		p.Check("phone", err)
	}
	if f.Emails != nil {
		f.Emails = new(normalEmails(*f.Emails, p))
	}
	if f.Phones != nil {
		f.Phones = new(normalPhones(*f.Phones, p))
	}
}

func trimmed(text *string) *string {
	if text == nil {
		return nil
	}
	return new(strings.TrimSpace(*text))
}

// lists turns what is said of the primary address and phone of the contact
// into the lists as a whole. The fields are in normal form.
func (f Fields) lists(c Contact) (Fields, error) {
	var p fault.Problems
	if f.Phones != nil {
		f.Phones = new(asEntered(*f.Phones, c.Phones))
	}
	if f.Email != nil {
		f.Emails = new(f.emails(c.Emails, &p))
	}
	if f.Phone != nil {
		f.Phones = new(f.phones(c.Phones, &p))
	}
	f.Email, f.Phone = nil, nil
	return f, p.Err()
}

// emails gives the list that Email leads to. Where the list is said as well,
// Email says which of it is primary; to clear it is to empty the list.
func (f Fields) emails(list []EmailAddress, p *fault.Problems) []EmailAddress {
	if f.Emails != nil {
		list = *f.Emails
		key := value.EmailKey(*f.Email)
		if len(list) > 0 && !slices.ContainsFunc(list, func(e EmailAddress) bool { return value.EmailKey(e.Address) == key }) {
			p.Add("email", "is none of the addresses in emails")
			return list
		}
	}
	switch {
	case *f.Email != "":
		return withEmail(list, *f.Email)
	case len(list) > 1:
		p.Add("email", "is the primary one of several addresses: give emails, without it")
	}
	return []EmailAddress{}
}

func (f Fields) phones(list []PhoneNumber, p *fault.Problems) []PhoneNumber {
	phone, _ := newPhone(*f.Phone) // checked by normal
	if f.Phones != nil {
		list = *f.Phones
		if len(list) > 0 && !slices.ContainsFunc(list, func(n PhoneNumber) bool { return n.Number == phone.Number }) {
			p.Add("phone", "is none of the numbers in phones")
			return list
		}
	}
	switch {
	case phone.Number != "":
		return withPhone(list, phone)
	case len(list) > 1:
		p.Add("phone", "is the primary one of several phones: give phones, without it")
	}
	return []PhoneNumber{}
}

// apply stores what was said.
func (f Fields) apply(c *Contact) {
	domain.Set(&c.FirstName, f.FirstName)
	domain.Set(&c.LastName, f.LastName)
	domain.Set(&c.JobTitle, f.JobTitle)
	domain.Set(&c.CompanyID, f.CompanyID)
	domain.Set(&c.OwnerID, f.OwnerID)
	domain.Set(&c.LifecycleStage, f.LifecycleStage)
	domain.Set(&c.LeadStatus, f.LeadStatus)
	domain.Set(&c.Source, f.Source)
	domain.Set(&c.TagIDs, f.TagIDs)
	domain.Set(&c.Address, f.Address)
	c.Custom = c.Custom.Merge(f.Custom)
	c.Emails, c.Phones = f.Addresses(c.Emails, c.Phones)
	c.Email, c.Phone = primaryEmail(c.Emails), primaryPhone(c.Phones)
}

// Addresses gives the lists of addresses and phones as the fields of an event
// leave them. What an old event says of the one address that there was is
// taken as it was recorded, whatever the rules have become.
func (f Fields) Addresses(emails []EmailAddress, phones []PhoneNumber) ([]EmailAddress, []PhoneNumber) {
	domain.Set(&emails, f.Emails)
	domain.Set(&phones, f.Phones)
	switch {
	case f.Email == nil:
	case *f.Email == "":
		emails = nil
	default:
		emails = withEmail(emails, *f.Email)
	}
	switch {
	case f.Phone == nil:
	case *f.Phone == "":
		phones = nil
	default:
		phones = withPhone(phones, PhoneNumber{Number: *f.Phone, Raw: *f.Phone})
	}
	return emails, phones
}

// Since keeps the fields that differ from the contact, in normal form: so can
// a row of a file be compared with what was once recorded of it. Fields that
// are not valid stay as they are, for the decider to refuse.
func (f Fields) Since(c Contact) Fields {
	changed, err := f.change(c)
	if err != nil {
		return f
	}
	return changed
}

// change gives what the fields, as they were entered, change of the contact.
func (f Fields) change(c Contact) (Fields, error) {
	normal, err := f.normal()
	if err != nil {
		return f, err
	}
	lists, err := normal.lists(c)
	if err != nil {
		return f, err
	}
	return lists.changed(c), nil
}

// changed keeps the fields, which are in normal form, that differ from the contact.
func (f Fields) changed(c Contact) Fields {
	return Fields{
		FirstName:      domain.Changed(c.FirstName, f.FirstName),
		LastName:       domain.Changed(c.LastName, f.LastName),
		Emails:         changedList(c.Emails, f.Emails),
		Phones:         changedList(c.Phones, f.Phones),
		JobTitle:       domain.Changed(c.JobTitle, f.JobTitle),
		CompanyID:      domain.Changed(c.CompanyID, f.CompanyID),
		OwnerID:        domain.Changed(c.OwnerID, f.OwnerID),
		LifecycleStage: domain.Changed(c.LifecycleStage, f.LifecycleStage),
		LeadStatus:     domain.Changed(c.LeadStatus, f.LeadStatus),
		Source:         domain.Changed(c.Source, f.Source),
		TagIDs:         tag.ChangedIDs(c.TagIDs, f.TagIDs),
		Address:        domain.Changed(c.Address, f.Address),
		Custom:         c.Custom.Changed(f.Custom),
	}
}

func changedList[T comparable](current []T, list *[]T) *[]T {
	if list == nil || slices.Equal(current, *list) {
		return nil
	}
	return list
}

// fieldsOf gives all that the contact has; what is empty is not said.
func fieldsOf(c Contact) Fields { return difference(Contact{}, c) }
