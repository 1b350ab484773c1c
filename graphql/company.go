package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/readmodels"
)

// companyNode is a company; most of its fields are the row's.
type companyNode struct {
	readmodels.Company
	Owner    *memberNode
	Parent   *companyNode
	Children []*companyNode
	Tags     []*tagNode
	Contacts []*contactNode
	Deals    []*dealNode
	Notes    []*noteNode
	scope    *scope
}

// companies makes nodes of rows, with the relations that are wanted of them.
func (s *scope) companies(ctx context.Context, rows []readmodels.Company, want fields) ([]*companyNode, error) {
	ids := pluck(rows, func(c *readmodels.Company) string { return c.ID })
	ownerIDs := pluck(rows, func(c *readmodels.Company) string { return c.OwnerID })
	owners, err := belongsTo(ctx, s, want["owner"], ownerIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return nil, err
	}
	contacts, err := hasMany(ctx, s, want["contacts"], ids, s.Reads.ContactsByCompany, s.contacts)
	if err != nil {
		return nil, err
	}
	deals, err := hasMany(ctx, s, want["deals"], ids, s.Reads.DealsByCompany, s.deals)
	if err != nil {
		return nil, err
	}
	nodes := make([]*companyNode, len(rows))
	for i, row := range rows {
		nodes[i] = &companyNode{Company: row, Owner: owners[row.OwnerID], Contacts: contacts[row.ID], Deals: deals[row.ID], scope: s}
	}
	return nodes, s.companyRelatives(ctx, rows, want, nodes)
}

// companyRelatives gives the companies their parents, children and tags.
func (s *scope) companyRelatives(ctx context.Context, rows []readmodels.Company, want fields, nodes []*companyNode) error {
	parentIDs := pluck(rows, func(c *readmodels.Company) string { return c.ParentID })
	parents, err := belongsTo(ctx, s, want["parent"], parentIDs, s.Reads.CompaniesByID, s.companies)
	if err != nil {
		return err
	}
	ids := pluck(rows, func(c *readmodels.Company) string { return c.ID })
	children, err := hasMany(ctx, s, want["children"], ids, s.Reads.CompaniesByParent, s.companies)
	if err != nil {
		return err
	}
	remarks, err := hasMany(ctx, s, want["notes"], ids, s.Reads.NotesByCompany, s.notes)
	if err != nil {
		return err
	}
	labels, err := tagsOf(ctx, s, want["tags"], rows, func(c *readmodels.Company) []string { return c.TagIDs })
	if err != nil {
		return err
	}
	for i, row := range rows {
		nodes[i].Parent, nodes[i].Children = parents[row.ParentID], children[row.ID]
		nodes[i].Tags, nodes[i].Notes = labels[i], remarks[row.ID]
	}
	return nil
}

// ID is the company's id.
func (c *companyNode) ID() ID { return ID(c.Company.ID) }

// Employees is how many people work there; the API's Int has 32 bits.
func (c *companyNode) Employees() int32 { return clamp(c.Company.Employees) }

// Revenue is what it sells in a year; null when unknown.
func (c *companyNode) Revenue() *money {
	return someMoney(c.Company.Revenue, c.RevenueCurrency)
}

// CustomFields are the values of its custom fields.
func (c *companyNode) CustomFields() CustomFields { return CustomFields(c.Custom) }

// Revision is the revision of its stream that the company shows.
func (c *companyNode) Revision() int32 { return clamp(int(c.Company.Revision)) }

// CreatedAt is when the company was made.
func (c *companyNode) CreatedAt() Time { return Time{c.Company.CreatedAt} }

// UpdatedAt is when it was last changed.
func (c *companyNode) UpdatedAt() Time { return Time{c.Company.UpdatedAt} }

// Timeline is what happened to the company.
func (c *companyNode) Timeline(ctx context.Context, args timelineArgs) (*timelineConnection, error) {
	return c.scope.timeline(ctx, c.Company.ID, args)
}

// Company answers the query company.
func (r *resolver) Company(ctx context.Context, args struct{ ID ID }) (*companyNode, error) {
	s, err := r.query(ctx, "company")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	want := selected(ctx)
	row, err := s.Reads.Company(ctx, s.tenant, id, want.unread(companyColumns)...)
	if err != nil || row == nil {
		return nil, err
	}
	return only(s.companies(ctx, []readmodels.Company{*row}, want))
}

type companyFilter struct {
	OwnerID, TeamID, ParentID, TagID, Industry  optText
	Archived                                    optBool
	Name, Domain, IndustryFilter, City, Country *textFilter
	Employees                                   *numberFilter
	Revenue                                     *amountFilter
	OwnerFilter, ParentFilter, TagFilter        *idFilter
	CreatedAt, UpdatedAt                        *timeFilter
	Custom                                      *[]customFilter
	And, Or                                     *[]companyFilter
	Not                                         *companyFilter
}

func (f *companyFilter) below() (and, or *[]companyFilter, not *companyFilter) {
	return f.And, f.Or, f.Not
}

func (f *companyFilter) conditions(c *conditions) {
	c.is("ownerId", f.OwnerID)
	c.is("teamId", f.TeamID)
	c.is("parentId", f.ParentID)
	c.is("tagId", f.TagID)
	c.eq("industry", f.Industry)
	c.whole("archived", f.Archived)
	c.text("name", "name", f.Name)
	c.text("domain", "domain", f.Domain)
	c.text("industryFilter", "industry", f.IndustryFilter)
	c.text("city", "city", f.City)
	c.text("country", "country", f.Country)
	c.number("employees", f.Employees)
	c.amount("revenue", f.Revenue)
	c.id("ownerFilter", "ownerId", f.OwnerFilter)
	c.id("parentFilter", "parentId", f.ParentFilter)
	c.id("tagFilter", "tagId", f.TagFilter)
	c.time("createdAt", f.CreatedAt)
	c.time("updatedAt", f.UpdatedAt)
	c.fields(f.Custom)
}

type companiesArgs struct {
	First  optInt
	After  optText
	Search optText
	Filter *companyFilter
	Sort   *order
}

func (a companiesArgs) query(ctx context.Context, s *scope) (readmodels.CompanyQuery, error) {
	var c criteria
	custom := &customFields{scope: s, ctx: ctx, object: customfield.Company}
	q := readmodels.CompanyQuery{Search: c.search(a.Search), Sort: c.sort(a.Sort, custom)}
	if f := a.Filter; f != nil {
		q.TeamID = c.id("teamId", f.TeamID)
		q.OwnerID, q.Industry = c.id("ownerId", f.OwnerID), c.text("industry", f.Industry)
		q.ParentID, q.TagID, q.Archived = c.id("parentId", f.ParentID), c.id("tagId", f.TagID), f.Archived.Value
	}
	q.Filter = treeOf(conditions{criteria: &c, path: "filter.", custom: custom}, a.Filter)
	return q, c.reading(custom)
}

// companyColumns are the columns that one field alone shows.
var companyColumns = map[string]string{"customFields": "custom", "tags": "tag_ids"}

// Companies answers the query companies.
func (r *resolver) Companies(ctx context.Context, args companiesArgs) (*connection[companyNode], error) {
	s, err := r.query(ctx, "companies")
	if err != nil {
		return nil, err
	}
	q, err := args.query(ctx, s)
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, usualPage)
	if err != nil {
		return nil, err
	}
	p.Without = selected(ctx).ofNodes().unread(companyColumns)
	list, err := s.Reads.Companies(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.companies, func() (int, error) { return s.Reads.CountCompanies(ctx, s.tenant, q) })
}

// companyPayload is a company as a command left it.
