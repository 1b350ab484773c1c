package graphql

import (
	"context"
	"strings"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// timelineEntryNode is one thing that happened. Actor is the member who did
// it, ActorName who did it when it was none.
type timelineEntryNode struct {
	ID        ID
	At        Time
	Type      string
	Actor     *memberNode
	ActorName string
	Summary   string
}

// timelineConnection is a page of a timeline; unlike other lists it is not counted.
type timelineConnection struct {
	Edges    []edge[timelineEntryNode]
	PageInfo pageInfo
}

// entries makes nodes of rows, with the relations that are wanted of them.
func (s *scope) entries(ctx context.Context, rows []readmodels.TimelineEntry, want fields) ([]*timelineEntryNode, error) {
	actorIDs := pluck(rows, func(e *readmodels.TimelineEntry) string { return memberActor(e.Actor) })
	actors, err := belongsTo(ctx, s, want["actor"], actorIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return nil, err
	}
	nodes := make([]*timelineEntryNode, len(rows))
	for i, row := range rows {
		nodes[i] = &timelineEntryNode{ID: ID(row.EventID), At: Time{row.At}, Type: row.Type, Summary: row.Summary, Actor: actors[actorIDs[i]]}
		if actorIDs[i] == "" {
			nodes[i].ActorName = strings.TrimPrefix(row.Actor, "system:")
		}
	}
	return nodes, nil
}

// memberActor gives the member who acted, empty when it was none.
func memberActor(actor string) string {
	if _, isMember := parseID(actor); !isMember {
		return ""
	}
	return actor
}

type timelineArgs struct {
	First optInt
	After optText
}

func (s *scope) timeline(ctx context.Context, subject string, args timelineArgs, kinds ...string) (*timelineConnection, error) {
	p, err := page(args.First, args.After, usualPage)
	if err != nil {
		return nil, err
	}
	list, err := s.Reads.Timeline(ctx, s.tenant, subject, p, kinds...)
	if err != nil {
		return nil, err
	}
	c, err := connect(ctx, list, s.entries, nil)
	if err != nil {
		return nil, err
	}
	return &timelineConnection{c.Edges, c.PageInfo}, nil
}

// Timeline answers the query timeline; an id of nothing has an empty one.
func (r *resolver) Timeline(ctx context.Context, args struct {
	Subject ID
	timelineArgs
	Kinds *[]string
}) (*timelineConnection, error) {
	s, err := r.query(ctx, "timeline")
	if err != nil {
		return nil, err
	}
	subject, ok := parseID(args.Subject)
	if !ok {
		return &timelineConnection{Edges: []edge[timelineEntryNode]{}}, nil
	}
	var kinds []string
	if args.Kinds != nil {
		kinds = *args.Kinds
	}
	var p fault.Problems
	for _, kind := range kinds {
		p.Check("kinds", plain(kind))
	}
	if err := p.Err(); err != nil {
		return nil, err
	}
	return s.timeline(ctx, subject, args.timelineArgs, kinds...)
}
