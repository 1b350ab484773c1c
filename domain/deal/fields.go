package deal

import (
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said".
type Fields struct {
	Title         *string       `json:"title,omitempty"`
	Value         *value.Money  `json:"value,omitempty"`
	CompanyID     *string       `json:"companyId,omitempty"`
	ContactIDs    *[]string     `json:"contactIds,omitempty"`
	OwnerID       *string       `json:"ownerId,omitempty"`
	ExpectedClose *string       `json:"expectedClose,omitempty"`
	Custom        *value.Custom `json:"custom,omitempty"`
}

// maxContacts is more people than decide on one sale.
const maxContacts = 100

func (f Fields) check() error {
	var p fault.Problems
	if f.Title != nil {
		if strings.TrimSpace(*f.Title) == "" {
			p.Add("title", "must not be empty")
		}
		p.Check("title", value.CheckLine(*f.Title))
	}
	if f.Value != nil {
		p.Check("value", value.CheckMoney(*f.Value))
	}
	if f.ContactIDs != nil && len(*f.ContactIDs) > maxContacts {
		p.Add("contactIds", "holds more than 100 contacts")
	}
	if f.ExpectedClose != nil {
		p.Check("expectedClose", value.CheckDate(*f.ExpectedClose))
	}
	return p.Err()
}

// apply stores what was said.
func (f Fields) apply(d *Deal) {
	domain.Set(&d.Title, f.Title)
	domain.Set(&d.Value, f.Value)
	domain.Set(&d.CompanyID, f.CompanyID)
	domain.Set(&d.ContactIDs, f.ContactIDs)
	domain.Set(&d.OwnerID, f.OwnerID)
	domain.Set(&d.ExpectedClose, f.ExpectedClose)
	d.Custom = d.Custom.Merge(f.Custom)
}

// Since keeps the fields that differ from the deal as it stands.
func (f Fields) Since(d Deal) Fields {
	contacts := f.ContactIDs
	switch {
	case contacts == nil:
	case slices.Equal(*contacts, d.ContactIDs):
		contacts = nil
	case *contacts == nil:
		contacts = &[]string{} // a nil slice would be null in JSON, which is "not said"
	}
	return Fields{
		Title:         domain.Changed(d.Title, f.Title),
		Value:         domain.Changed(d.Value, f.Value),
		CompanyID:     domain.Changed(d.CompanyID, f.CompanyID),
		ContactIDs:    contacts,
		OwnerID:       domain.Changed(d.OwnerID, f.OwnerID),
		ExpectedClose: domain.Changed(d.ExpectedClose, f.ExpectedClose),
		Custom:        d.Custom.Changed(f.Custom),
	}
}
