package deal

import (
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said". ValueIsSum says that
// the deal is worth what its line items come to.
type Fields struct {
	Title         *string       `json:"title,omitempty"`
	Value         *value.Money  `json:"value,omitempty"`
	ValueIsSum    *bool         `json:"valueIsSum,omitempty"`
	CompanyID     *string       `json:"companyId,omitempty"`
	Contacts      *[]Contact    `json:"contacts,omitempty"`
	OwnerID       *string       `json:"ownerId,omitempty"`
	ExpectedClose *string       `json:"expectedClose,omitempty"`
	LineItems     *[]LineItem   `json:"lineItems,omitempty"`
	Source        *string       `json:"source,omitempty"`
	TagIDs        *[]string     `json:"tagIds,omitempty"`
	Custom        *value.Custom `json:"custom,omitempty"`

	Forecast *ForecastCategory `json:"forecastCategory,omitempty"`
}

// maxTags is more than anybody reads.
const maxTags = 100

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
	if f.Contacts != nil {
		checkContacts(&p, *f.Contacts)
	}
	if f.ExpectedClose != nil {
		p.Check("expectedClose", value.CheckDate(*f.ExpectedClose))
	}
	if f.LineItems != nil {
		checkLines(&p, *f.LineItems)
	}
	if f.Source != nil {
		p.Check("source", value.CheckLine(*f.Source))
	}
	if f.TagIDs != nil && len(*f.TagIDs) > maxTags {
		p.Add("tagIds", "holds more than 100 tags")
	}
	if f.Forecast != nil && !slices.Contains(forecastCategories, *f.Forecast) {
		p.Add("forecastCategory", "must be PIPELINE, BEST_CASE, COMMIT or OMITTED")
	}
	return p.Err()
}

// apply stores what was said.
func (f Fields) apply(d *Deal) {
	domain.Set(&d.Title, f.Title)
	domain.Set(&d.Value, f.Value)
	domain.Set(&d.ValueIsSum, f.ValueIsSum)
	domain.Set(&d.CompanyID, f.CompanyID)
	domain.Set(&d.Contacts, f.Contacts)
	domain.Set(&d.OwnerID, f.OwnerID)
	domain.Set(&d.ExpectedClose, f.ExpectedClose)
	domain.Set(&d.LineItems, f.LineItems)
	domain.Set(&d.Source, f.Source)
	domain.Set(&d.TagIDs, f.TagIDs)
	domain.Set(&d.Forecast, f.Forecast)
	d.Custom = d.Custom.Merge(f.Custom)
}

// Since keeps the fields that differ from the deal as it stands.
func (f Fields) Since(d Deal) Fields {
	return Fields{
		Title:         domain.Changed(d.Title, f.Title),
		Value:         domain.Changed(d.Value, f.Value),
		ValueIsSum:    domain.Changed(d.ValueIsSum, f.ValueIsSum),
		CompanyID:     domain.Changed(d.CompanyID, f.CompanyID),
		Contacts:      changedList(d.Contacts, f.Contacts),
		OwnerID:       domain.Changed(d.OwnerID, f.OwnerID),
		ExpectedClose: domain.Changed(d.ExpectedClose, f.ExpectedClose),
		LineItems:     changedList(d.LineItems, f.LineItems),
		Source:        domain.Changed(d.Source, f.Source),
		TagIDs:        changedList(d.TagIDs, f.TagIDs),
		Custom:        d.Custom.Changed(f.Custom),
		Forecast:      domain.Changed(d.Forecast, f.Forecast),
	}
}

// changedList keeps a list only when it was said and differs. A nil list
// becomes an empty one: it would be null in JSON, which is "not said".
func changedList[T comparable](current []T, list *[]T) *[]T {
	switch {
	case list == nil || slices.Equal(*list, current):
		return nil
	case *list == nil:
		return &[]T{}
	default:
		return list
	}
}

// empty says whether nothing was said.
func (f Fields) empty() bool { return f == Fields{} }
