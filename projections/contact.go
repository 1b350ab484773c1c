package projections

import (
	"fmt"

	"github.com/daybook-crm/daybook/domain"
	"github.com/daybook-crm/daybook/domain/contact"
	"github.com/daybook-crm/daybook/domain/value"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

func (p *page) contact(d codec.Decoded, e contact.Event) error {
	_, _, known, err := step(p.loaded.Contacts, p.changed.Contacts, d,
		func(c *readmodels.Contact) int64 { return c.Revision },
		func(c *readmodels.Contact) (*readmodels.Contact, error) { return nextContact(c, d, e) })
	if err != nil || known {
		return err
	}
	if _, erased := e.(contact.Erased); erased {
		p.erased = append(p.erased, d.Stream.ID)
	}
	phrase, personal := contactPhrase(d, e)
	p.entry(d, d.Stream.ID, capital(phrase), personal)
	return nil
}

// nextContact folds an event onto the contact's row. An erased contact keeps
// its row, empty of the person; a deleted one has none, and when it is erased
// later it does not get one back.
func nextContact(c *readmodels.Contact, d codec.Decoded, e contact.Event) (*readmodels.Contact, error) {
	switch e := e.(type) {
	case contact.Created:
		c = &readmodels.Contact{ID: d.Stream.ID, Versioned: versionAt(d)}
		setContact(c, e.Fields)
		return c, nil
	case contact.Restored:
		if e.CreatedAt != nil { // it was deleted
			c = &readmodels.Contact{ID: d.Stream.ID, Consents: each(e.Consents, consentRow), Versioned: versionRestored(d, *e.CreatedAt)}
			setContact(c, e.Fields)
			return c, nil
		}
	}
	if c == nil {
		if _, ok := e.(contact.Erased); ok {
			return nil, nil
		}
		return nil, noRow(d)
	}
	next := *c
	switch e := e.(type) {
	case contact.Updated:
		setContact(&next, e.Fields)
	case contact.ConsentSet:
		next.Consents = each(e.With(each(next.Consents, consentOf)), consentRow)
	case contact.Archived:
		next.Archived = true
	case contact.Restored:
		next.Archived = false
	case contact.Merged:
		setContact(&next, e.Fields)
		setConsents(&next, e.Consents)
	case contact.Unmerged:
		setContact(&next, e.Fields)
		setConsents(&next, e.Consents)
	case contact.MergedInto:
		next.MergedInto = e.Into
	case contact.SplitOff:
		next.MergedInto = ""
		setContact(&next, e.Fields)
	case contact.Deleted:
		return nil, nil
	case contact.Erased:
		forgetContact(&next)
	default:
		return nil, fmt.Errorf("no row for %T", e)
	}
	touch(&next.Versioned, d)
	return &next, nil
}

func setContact(c *readmodels.Contact, f contact.Fields) {
	domain.Set(&c.FirstName, f.FirstName)
	domain.Set(&c.LastName, f.LastName)
	setAddresses(c, f)
	domain.Set(&c.JobTitle, f.JobTitle)
	domain.Set(&c.CompanyID, f.CompanyID)
	domain.Set(&c.OwnerID, f.OwnerID)
	domain.Set(&c.LifecycleStage, f.LifecycleStage)
	domain.Set(&c.LeadStatus, f.LeadStatus)
	domain.Set(&c.Source, f.Source)
	domain.Set(&c.TagIDs, f.TagIDs)
	setAddress(&c.Address, f.Address)
	setCustom(&c.Custom, f.Custom)
}

func setCustom(c *readmodels.Custom, said *value.Custom) {
	*c = readmodels.Custom(value.Custom(*c).Merge(said))
}

func setAddress(a *readmodels.Address, said *value.Address) {
	if said != nil {
		*a = readmodels.Address(*said)
	}
}

// contactPhrase says what happened. It is personal when it tells more than
// could be told without the person's key, that is: which personal fields
// changed.
func contactPhrase(d codec.Decoded, e contact.Event) (phrase string, personal bool) {
	switch e := e.(type) {
	case contact.Created:
		return made("created", e.Imported), false
	case contact.Updated:
		if d.Erased {
			return erasedPhrase, true
		}
		f := e.Fields
		personal = f.FirstName != nil || f.LastName != nil || saysEmail(f) || saysPhone(f) || f.JobTitle != nil || f.Address != nil || f.Custom != nil
		return changed(contactChanges(f)), personal
	case contact.Deleted:
		return "deleted", false
	case contact.Erased:
		return "erased", false
	default:
		return mergePhrase(e), false
	}
}

func contactChanges(f contact.Fields) []string {
	return said(
		part{"first name", f.FirstName != nil}, part{"last name", f.LastName != nil}, part{"e-mail", saysEmail(f)},
		part{"phone", saysPhone(f)}, part{"job title", f.JobTitle != nil}, part{"company", f.CompanyID != nil},
		part{"owner", f.OwnerID != nil}, part{"lifecycle stage", f.LifecycleStage != nil},
		part{"lead status", f.LeadStatus != nil}, part{"source", f.Source != nil}, part{"address", f.Address != nil},
		part{"tags", f.TagIDs != nil}, part{"custom fields", f.Custom != nil})
}
