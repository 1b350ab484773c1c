package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// searchHitNode is something that the search found.
type searchHitNode struct {
	Object   string
	ID       ID
	Title    string
	Subtitle string
	Score    float64
	Node     *searchNode
}

// searchNode is the object of a hit: one of the types of the union.
type searchNode struct{ node any }

// ToContact gives the object if it is a contact.
func (n *searchNode) ToContact() (*contactNode, bool) { return to[contactNode](n) }

// ToCompany gives the object if it is a company.
func (n *searchNode) ToCompany() (*companyNode, bool) { return to[companyNode](n) }

// ToDeal gives the object if it is a deal.
func (n *searchNode) ToDeal() (*dealNode, bool) { return to[dealNode](n) }

// ToTask gives the object if it is a task.
func (n *searchNode) ToTask() (*taskNode, bool) { return to[taskNode](n) }

// ToNote gives the object if it is a note.
func (n *searchNode) ToNote() (*noteNode, bool) { return to[noteNode](n) }

// ToProduct gives the object if it is a product.
func (n *searchNode) ToProduct() (*productNode, bool) { return to[productNode](n) }

func to[Node any](n *searchNode) (*Node, bool) {
	node, is := n.node.(*Node)
	return node, is
}

// hits makes nodes of hits.
func (s *scope) hits(ctx context.Context, rows []readmodels.Hit, want fields) ([]*searchHitNode, error) {
	objects, err := s.found(ctx, rows, want["node"])
	if err != nil {
		return nil, err
	}
	nodes := make([]*searchHitNode, len(rows))
	for i, h := range rows {
		nodes[i] = &searchHitNode{h.Object, ID(h.ID), h.Title, h.Subtitle, h.Score, objects[h.ID]}
	}
	return nodes, nil
}

// found reads the objects of hits, kind by kind, when they are wanted.
func (s *scope) found(ctx context.Context, rows []readmodels.Hit, want fields) (map[string]*searchNode, error) {
	objects := map[string]*searchNode{}
	for _, find := range []func() error{
		func() error { return findAll(ctx, s, rows, "CONTACT", want, s.Reads.ContactsByID, s.contacts, objects) },
		func() error {
			return findAll(ctx, s, rows, "COMPANY", want, s.Reads.CompaniesByID, s.companies, objects)
		},
		func() error { return findAll(ctx, s, rows, "DEAL", want, s.Reads.DealsByID, s.deals, objects) },
		func() error { return findAll(ctx, s, rows, "TASK", want, s.Reads.TasksByID, s.tasks, objects) },
		func() error { return findAll(ctx, s, rows, "NOTE", want, s.Reads.NotesByID, s.notes, objects) },
		func() error { return findAll(ctx, s, rows, "PRODUCT", want, s.Reads.ProductsByID, s.products, objects) },
	} {
		if err := find(); err != nil {
			return nil, err
		}
	}
	return objects, nil
}

// findAll reads the objects of one kind.
func findAll[Row, Node any](ctx context.Context, s *scope, hits []readmodels.Hit, object string, want fields,
	load func(ctx context.Context, tenant string, ids []string) (map[string]Row, error),
	nodes func(ctx context.Context, rows []Row, want fields) ([]*Node, error), into map[string]*searchNode,
) error {
	var ids []string
	for _, h := range hits {
		if h.Object == object {
			ids = append(ids, h.ID)
		}
	}
	all, err := belongsTo(ctx, s, want, ids, load, nodes)
	for id, node := range all {
		into[id] = &searchNode{node}
	}
	return err
}

// searchConnection is a page of hits; it is not counted.
type searchConnection struct {
	Edges    []edge[searchHitNode]
	PageInfo pageInfo
}

const searchPage = 20

// Search answers the query search.
func (r *resolver) Search(ctx context.Context, args struct {
	Query   text
	Objects *[]string
	First   optInt
	After   optText
}) (*searchConnection, error) {
	s, err := r.query(ctx, "search")
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, searchPage)
	if err != nil {
		return nil, err
	}
	q := readmodels.SearchQuery{Text: string(args.Query)}
	if len(q.Text) > maxSearch || plain(q.Text) != nil {
		return nil, fault.Field("query", "must be text of at most 500 bytes")
	}
	if args.Objects != nil {
		q.Objects = *args.Objects
	}
	list, err := s.Reads.SearchAll(ctx, s.tenant, q, p)
	if err != nil {
		return nil, err
	}
	c, err := connect(ctx, list, s.hits, nil)
	if err != nil {
		return nil, err
	}
	return &searchConnection{c.Edges, c.PageInfo}, nil
}
