package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// duplicateNode is an object that may be another one once more.
type duplicateNode struct {
	ID      ID
	Score   float64
	Reasons []string
	Node    *searchNode
}

// duplicateGroupNode are objects that may be one.
type duplicateGroupNode struct {
	Score   float64
	Reasons []string
	Nodes   []*searchNode
}

type duplicateGroupConnection struct {
	Edges    []edge[duplicateGroupNode]
	PageInfo pageInfo
}

// mostDuplicates is as many as anybody looks through.
const mostDuplicates = 50

// Duplicates answers the query duplicates.
func (r *resolver) Duplicates(ctx context.Context, args struct {
	Object string
	ID     ID
	First  optInt
}) ([]*duplicateNode, error) {
	s, err := r.query(ctx, "duplicates")
	id, ok := parseID(args.ID)
	if err != nil || !ok {
		return []*duplicateNode{}, err
	}
	if args.First.Value < 1 || args.First.Value > mostDuplicates {
		return nil, fault.Field("first", "must lie between 1 and 50")
	}
	found, err := s.Reads.Duplicates(ctx, s.tenant, args.Object, id, args.First.Value)
	if err != nil {
		return nil, err
	}
	objects, err := s.objects(ctx, args.Object, pluck(found, func(d *readmodels.Duplicate) string { return d.ID }), selected(ctx)["node"])
	nodes := make([]*duplicateNode, len(found))
	for i, d := range found {
		nodes[i] = &duplicateNode{ID(d.ID), d.Score, d.Reasons, objects[d.ID]}
	}
	return nodes, err
}

// objects reads objects of one kind.
func (s *scope) objects(ctx context.Context, object string, ids []string, want fields) (map[string]*searchNode, error) {
	hits := make([]readmodels.Hit, len(ids))
	for i, id := range ids {
		hits[i] = readmodels.Hit{Object: object, ID: id}
	}
	return s.found(ctx, hits, want)
}

// DuplicateGroups answers the query duplicateGroups.
func (r *resolver) DuplicateGroups(ctx context.Context, args struct {
	Object string
	First  optInt
	After  optText
}) (*duplicateGroupConnection, error) {
	s, err := r.query(ctx, "duplicateGroups")
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, searchPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.DuplicateGroups(ctx, s.tenant, args.Object, p)
	if err != nil {
		return nil, err
	}
	c, err := connect(ctx, list, func(ctx context.Context, rows []readmodels.DuplicateGroup, want fields) ([]*duplicateGroupNode, error) {
		return s.duplicateGroups(ctx, args.Object, rows, want)
	}, nil)
	if err != nil {
		return nil, err
	}
	return &duplicateGroupConnection{c.Edges, c.PageInfo}, nil
}

func (s *scope) duplicateGroups(ctx context.Context, object string, rows []readmodels.DuplicateGroup, want fields) ([]*duplicateGroupNode, error) {
	var ids []string
	for _, g := range rows {
		ids = append(ids, g.IDs...)
	}
	objects, err := s.objects(ctx, object, distinct(ids), want["nodes"])
	if err != nil {
		return nil, err
	}
	nodes := make([]*duplicateGroupNode, len(rows))
	for i, g := range rows {
		nodes[i] = &duplicateGroupNode{Score: g.Score, Reasons: g.Reasons, Nodes: []*searchNode{}}
		for _, id := range g.IDs {
			if node := objects[id]; node != nil {
				nodes[i].Nodes = append(nodes[i].Nodes, node)
			}
		}
	}
	return nodes, nil
}
