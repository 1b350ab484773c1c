package readmodels

import (
	"context"
	"slices"
)

var contacts = newTable("contacts", ifNewer, slices.Concat([]column[Contact]{
	{"id", func(c *Contact) any { return (*id)(&c.ID) }},
	{"first_name", func(c *Contact) any { return &c.FirstName }},
	{"last_name", func(c *Contact) any { return &c.LastName }},
	{"email", func(c *Contact) any { return &c.Email }},
	{"phone", func(c *Contact) any { return &c.Phone }},
	{"job_title", func(c *Contact) any { return &c.JobTitle }},
	{"company_id", func(c *Contact) any { return (*id)(&c.CompanyID) }},
	{"owner_id", func(c *Contact) any { return (*id)(&c.OwnerID) }},
	{"lifecycle_stage", func(c *Contact) any { return &c.LifecycleStage }},
	{"lead_status", func(c *Contact) any { return &c.LeadStatus }},
	{"source", func(c *Contact) any { return &c.Source }},
	{"custom", func(c *Contact) any { return &c.Custom }},
	{"erased", func(c *Contact) any { return &c.Erased }},
}, address(func(c *Contact) *Address { return &c.Address }),
	versioned(func(c *Contact) *Versioned { return &c.Versioned }))...)

var contactSorts = map[string]sortKey{SortName: byFolded, SortCreated: byCreated, SortUpdated: byUpdated}

func (q ContactQuery) selection() *selection {
	s := &selection{}
	s.refers("company_id", q.CompanyID)
	s.refers("owner_id", q.OwnerID)
	s.is("lifecycle_stage", q.LifecycleStage)
	s.is("lead_status", q.LeadStatus)
	s.search(q.Search)
	return s
}

// Contact gives a contact; nil when there is none.
func (s *Store) Contact(ctx context.Context, tenant, id string) (*Contact, error) {
	return contacts.get(ctx, s, tenant, id)
}

// Contacts gives a page of contacts.
func (s *Store) Contacts(ctx context.Context, tenant string, q ContactQuery, p Page) (List[Contact], error) {
	o, err := orderOf(q.Sort, contactSorts)
	if err != nil {
		return List[Contact]{}, err
	}
	return contacts.list(ctx, s, tenant, q.selection(), o, p)
}

// CountContacts counts what Contacts gives on all pages.
func (s *Store) CountContacts(ctx context.Context, tenant string, q ContactQuery) (int, error) {
	return contacts.count(ctx, s, tenant, q.selection())
}

// ContactsByID gives those of the contacts that there are.
func (s *Store) ContactsByID(ctx context.Context, tenant string, ids []string) (map[string]Contact, error) {
	return contacts.getAll(ctx, s, tenant, ids, func(c *Contact) string { return c.ID })
}

// ContactsByCompany gives each company's contacts, by name.
func (s *Store) ContactsByCompany(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Contact, error) {
	return contacts.grouped(ctx, s, tenant, "company_id = k.id", "folded, id", ids, limit)
}

// EachContact visits every contact, in no order.
func (s *Store) EachContact(ctx context.Context, tenant string, visit func(Contact) error) error {
	return contacts.each(ctx, s, tenant, visit)
}
