package contact

import (
	"fmt"
	"slices"

	"github.com/daybook-crm/daybook/domain/value"
)

func evolve(c Contact, e Event) Contact {
	switch e := e.(type) {
	case Created:
		c.ID, c.Imported, c.CreatedAt = e.ID, e.Imported, e.At
		e.apply(&c)
	case Updated:
		e.apply(&c)
	case ConsentSet:
		c.Consents = e.With(c.Consents)
	case Archived:
		c.Archived = true
	case Restored:
		c = restored(c, e)
	case Merged:
		c = merged(c, e)
	case Unmerged:
		c = unmerged(c, e)
	case MergedInto:
		c.MergedInto = e.Into
	case SplitOff:
		c = c.wasIn(e.Eras...)
		c.MergedInto = ""
		e.apply(&c)
	case Deleted:
		c.Deleted = true
	case Erased:
		c = forget(c)
	default:
		panic(fmt.Sprintf("contact: unknown event %T", e))
	}
	c.UpdatedAt = e.OccurredAt()
	return c
}

// restored takes over what the event holds: after a deletion, all that there was.
func restored(c Contact, e Restored) Contact {
	if e.CreatedAt == nil {
		c.Archived = false
		return c
	}
	c = Contact{ID: e.ID, Imported: c.Imported, Merges: c.Merges, Era: c.Era, Eras: c.Eras, CreatedAt: *e.CreatedAt, Consents: e.Consents}
	e.apply(&c)
	return c
}

func merged(c Contact, e Merged) Contact {
	m := Merging{ID: e.MergeID, LoserIDs: e.LoserIDs, Set: e.Fields, Had: e.before(c), SetConsents: e.Consents}
	if e.Consents != nil {
		m.HadConsents = new(c.Consents)
		c.Consents = *e.Consents
	}
	e.apply(&c)
	c.Merges = append(slices.Clone(c.Merges), m)
	return c.inEra(e.Era)
}

func unmerged(c Contact, e Unmerged) Contact {
	e.apply(&c)
	if e.Consents != nil {
		c.Consents = append([]Consent(nil), *e.Consents...)
	}
	c.Merges = slices.DeleteFunc(slices.Clone(c.Merges), func(m Merging) bool { return m.ID == e.MergeID })
	return c.inEra(e.Era)
}

// forget leaves of the state what was never about the person.
func forget(c Contact) Contact {
	c.FirstName, c.LastName, c.Email, c.Phone, c.JobTitle = "", "", "", "", ""
	c.Emails, c.Phones, c.Consents = nil, nil, nil
	c.Address, c.Custom = value.Address{}, nil
	c.Merges = slices.Clone(c.Merges)
	for i, m := range c.Merges {
		c.Merges[i] = Merging{ID: m.ID, LoserIDs: m.LoserIDs, Eras: m.Eras}
	}
	c.Erased = true
	return c
}
