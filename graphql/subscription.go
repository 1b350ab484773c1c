package graphql

import (
	"context"
	"time"

	"github.com/daybook-crm/daybook/internal/fault"
	"github.com/daybook-crm/daybook/readmodels"
)

// subscriptions is the root of subscriptions; it stands apart since its
// fields and those of the queries can have one name.
type subscriptions struct{ *resolver }

// Subscription tells the executor of the root of subscriptions.
func (r *resolver) Subscription() *subscriptions { return &subscriptions{r} }

// change is one change as every subscription tells it; the object is read
// when it is asked for, and is as queries show it then.
type change struct {
	readmodels.Change
	scope *scope
}

// ID is the id of the object that changed.
func (c change) ID() ID { return ID(c.Change.ID) }

// Position is where the event stands in the log.
func (c change) Position() Position { return Position(c.Place().String()) }

type (
	contactChange  struct{ change }
	companyChange  struct{ change }
	dealChange     struct{ change }
	taskChange     struct{ change }
	timelineChange struct {
		change
		entry readmodels.TimelineEntry
	}
)

// Contact reads the contact; null when there is none any more.
func (c *contactChange) Contact(ctx context.Context) (*contactNode, error) {
	return changed(ctx, c.change, c.scope.Reads.Contact, contactColumns, c.scope.contacts)
}

// Company reads the company; null when there is none any more.
func (c *companyChange) Company(ctx context.Context) (*companyNode, error) {
	return changed(ctx, c.change, c.scope.Reads.Company, companyColumns, c.scope.companies)
}

// Deal reads the deal; null when there is none any more.
func (c *dealChange) Deal(ctx context.Context) (*dealNode, error) {
	return changed(ctx, c.change, c.scope.Reads.Deal, dealColumns, c.scope.deals)
}

// Task reads the task; null when there is none any more.
func (c *taskChange) Task(ctx context.Context) (*taskNode, error) {
	return changed(ctx, c.change, c.scope.Reads.Task, taskColumns, c.scope.tasks)
}

// Entry is what happened, as the timeline has it.
func (c *timelineChange) Entry(ctx context.Context) (*timelineEntryNode, error) {
	return only(c.scope.entries(ctx, []readmodels.TimelineEntry{c.entry}, selected(ctx)))
}

func changed[Row, Node any](ctx context.Context, c change,
	read func(ctx context.Context, tenant, id string, without ...string) (*Row, error), columns map[string]string,
	nodes func(ctx context.Context, rows []Row, want fields) ([]*Node, error),
) (*Node, error) {
	want := selected(ctx)
	row, err := read(ctx, c.scope.tenant, c.Change.ID, want.unread(columns)...)
	if err != nil || row == nil {
		return nil, err
	}
	return only(nodes(ctx, []Row{*row}, want))
}

type followArgs struct {
	ID    optText
	After *Position
}

// ContactChanged answers the subscription contactChanged.
func (s *subscriptions) ContactChanged(ctx context.Context, args followArgs) (<-chan *contactChange, error) {
	return follow(ctx, s, "contactChanged", pick("contact", args.ID), args.After, each(func(c change) *contactChange { return &contactChange{c} }))
}

// CompanyChanged answers the subscription companyChanged.
func (s *subscriptions) CompanyChanged(ctx context.Context, args followArgs) (<-chan *companyChange, error) {
	return follow(ctx, s, "companyChanged", pick("company", args.ID), args.After, each(func(c change) *companyChange { return &companyChange{c} }))
}

// DealChanged answers the subscription dealChanged.
func (s *subscriptions) DealChanged(ctx context.Context, args struct {
	followArgs
	PipelineID optText
}) (<-chan *dealChange, error) {
	p := pick("deal", args.ID).of("pipelineId", args.PipelineID)
	return follow(ctx, s, "dealChanged", p, args.After, each(func(c change) *dealChange { return &dealChange{c} }))
}

// TaskChanged answers the subscription taskChanged.
func (s *subscriptions) TaskChanged(ctx context.Context, args struct {
	followArgs
	AssigneeID optText
}) (<-chan *taskChange, error) {
	p := pick("task", args.ID).of("assigneeId", args.AssigneeID)
	return follow(ctx, s, "taskChanged", p, args.After, each(func(c change) *taskChange { return &taskChange{c} }))
}

// Timeline answers the subscription timeline.
func (s *subscriptions) Timeline(ctx context.Context, args struct {
	Subject ID
	After   *Position
}) (<-chan *timelineChange, error) {
	subject, ok := parseID(args.Subject)
	if !ok {
		return nil, fault.Field("subject", "is not an id")
	}
	p := picked{Pick: readmodels.Pick{Keys: []string{subject}}}
	return follow(ctx, s, "timeline", p, args.After, func(ctx context.Context, sc *scope, found []readmodels.Change) ([]*timelineChange, error) {
		entries, err := sc.Reads.TimelineOf(ctx, sc.tenant, subject, found)
		if err != nil {
			return nil, err
		}
		var told []*timelineChange
		for _, c := range found {
			if entry, is := entries[c.Place()]; is {
				told = append(told, &timelineChange{change{c, sc}, entry})
			}
		}
		return told, nil
	})
}

// picked is what a subscription follows, and what is wrong with its arguments.
type picked struct {
	readmodels.Pick
	problems refs
}

func pick(object string, id optText) picked {
	p := picked{Pick: readmodels.Pick{Object: object}}
	p.ID = *p.problems.one("id", &id.Value)
	return p
}

// of picks what belongs to something; an empty id does not restrict.
func (p picked) of(argument string, id optText) picked {
	if key := *p.problems.one(argument, &id.Value); key != "" {
		p.Keys = append(p.Keys, key)
	}
	return p
}

// followPause is how long a subscription waits before it reads again when
// the read side cannot be read.
const followPause = time.Second

func each[Event any](event func(change) *Event) func(context.Context, *scope, []readmodels.Change) ([]*Event, error) {
	return func(_ context.Context, s *scope, found []readmodels.Change) ([]*Event, error) {
		told := make([]*Event, len(found))
		for i, c := range found {
			told[i] = event(change{c, s})
		}
		return told, nil
	}
}

// follow gives the events of a subscription until the context ends. It
// returns FORBIDDEN when the role may not follow this, and VALIDATION_ERROR.
func follow[Event any](ctx context.Context, s *subscriptions, name string, p picked, after *Position,
	events func(context.Context, *scope, []readmodels.Change) ([]*Event, error),
) (<-chan *Event, error) {
	sc, err := s.may(ctx, "subscription."+name)
	if err != nil {
		return nil, err
	}
	begin, err := beginning(&p, after)
	if err != nil {
		return nil, err
	}
	follower, err := sc.Reads.Follow(ctx, sc.tenant, p.Pick, begin)
	if err != nil {
		return nil, err
	}
	out := make(chan *Event)
	go func() {
		defer close(out)
		defer follower.Close()
		for ctx.Err() == nil {
			tell(ctx, sc, follower, events, out)
		}
	}()
	return out, nil
}

// tell hands over the next changes. A read side that cannot be read is waited
// for: the subscriber's place is kept.
func tell[Event any](ctx context.Context, sc *scope, follower *readmodels.Follower,
	events func(context.Context, *scope, []readmodels.Change) ([]*Event, error), out chan<- *Event,
) {
	found, err := follower.Next(ctx)
	for {
		var told []*Event
		if err == nil {
			told, err = events(ctx, sc, found)
		}
		if err == nil {
			hand(ctx, told, out)
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(followPause):
		}
		if found == nil {
			return // nothing was taken: ask anew
		}
		err = nil
	}
}

func hand[Event any](ctx context.Context, told []*Event, out chan<- *Event) {
	for _, e := range told {
		select {
		case out <- e:
		case <-ctx.Done():
			return
		}
	}
}

func beginning(p *picked, after *Position) (*readmodels.Position, error) {
	if after == nil || *after == "" {
		return nil, p.problems.Err()
	}
	begin, err := readmodels.ParsePosition(string(*after))
	p.problems.Check("after", err)
	return &begin, p.problems.Err()
}
