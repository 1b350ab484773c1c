package contact

import (
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said".
type Fields struct {
	FirstName      *string        `json:"firstName,omitempty" personal:"true"`
	LastName       *string        `json:"lastName,omitempty" personal:"true"`
	Email          *string        `json:"email,omitempty" personal:"true"`
	Phone          *string        `json:"phone,omitempty" personal:"true"`
	JobTitle       *string        `json:"jobTitle,omitempty" personal:"true"`
	CompanyID      *string        `json:"companyId,omitempty"`
	OwnerID        *string        `json:"ownerId,omitempty"`
	LifecycleStage *string        `json:"lifecycleStage,omitempty"`
	LeadStatus     *string        `json:"leadStatus,omitempty"`
	Source         *string        `json:"source,omitempty"`
	Address        *value.Address `json:"address,omitempty" personal:"true"`
	Custom         *value.Custom  `json:"custom,omitempty" personal:"true"`
}

// normal checks the fields and brings names, e-mail and phone into normal form.
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
	if f.Email != nil {
		email, err := value.ParseEmail(*f.Email)
		p.Check("email", err)
		f.Email = new(email.String())
	}
	if f.Phone != nil {
		p.Check("phone", value.CheckLine(*f.Phone))
		phone, err := value.ParsePhone(*f.Phone, "")
		p.Check("phone", err)
		f.Phone = new(phone.String())
	}
	if f.Address != nil {
		f.Address.Check(&p)
	}
	return f, p.Err()
}

func trimmed(text *string) *string {
	if text == nil {
		return nil
	}
	return new(strings.TrimSpace(*text))
}

// apply stores what was said.
func (f Fields) apply(c *Contact) {
	domain.Set(&c.FirstName, f.FirstName)
	domain.Set(&c.LastName, f.LastName)
	domain.Set(&c.Email, f.Email)
	domain.Set(&c.Phone, f.Phone)
	domain.Set(&c.JobTitle, f.JobTitle)
	domain.Set(&c.CompanyID, f.CompanyID)
	domain.Set(&c.OwnerID, f.OwnerID)
	domain.Set(&c.LifecycleStage, f.LifecycleStage)
	domain.Set(&c.LeadStatus, f.LeadStatus)
	domain.Set(&c.Source, f.Source)
	domain.Set(&c.Address, f.Address)
	c.Custom = c.Custom.Merge(f.Custom)
}

// Since keeps the fields that differ from the contact, in normal form: so can
// a row of a file be compared with what was once recorded of it. Fields that
// are not valid stay as they are, for the decider to refuse.
func (f Fields) Since(c Contact) Fields {
	if normal, err := f.normal(); err == nil {
		f = normal
	}
	return f.changed(c)
}

// changed keeps the fields, which are in normal form, that differ from the contact.
func (f Fields) changed(c Contact) Fields {
	return Fields{
		FirstName:      domain.Changed(c.FirstName, f.FirstName),
		LastName:       domain.Changed(c.LastName, f.LastName),
		Email:          domain.Changed(c.Email, f.Email),
		Phone:          domain.Changed(c.Phone, f.Phone),
		JobTitle:       domain.Changed(c.JobTitle, f.JobTitle),
		CompanyID:      domain.Changed(c.CompanyID, f.CompanyID),
		OwnerID:        domain.Changed(c.OwnerID, f.OwnerID),
		LifecycleStage: domain.Changed(c.LifecycleStage, f.LifecycleStage),
		LeadStatus:     domain.Changed(c.LeadStatus, f.LeadStatus),
		Source:         domain.Changed(c.Source, f.Source),
		Address:        domain.Changed(c.Address, f.Address),
		Custom:         c.Custom.Changed(f.Custom),
	}
}
