package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/domain/deal"
	"github.com/daybook-crm/daybook/readmodels"
)

// dealNode is a deal; most of its fields are the row's.
type dealNode struct {
	readmodels.Deal
	siblings *dealSet
}

// dealSet is deals that were read together.
type dealSet struct {
	*scope
	rows      []readmodels.Deal
	pipelines once[map[string]*pipelineNode]
	companies once[map[string]*companyNode]
	contacts  once[map[string]*contactNode]
	owners    once[map[string]*memberNode]
	tasks     once[map[string][]*taskNode]
}

func dealNodes(s *scope, rows []readmodels.Deal) []*dealNode {
	set, nodes := &dealSet{scope: s, rows: rows}, make([]*dealNode, len(rows))
	for i, row := range rows {
		nodes[i] = &dealNode{row, set}
	}
	return nodes
}

// ID is the deal's id.
func (d *dealNode) ID() ID { return ID(d.Deal.ID) }

// Value is what the deal is worth.
func (d *dealNode) Value() money { return money{Amount(d.Deal.Amount), d.Deal.Currency} }

// ExpectedClose is when the deal is expected to close.
func (d *dealNode) ExpectedClose() *Date { return someDate(d.Deal.ExpectedClose) }

// ClosedAt is when it was closed.
func (d *dealNode) ClosedAt() *Time { return someTime(d.Deal.ClosedAt) }

// StageSince is when it came into its stage.
func (d *dealNode) StageSince() Time { return Time{d.Deal.StageSince} }

// CreatedAt is when the deal was opened.
func (d *dealNode) CreatedAt() Time { return Time{d.Deal.CreatedAt} }

// UpdatedAt is when it was last changed.
func (d *dealNode) UpdatedAt() Time { return Time{d.Deal.UpdatedAt} }

// Pipeline is the pipeline that the deal goes through.
func (d *dealNode) Pipeline(ctx context.Context) (*pipelineNode, error) {
	s := d.siblings
	all, err := s.pipelines.get(func() (map[string]*pipelineNode, error) {
		ids := pluck(s.rows, func(d *readmodels.Deal) string { return d.PipelineID })
		return belongsTo(ctx, s.scope, ids, s.Reads.PipelinesByID, pipelineNodes)
	})
	if err != nil {
		return nil, err
	}
	if p := all[d.PipelineID]; p != nil {
		return p, nil
	}
	return &pipelineNode{ID: ID(d.PipelineID), Stages: []stageNode{}}, nil // as late as pipelineNode.stage says
}

// Stage is the stage that the deal is in.
func (d *dealNode) Stage(ctx context.Context) (*stageNode, error) {
	p, err := d.Pipeline(ctx)
	if err != nil {
		return nil, err
	}
	return p.stage(d.StageID), nil
}

// Company is the company that would buy.
func (d *dealNode) Company(ctx context.Context) (*companyNode, error) {
	s := d.siblings
	all, err := s.companies.get(func() (map[string]*companyNode, error) {
		ids := pluck(s.rows, func(d *readmodels.Deal) string { return d.CompanyID })
		return belongsTo(ctx, s.scope, ids, s.Reads.CompaniesByID, companyNodes)
	})
	return all[d.CompanyID], err
}

// Contacts are the people involved, in the order in which they were named.
func (d *dealNode) Contacts(ctx context.Context) ([]*contactNode, error) {
	s := d.siblings
	all, err := s.contacts.get(func() (map[string]*contactNode, error) {
		var ids []string
		for i := range s.rows {
			ids = append(ids, s.rows[i].ContactIDs...)
		}
		return belongsTo(ctx, s.scope, ids, s.Reads.ContactsByID, contactNodes)
	})
	people := make([]*contactNode, 0, len(d.ContactIDs))
	for _, id := range d.ContactIDs {
		if c := all[id]; c != nil {
			people = append(people, c)
		}
	}
	return people, err
}

// Owner is the member who works on the deal.
func (d *dealNode) Owner(ctx context.Context) (*memberNode, error) {
	s := d.siblings
	all, err := s.owners.get(func() (map[string]*memberNode, error) {
		ids := pluck(s.rows, func(d *readmodels.Deal) string { return d.OwnerID })
		return belongsTo(ctx, s.scope, ids, s.Reads.MembersByID, memberNodes)
	})
	return all[d.OwnerID], err
}

// Tasks are the deal's tasks.
func (d *dealNode) Tasks(ctx context.Context) ([]*taskNode, error) {
	s := d.siblings
	all, err := s.tasks.get(func() (map[string][]*taskNode, error) {
		ids := pluck(s.rows, func(d *readmodels.Deal) string { return d.ID })
		return hasMany(ctx, s.scope, ids, s.Reads.TasksByDeal, taskNodes)
	})
	return all[d.Deal.ID], err
}

// Timeline is what happened to the deal.
func (d *dealNode) Timeline(ctx context.Context, args timelineArgs) (*timelineConnection, error) {
	return d.siblings.timeline(ctx, d.Deal.ID, args)
}

// Deal answers the query deal.
func (r *resolver) Deal(ctx context.Context, args struct{ ID ID }) (*dealNode, error) {
	s, err := r.query(ctx, "deal")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return nil, err
	}
	row, err := s.Reads.Deal(ctx, s.tenant, id)
	if err != nil || row == nil {
		return nil, err
	}
	return dealNodes(s, []readmodels.Deal{*row})[0], nil
}

type dealFilter struct {
	PipelineID, StageID           optText
	Status                        optEnum
	OwnerID, CompanyID, ContactID optText
}

type dealsArgs struct {
	First  optInt
	After  optText
	Search optText
	Filter *dealFilter
	Sort   *order
}

func (a dealsArgs) query() (readmodels.DealQuery, error) {
	var c criteria
	q := readmodels.DealQuery{Search: c.search(a.Search), Sort: a.Sort.sort()}
	if f := a.Filter; f != nil {
		q.PipelineID, q.StageID = c.id("pipelineId", f.PipelineID), c.id("stageId", f.StageID)
		q.Status, q.OwnerID = f.Status.Value, c.id("ownerId", f.OwnerID)
		q.CompanyID, q.ContactID = c.id("companyId", f.CompanyID), c.id("contactId", f.ContactID)
	}
	return q, c.Err()
}

// Deals answers the query deals.
func (r *resolver) Deals(ctx context.Context, args dealsArgs) (*connection[dealNode], error) {
	s, err := r.query(ctx, "deals")
	if err != nil {
		return nil, err
	}
	q, err := args.query()
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, usualPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.Deals(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	return connect(s, list, dealNodes, func(ctx context.Context) (int, error) {
		return s.Reads.CountDeals(ctx, s.tenant, q)
	}), nil
}

func dealRow(d deal.Deal) readmodels.Deal {
	return readmodels.Deal{
		ID: d.ID, Title: d.Title, Amount: d.Value.Amount, Currency: d.Value.Currency,
		PipelineID: d.PipelineID, StageID: d.StageID, Status: string(d.Status),
		CompanyID: d.CompanyID, ContactIDs: d.ContactIDs, OwnerID: d.OwnerID,
		ExpectedClose: d.ExpectedClose, LostReason: d.LostReason,
		StageSince: d.StageSince, ClosedAt: d.ClosedAt,
		Versioned: readmodels.Versioned{CreatedAt: d.CreatedAt, UpdatedAt: d.UpdatedAt},
	}
}
