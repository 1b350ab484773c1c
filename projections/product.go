package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/product"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

func (p *page) product(d codec.Decoded, e product.Event) error {
	_, _, known, err := step(p.loaded.Products, p.changed.Products, d,
		func(r *readmodels.Product) int64 { return r.Revision },
		func(r *readmodels.Product) (*readmodels.Product, error) { return nextProduct(r, d, e) })
	if err != nil || known {
		return err
	}
	p.entry(d, d.Stream.ID, capital(productPhrase(e)), false)
	return nil
}

// nextProduct folds an event onto the row. A deleted product has none; restored,
// it gets one anew.
func nextProduct(r *readmodels.Product, d codec.Decoded, e product.Event) (*readmodels.Product, error) {
	switch e := e.(type) {
	case product.Created:
		r = &readmodels.Product{ID: d.Stream.ID, Versioned: versionAt(d)}
		setProduct(r, e.Fields)
		return r, nil
	case product.Restored:
		r = &readmodels.Product{ID: d.Stream.ID, Versioned: versionRestored(d, e.CreatedAt)}
		setProduct(r, e.Fields)
		return r, nil
	}
	if r == nil {
		return nil, noRow(d)
	}
	next := *r
	switch e := e.(type) {
	case product.Updated:
		setProduct(&next, e.Fields)
	case product.Archived:
		next.Archived = true
	case product.Deleted:
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func setProduct(r *readmodels.Product, f product.Fields) {
	domain.Set(&r.Name, f.Name)
	domain.Set(&r.SKU, f.SKU)
	domain.Set(&r.Description, f.Description)
	domain.Set(&r.TagIDs, f.TagIDs)
	setCustom(&r.Custom, f.Custom)
	if f.Prices != nil {
		r.Prices = make([]readmodels.Money, len(*f.Prices))
		for i, price := range *f.Prices {
			r.Prices[i] = readmodels.Money(price)
		}
	}
}

func productPhrase(e product.Event) string {
	switch e := e.(type) {
	case product.Created:
		return "created"
	case product.Updated:
		f := e.Fields
		return changed(said(
			part{"name", f.Name != nil}, part{"SKU", f.SKU != nil}, part{"description", f.Description != nil},
			part{"prices", f.Prices != nil}, part{"tags", f.TagIDs != nil}, part{"custom fields", f.Custom != nil}))
	case product.Archived:
		return "archived"
	case product.Restored:
		return "restored"
	default:
		return "deleted"
	}
}
