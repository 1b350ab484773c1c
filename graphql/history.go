package graphql

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/daybook-crm/daybook/commands"
	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// historyNode is one event of an object's history.
type historyNode struct {
	Revision       int32
	Type           string
	At, RecordedAt Time
	Actor          *memberNode
	ActorName      string
	CommandID      ID
	DeviceID       *ID
	Device         *deviceNode
	DeviceTime     *Time
	Erased         bool
	Fields         []fieldChange
}

// fieldChange is a field that an event changed.
type fieldChange struct {
	Field    string
	From, To *Value
}

type changesArgs struct {
	ID     ID
	Object optEnum
	First  optInt
	After  optText
}

// Changes answers the query changes. The history is folded from the first
// event on whatever page is asked for; streams are short.
func (r *resolver) Changes(ctx context.Context, args changesArgs) (*connection[historyNode], error) {
	s, err := r.query(ctx, "changes")
	if err != nil {
		return nil, err
	}
	p, err := page(args.First, args.After, usualPage)
	if err != nil {
		return nil, err
	}
	id, err := target(args.ID)
	if err != nil {
		return nil, err
	}
	category, entries, err := s.Past.History(ctx, s.tenant, commands.Object{Category: categoryOf(args.Object.Value), ID: id})
	if err == nil {
		err = r.mayKnow(ctx, commands.Object{Category: category, ID: id})
	}
	if err != nil {
		return nil, err
	}
	list, err := newestFirst(entries, p)
	if err != nil {
		return nil, err
	}
	return connect(ctx, list, s.history, func() (int, error) { return len(entries), nil })
}

// newestFirst gives a page of a history. The cursor is a revision: what comes
// after it are the older ones, however many have come since.
func newestFirst(entries []commands.Entry, p readmodels.Page) (list readmodels.List[commands.Entry], err error) {
	before := len(entries)
	if p.After != "" {
		revision, err := strconv.Atoi(p.After)
		if err != nil || revision < 0 {
			return list, fault.Field("after", "is not a cursor of this list")
		}
		before = min(before, revision)
	}
	first := max(before-p.First, 0)
	list.Items = slices.Clone(entries[first:before])
	slices.Reverse(list.Items)
	for _, e := range list.Items {
		list.Cursors = append(list.Cursors, strconv.FormatUint(e.Revision, 10))
	}
	list.More = first > 0
	return list, nil
}

// history makes nodes of entries, with the relations that are wanted of them.
func (s *scope) history(ctx context.Context, entries []commands.Entry, want fields) ([]*historyNode, error) {
	actorIDs := pluck(entries, func(e *commands.Entry) string { return memberActor(e.Actor) })
	actors, err := belongsTo(ctx, s, want["actor"], actorIDs, s.Reads.MembersByID, s.members)
	if err != nil {
		return nil, err
	}
	deviceIDs := pluck(entries, func(e *commands.Entry) string { return e.DeviceID })
	devices, err := belongsTo(ctx, s, want["device"], deviceIDs, s.Reads.DevicesByID, s.devices)
	if err != nil {
		return nil, err
	}
	nodes := make([]*historyNode, len(entries))
	for i, e := range entries {
		nodes[i] = &historyNode{
			Revision: clamp(int(e.Revision)), Type: e.Type, At: Time{e.Occurred}, RecordedAt: Time{e.Recorded},
			Actor: actors[actorIDs[i]], CommandID: ID(e.CommandID), Device: devices[e.DeviceID],
			DeviceTime: someTime(e.DeviceTime), Erased: e.Erased, Fields: fieldChanges(e),
		}
		if actorIDs[i] == "" {
			nodes[i].ActorName = strings.TrimPrefix(e.Actor, "system:")
		}
		if e.DeviceID != "" {
			nodes[i].DeviceID = new(ID(e.DeviceID))
		}
	}
	return nodes, nil
}

func fieldChanges(e commands.Entry) []fieldChange {
	list := make([]fieldChange, len(e.Changes))
	for i, c := range e.Changes {
		list[i] = fieldChange{c.Field, someValue(c.From), someValue(c.To)}
	}
	return list
}
