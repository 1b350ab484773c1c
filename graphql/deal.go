package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/readmodels"
)

// dealNode is a deal; most of its fields are the row's.
type dealNode struct {
	readmodels.Deal
	Pipeline     *pipelineNode
	Stage        *stageNode
	StageHistory []*stageVisitNode
	Company      *companyNode
	Contacts     []*contactNode
	ContactRoles []*dealContactNode
	LineItems    []lineItemNode
	Owner        *memberNode
	Tags         []*tagNode
	Tasks        []*taskNode
	Notes        []*noteNode
	scope        *scope
}

// deals makes nodes of rows, with the relations that are wanted of them.
func (s *scope) deals(ctx context.Context, rows []readmodels.Deal, want fields) ([]*dealNode, error) {
	nodes := make([]*dealNode, len(rows))
	for i, row := range rows {
		nodes[i] = &dealNode{Deal: row, LineItems: lineItems(row.Lines), scope: s}
	}
	if err := s.dealStages(ctx, rows, want, nodes); err != nil {
		return nil, err
	}
	if err := s.dealPeople(ctx, rows, want, nodes); err != nil {
		return nil, err
	}
	companyIDs := pluck(rows, func(d *readmodels.Deal) string { return d.CompanyID })
	companies, err := belongsTo(ctx, s, want["company"], companyIDs, s.Reads.CompaniesByID, s.companies)
	if err != nil {
		return nil, err
	}
	ids := pluck(rows, func(d *readmodels.Deal) string { return d.ID })
	tasks, err := hasMany(ctx, s, want["tasks"], ids, s.Reads.TasksByDeal, s.tasks)
	if err != nil {
		return nil, err
	}
	notes, err := hasMany(ctx, s, want["notes"], ids, s.Reads.NotesByDeal, s.notes)
	if err != nil {
		return nil, err
	}
	labels, err := tagsOf(ctx, s, want["tags"], rows, func(d *readmodels.Deal) []string { return d.TagIDs })
	if err != nil {
		return nil, err
	}
	for i, row := range rows {
		nodes[i].Company, nodes[i].Tasks, nodes[i].Tags = companies[row.CompanyID], tasks[row.ID], labels[i]
		nodes[i].Notes = notes[row.ID]
	}
	return nodes, nil
}

// ID is the deal's id.
func (d *dealNode) ID() ID { return ID(d.Deal.ID) }

// Value is what the deal is worth.
func (d *dealNode) Value() money { return money{Amount(d.Amount), d.Currency} }

// ExpectedClose is when the deal is expected to close.
func (d *dealNode) ExpectedClose() *Date { return someDate(d.Deal.ExpectedClose) }

// ClosedAt is when it was closed.
func (d *dealNode) ClosedAt() *Time { return someTime(d.Deal.ClosedAt) }

// StageSince is when it came into its stage.
func (d *dealNode) StageSince() Time { return Time{d.Deal.StageSince} }

// CustomFields are the values of its custom fields.
func (d *dealNode) CustomFields() CustomFields { return CustomFields(d.Custom) }

// Revision is the revision of its stream that the deal shows.
func (d *dealNode) Revision() int32 { return clamp(int(d.Deal.Revision)) }

// CreatedAt is when the deal was opened.
func (d *dealNode) CreatedAt() Time { return Time{d.Deal.CreatedAt} }

// UpdatedAt is when it was last changed.
func (d *dealNode) UpdatedAt() Time { return Time{d.Deal.UpdatedAt} }

// Timeline is what happened to the deal.
func (d *dealNode) Timeline(ctx context.Context, args timelineArgs) (*timelineConnection, error) {
	return d.scope.timeline(ctx, d.Deal.ID, args)
}

// Deal answers the query deal.
func (r *resolver) Deal(ctx context.Context, args struct{ ID ID }) (*dealNode, error) {
	s, err := r.query(ctx, "deal")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	want := selected(ctx)
	row, err := s.Reads.Deal(ctx, s.tenant, id, want.unread(dealColumns)...)
	if err != nil || row == nil {
		return nil, err
	}
	return only(s.deals(ctx, []readmodels.Deal{*row}, want))
}

type dealFilter struct {
	PipelineID, StageID                                                    optText
	Status                                                                 optEnum
	OwnerID, TeamID, CompanyID, ContactID                                  optText
	Title, Currency, LostReason                                            *textFilter
	Value                                                                  *amountFilter
	Statuses                                                               *[]optEnum
	PipelineFilter, StageFilter, OwnerFilter, CompanyFilter, ContactFilter *idFilter
	ExpectedClose                                                          *dateFilter
	StageSince, ClosedAt, CreatedAt, UpdatedAt                             *timeFilter
	TagID                                                                  optText
	Source                                                                 *textFilter
	Archived                                                               optBool
	Custom                                                                 *[]customFilter
	And, Or                                                                *[]dealFilter
	Not                                                                    *dealFilter
}

func (f *dealFilter) below() (and, or *[]dealFilter, not *dealFilter) { return f.And, f.Or, f.Not }

func (f *dealFilter) conditions(c *conditions) {
	c.is("pipelineId", f.PipelineID)
	c.is("stageId", f.StageID)
	c.eq("status", optText{Value: f.Status.Value})
	c.is("ownerId", f.OwnerID)
	c.is("teamId", f.TeamID)
	c.is("companyId", f.CompanyID)
	c.is("contactId", f.ContactID)
	c.text("title", "title", f.Title)
	c.text("currency", "currency", f.Currency)
	c.text("lostReason", "lostReason", f.LostReason)
	c.text("source", "source", f.Source)
	c.is("tagId", f.TagID)
	c.whole("archived", f.Archived)
	c.amount("amount", f.Value)
	c.oneOf("status", f.Statuses)
	c.id("pipelineFilter", "pipelineId", f.PipelineFilter)
	c.id("stageFilter", "stageId", f.StageFilter)
	c.id("ownerFilter", "ownerId", f.OwnerFilter)
	c.id("companyFilter", "companyId", f.CompanyFilter)
	c.id("contactFilter", "contactId", f.ContactFilter)
	c.date("expectedClose", f.ExpectedClose)
	c.time("stageSince", f.StageSince)
	c.time("closedAt", f.ClosedAt)
	c.time("createdAt", f.CreatedAt)
	c.time("updatedAt", f.UpdatedAt)
	c.fields(f.Custom)
}

type dealsArgs struct {
	First  optInt
	After  optText
	Search optText
	Filter *dealFilter
	Sort   *order
}

func (a dealsArgs) query(ctx context.Context, s *scope) (readmodels.DealQuery, error) {
	return dealQuery(ctx, s, a.Search, a.Filter, a.Sort)
}

func dealQuery(ctx context.Context, s *scope, search optText, f *dealFilter, by *order) (readmodels.DealQuery, error) {
	var c criteria
	custom := &customFields{scope: s, ctx: ctx, object: customfield.Deal}
	q := readmodels.DealQuery{Search: c.search(search), Sort: c.sort(by, custom)}
	if f != nil {
		q.TeamID = c.id("teamId", f.TeamID)
		q.PipelineID, q.StageID = c.id("pipelineId", f.PipelineID), c.id("stageId", f.StageID)
		q.Status, q.OwnerID = f.Status.Value, c.id("ownerId", f.OwnerID)
		q.CompanyID, q.ContactID = c.id("companyId", f.CompanyID), c.id("contactId", f.ContactID)
		q.Archived = f.Archived.Value
	}
	q.Filter = treeOf(conditions{criteria: &c, path: "filter.", custom: custom}, f)
	return q, c.reading(custom)
}

// dealColumns are the columns that one field alone shows.
var dealColumns = map[string]string{"customFields": "custom"}

// Deals answers the query deals.
func (r *resolver) Deals(ctx context.Context, args dealsArgs) (*connection[dealNode], error) {
	s, err := r.query(ctx, "deals")
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
	p.Without = selected(ctx).ofNodes().unread(dealColumns)
	list, err := s.Reads.Deals(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.deals, func() (int, error) { return s.Reads.CountDeals(ctx, s.tenant, q) })
}
