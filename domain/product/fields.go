package product

import (
	"fmt"
	"slices"
	"strings"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/tag"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/internal/fault"
)

// Fields are what a member can edit; nil is "not said".
type Fields struct {
	Name        *string        `json:"name,omitempty"`
	SKU         *string        `json:"sku,omitempty"`
	Description *string        `json:"description,omitempty"`
	Prices      *[]value.Money `json:"prices,omitempty"`
	TagIDs      *[]string      `json:"tagIds,omitempty"`
	Custom      *value.Custom  `json:"custom,omitempty"`
}

// maxPrices is more currencies than a company sells in.
const maxPrices = 50

// normal checks the fields and brings them into normal form.
func (f Fields) normal() (Fields, error) {
	var p fault.Problems
	f.Name, f.SKU = line(&p, "name", f.Name), line(&p, "sku", f.SKU)
	if f.Name != nil && *f.Name == "" {
		p.Add("name", "must not be empty")
	}
	if f.Description != nil {
		p.Check("description", value.CheckText(*f.Description))
	}
	f.Prices = prices(&p, f.Prices)
	f.TagIDs = tag.IDs(&p, f.TagIDs)
	return f, p.Err()
}

func line(p *fault.Problems, field string, text *string) *string {
	if text == nil {
		return nil
	}
	p.Check(field, value.CheckLine(*text))
	return new(strings.TrimSpace(*text))
}

// prices checks a list of prices and sorts it by currency.
func prices(p *fault.Problems, list *[]value.Money) *[]value.Money {
	if list == nil {
		return nil
	}
	if len(*list) > maxPrices {
		p.Add("prices", "holds more than 50 prices")
		return list
	}
	sorted := append([]value.Money{}, *list...)
	for i, m := range sorted {
		p.Check(fmt.Sprintf("prices[%d]", i), value.CheckMoney(m))
		if slices.ContainsFunc(sorted[:i], func(o value.Money) bool { return o.Currency == m.Currency }) {
			p.Add(fmt.Sprintf("prices[%d]", i), "is a second price in the same currency")
		}
	}
	slices.SortFunc(sorted, func(a, b value.Money) int { return strings.Compare(a.Currency, b.Currency) })
	return &sorted
}

// apply stores what was said.
func (f Fields) apply(p *Product) {
	domain.Set(&p.Name, f.Name)
	domain.Set(&p.SKU, f.SKU)
	domain.Set(&p.Description, f.Description)
	domain.Set(&p.Prices, f.Prices)
	domain.Set(&p.TagIDs, f.TagIDs)
	p.Custom = p.Custom.Merge(f.Custom)
}

// changed keeps the fields, which are in normal form, that differ from the product.
func (f Fields) changed(p Product) Fields {
	if f.Prices != nil && slices.Equal(*f.Prices, p.Prices) {
		f.Prices = nil
	}
	return Fields{
		Name:        domain.Changed(p.Name, f.Name),
		SKU:         domain.Changed(p.SKU, f.SKU),
		Description: domain.Changed(p.Description, f.Description),
		Prices:      f.Prices,
		TagIDs:      tag.ChangedIDs(p.TagIDs, f.TagIDs),
		Custom:      p.Custom.Changed(f.Custom),
	}
}

// fields are all that the product has.
func (p Product) fields() Fields {
	return Fields{
		Name: &p.Name, SKU: &p.SKU, Description: &p.Description, Prices: &p.Prices, TagIDs: &p.TagIDs, Custom: &p.Custom,
	}.changed(Product{})
}
