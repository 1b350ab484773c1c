package graphql

import (
	"context"
	"strings"

	"github.com/daybook-crm/daybook/readmodels"
)

// timelineEntryNode is one thing that happened.
type timelineEntryNode struct {
	readmodels.TimelineEntry
	siblings *timelineSet
}

// timelineSet is entries that were read together.
type timelineSet struct {
	*scope
	rows   []readmodels.TimelineEntry
	actors once[map[string]*memberNode]
}

// timelineConnection is a page of a timeline; unlike other lists it is not counted.
type timelineConnection struct {
	Edges    []edge[timelineEntryNode]
	PageInfo pageInfo
}

func timelineNodes(s *scope, rows []readmodels.TimelineEntry) []*timelineEntryNode {
	set, nodes := &timelineSet{scope: s, rows: rows}, make([]*timelineEntryNode, len(rows))
	for i, row := range rows {
		nodes[i] = &timelineEntryNode{row, set}
	}
	return nodes
}

// ID is the event's id.
func (e *timelineEntryNode) ID() ID { return ID(e.EventID) }

// At is when it happened.
func (e *timelineEntryNode) At() Time { return Time{e.TimelineEntry.At} }

// memberActor gives the member who acted, empty when it was none.
func memberActor(actor string) string {
	if _, isMember := parseID(actor); !isMember {
		return ""
	}
	return actor
}

// Actor is the member who did it.
func (e *timelineEntryNode) Actor(ctx context.Context) (*memberNode, error) {
	s := e.siblings
	all, err := s.actors.get(func() (map[string]*memberNode, error) {
		ids := pluck(s.rows, func(e *readmodels.TimelineEntry) string { return memberActor(e.Actor) })
		return belongsTo(ctx, s.scope, ids, s.Reads.MembersByID, memberNodes)
	})
	return all[memberActor(e.TimelineEntry.Actor)], err
}

// ActorName is who did it when it was no member.
func (e *timelineEntryNode) ActorName() string {
	if memberActor(e.TimelineEntry.Actor) != "" {
		return ""
	}
	return strings.TrimPrefix(e.TimelineEntry.Actor, "system:")
}

type timelineArgs struct {
	First optInt
	After optText
}

func (s *scope) timeline(ctx context.Context, subject string, args timelineArgs) (*timelineConnection, error) {
	p, err := page(args.First, args.After, usualPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.Timeline(ctx, s.tenant, subject, p)
	if err != nil {
		return nil, err
	}
	c := connect(s, list, timelineNodes, nil)
	return &timelineConnection{c.Edges, c.PageInfo}, nil
}

// Timeline answers the query timeline; an id of nothing has an empty one.
func (r *resolver) Timeline(ctx context.Context, args struct {
	Subject ID
	timelineArgs
}) (*timelineConnection, error) {
	s, err := r.query(ctx, "timeline")
	if err != nil {
		return nil, err
	}
	subject, ok := parseID(args.Subject)
	if !ok {
		return &timelineConnection{Edges: []edge[timelineEntryNode]{}}, nil
	}
	return s.timeline(ctx, subject, args.timelineArgs)
}
