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
	{"emails", func(c *Contact) any { return (*jsonList[EmailAddress])(&c.Emails) }},
	{"phones", func(c *Contact) any { return (*jsonList[PhoneNumber])(&c.Phones) }},
	{"consents", func(c *Contact) any { return (*jsonList[Consent])(&c.Consents) }},
	{"tag_ids", func(c *Contact) any { return &c.TagIDs }},
	{"merged_into", func(c *Contact) any { return (*id)(&c.MergedInto) }},
	{"archived", func(c *Contact) any { return &c.Archived }},
	{"erased", func(c *Contact) any { return &c.Erased }},
}, address(func(c *Contact) *Address { return &c.Address }),
	versioned(func(c *Contact) *Versioned { return &c.Versioned }))...)

var contactSorts = map[string]sortKey{SortName: byFolded, SortCreated: byCreated, SortUpdated: byUpdated}

// listed are the contacts that lists show: not those that were put away, nor
// those that are part of another. The indexes say it in the same words.
const (
	notMerged = "merged_into IS NULL"
	listed    = notMerged + " AND NOT archived"
)

// contactFilters are what contacts can be filtered by.
var contactFilters = map[string]filterColumn{
	"firstName": {"first_name", textColumn}, "lastName": {"last_name", textColumn}, "email": {"email", textColumn},
	"phone": {"phone", textColumn}, "jobTitle": {"job_title", textColumn}, "source": {"source", textColumn},
	"lifecycleStage": {"lifecycle_stage", textColumn}, "leadStatus": {"lead_status", textColumn},
	"city": {"city", textColumn}, "country": {"country", textColumn},
	"companyId": {"company_id", idColumn}, "ownerId": {"owner_id", idColumn}, "teamId": {"owner_id", teamColumn}, "tagId": {"tag_ids", idsColumn},
	"createdAt": {"created_at", instantColumn}, "updatedAt": {"updated_at", instantColumn},
}

func (q ContactQuery) selection() *selection {
	s := &selection{always: notMerged}
	s.flag("archived", q.Archived)
	if q.TagID != "" {
		s.holds("tag_ids", q.TagID)
		s.conditions = append(s.conditions, "tag_ids <> '{}'") // as the index says
	}
	s.refers("company_id", q.CompanyID)
	s.refers("owner_id", q.OwnerID)
	s.is("lifecycle_stage", q.LifecycleStage)
	s.is("lead_status", q.LeadStatus)
	s.match("owner_id", ofTeam("owner_id"), q.TeamID)
	s.fulfil(q.Filter, contactFilters)
	s.search(q.Search)
	if !q.Archived {
		s.kind = findContacts.object
	}
	return s
}

// Contact gives a contact; nil when there is none. The id of one that was
// merged into another leads to that one. The fields of the columns that nobody
// looks at may come back empty.
func (s *Store) Contact(ctx context.Context, tenant, id string, without ...string) (*Contact, error) {
	c, err := contacts.without(without).get(ctx, s, tenant, id)
	if err != nil || c == nil || c.MergedInto == "" {
		return c, err
	}
	found, err := s.follow(ctx, tenant, map[string]Contact{id: *c})
	if end, ok := found[id]; ok && err == nil {
		return &end, nil
	}
	return nil, err
}

// Contacts gives a page of contacts.
func (s *Store) Contacts(ctx context.Context, tenant string, q ContactQuery, p Page) (List[Contact], error) {
	sel := q.selection()
	o, err := sel.orderIn(q.Sort, contactSorts)
	if err != nil {
		return List[Contact]{}, err
	}
	return contacts.list(ctx, s, tenant, sel, o, p)
}

// CountContacts counts what Contacts gives on all pages.
func (s *Store) CountContacts(ctx context.Context, tenant string, q ContactQuery) (int, error) {
	return contacts.count(ctx, s, tenant, q.selection())
}

// ContactsByID gives those of the contacts that there are, by the ids that
// were asked for: one that was merged leads to the survivor.
func (s *Store) ContactsByID(ctx context.Context, tenant string, ids []string) (map[string]Contact, error) {
	found, err := contacts.getAll(ctx, s, tenant, ids, func(c *Contact) string { return c.ID })
	if err != nil {
		return nil, err
	}
	return s.follow(ctx, tenant, found)
}

// ContactsByCompany gives each company's contacts, by name.
func (s *Store) ContactsByCompany(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Contact, error) {
	return contacts.grouped(ctx, s, tenant, "company_id = k.id AND "+listed, "folded, id", ids, limit)
}

// EachContact visits every contact, in no order.
func (s *Store) EachContact(ctx context.Context, tenant string, visit func(Contact) error) error {
	return contacts.each(ctx, s, tenant, visit)
}
