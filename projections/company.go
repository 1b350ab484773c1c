package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/company"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

func (p *page) company(d codec.Decoded, e company.Event) error {
	_, _, known, err := step(p.loaded.Companies, p.changed.Companies, d,
		func(c *readmodels.Company) int64 { return c.Revision },
		func(c *readmodels.Company) (*readmodels.Company, error) { return nextCompany(c, d, e) })
	if err != nil || known {
		return err
	}
	p.entry(d, d.Stream.ID, capital(companyPhrase(e)), false)
	return nil
}

// nextCompany folds an event onto the company's row.
func nextCompany(c *readmodels.Company, d codec.Decoded, e company.Event) (*readmodels.Company, error) {
	switch e := e.(type) {
	case company.Created:
		c = &readmodels.Company{ID: d.Stream.ID, Versioned: versionAt(d)}
		setCompany(c, e.Fields)
		return c, nil
	case company.Restored:
		c = &readmodels.Company{ID: d.Stream.ID, Versioned: versionRestored(d, e.CreatedAt)}
		setCompany(c, e.Fields)
		return c, nil
	}
	if c == nil {
		return nil, noRow(d)
	}
	next := *c
	switch e := e.(type) {
	case company.Updated:
		setCompany(&next, e.Fields)
	case company.Archived:
		next.Archived = true
	case company.Deleted:
		return nil, nil
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func setCompany(c *readmodels.Company, f company.Fields) {
	domain.Set(&c.Name, f.Name)
	domain.Set(&c.Domain, f.Domain)
	domain.Set(&c.Phone, f.Phone)
	domain.Set(&c.Industry, f.Industry)
	domain.Set(&c.Employees, f.Employees)
	domain.Set(&c.OwnerID, f.OwnerID)
	domain.Set(&c.Website, f.Website)
	domain.Set(&c.Description, f.Description)
	domain.Set(&c.ParentID, f.ParentID)
	domain.Set(&c.TagIDs, f.TagIDs)
	if f.Revenue != nil {
		c.Revenue, c.RevenueCurrency = f.Revenue.Amount, f.Revenue.Currency
	}
	setAddress(&c.Address, f.Address)
	setCustom(&c.Custom, f.Custom)
}

func companyPhrase(e company.Event) string {
	switch e := e.(type) {
	case company.Created:
		return made("created", e.Imported)
	case company.Updated:
		f := e.Fields
		return changed(said(
			part{"name", f.Name != nil}, part{"domain", f.Domain != nil}, part{"phone", f.Phone != nil},
			part{"industry", f.Industry != nil}, part{"number of employees", f.Employees != nil},
			part{"address", f.Address != nil}, part{"owner", f.OwnerID != nil},
			part{"website", f.Website != nil}, part{"description", f.Description != nil}, part{"revenue", f.Revenue != nil},
			part{"parent company", f.ParentID != nil}, part{"tags", f.TagIDs != nil},
			part{"custom fields", f.Custom != nil}))
	case company.Archived:
		return "archived"
	case company.Restored:
		return "restored"
	default:
		return "deleted"
	}
}
