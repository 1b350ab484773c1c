package readmodels

import (
	"context"
	"slices"
)

var companies = newTable("companies", ifNewer, slices.Concat([]column[Company]{
	{"id", func(c *Company) any { return (*id)(&c.ID) }},
	{"name", func(c *Company) any { return &c.Name }},
	{"domain", func(c *Company) any { return &c.Domain }},
	{"phone", func(c *Company) any { return &c.Phone }},
	{"industry", func(c *Company) any { return &c.Industry }},
	{"employees", func(c *Company) any { return &c.Employees }},
	{"custom", func(c *Company) any { return &c.Custom }},
	{"owner_id", func(c *Company) any { return (*id)(&c.OwnerID) }},
	{"website", func(c *Company) any { return &c.Website }},
	{"description", func(c *Company) any { return &c.Description }},
	{"revenue", func(c *Company) any { return &c.Revenue }},
	{"revenue_currency", func(c *Company) any { return &c.RevenueCurrency }},
	{"parent_id", func(c *Company) any { return (*id)(&c.ParentID) }},
	{"tag_ids", func(c *Company) any { return &c.TagIDs }},
	{"archived", func(c *Company) any { return &c.Archived }},
}, address(func(c *Company) *Address { return &c.Address }),
	versioned(func(c *Company) *Versioned { return &c.Versioned }))...)

var companySorts = map[string]sortKey{SortName: byFolded, SortCreated: byCreated, SortUpdated: byUpdated}

// companyFilters are what companies can be filtered by.
var companyFilters = map[string]filterColumn{
	"name": {"name", textColumn}, "domain": {"domain", textColumn}, "industry": {"industry", textColumn},
	"employees": {"employees", numberColumn}, "revenue": {"revenue", numberColumn}, "city": {"city", textColumn}, "country": {"country", textColumn},
	"ownerId": {"owner_id", idColumn}, "teamId": {"owner_id", teamColumn}, "parentId": {"parent_id", idColumn}, "tagId": {"tag_ids", idsColumn},
	"createdAt": {"created_at", instantColumn}, "updatedAt": {"updated_at", instantColumn},
}

func (q CompanyQuery) selection() *selection {
	s := &selection{}
	s.refers("owner_id", q.OwnerID)
	s.refers("parent_id", q.ParentID)
	s.holds("tag_ids", q.TagID)
	s.is("industry", q.Industry)
	s.flag("archived", q.Archived)
	s.match("owner_id", ofTeam("owner_id"), q.TeamID)
	s.fulfil(q.Filter, companyFilters)
	s.search(q.Search)
	if !q.Archived {
		s.kind = findCompanies.object
	}
	return s
}

// Company gives a company; nil when there is none. The fields of the columns
// that nobody looks at may come back empty.
func (s *Store) Company(ctx context.Context, tenant, id string, without ...string) (*Company, error) {
	return companies.without(without).get(ctx, s, tenant, id)
}

// Companies gives a page of companies.
func (s *Store) Companies(ctx context.Context, tenant string, q CompanyQuery, p Page) (List[Company], error) {
	sel := q.selection()
	o, err := sel.orderIn(q.Sort, companySorts)
	if err != nil {
		return List[Company]{}, err
	}
	return companies.list(ctx, s, tenant, sel, o, p)
}

// CountCompanies counts what Companies gives on all pages.
func (s *Store) CountCompanies(ctx context.Context, tenant string, q CompanyQuery) (int, error) {
	return companies.count(ctx, s, tenant, q.selection())
}

// CompaniesByID gives those of the companies that there are.
func (s *Store) CompaniesByID(ctx context.Context, tenant string, ids []string) (map[string]Company, error) {
	return companies.getAll(ctx, s, tenant, ids, func(c *Company) string { return c.ID })
}

// CompaniesByParent gives the companies that belong to each, by name, without
// those that are archived.
func (s *Store) CompaniesByParent(ctx context.Context, tenant string, ids []string, limit int) (map[string][]Company, error) {
	return companies.grouped(ctx, s, tenant, "parent_id = k.id AND NOT archived", "folded, id", ids, limit)
}

// EachCompany visits every company, in no order.
func (s *Store) EachCompany(ctx context.Context, tenant string, visit func(Company) error) error {
	return companies.each(ctx, s, tenant, visit)
}
