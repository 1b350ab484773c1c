package esdbserver

import (
	"context"
	"errors"
	"io"
	"time"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/persistent"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"

	"github.com/daybook-crm/daybook/engines/esdb/competing"
	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// member is a consumer with what the statistics tell of its connection.
type member struct {
	*competing.Consumer
	dropped chan struct{} // closed when the group ends
	from    string
	user    string
	name    string
	rate    rate
}

// Read connects a consumer: events one way, acks and nacks the other.
func (p *persistent) Read(stream api.PersistentSubscriptions_ReadServer) error {
	first, err := stream.Recv()
	if err != nil {
		return err
	}
	o := first.GetOptions()
	if o == nil {
		return invalid("a persistent subscription begins with its options")
	}
	key, err := groupOf(o.GetStreamIdentifier(), o.GetAll() != nil, o.GetGroupName())
	if err != nil {
		return err
	}
	if err := p.authorize(stream.Context(), key.stream, actionRead); err != nil {
		return err
	}
	g, err := p.groups.find(key)
	if err != nil {
		return err
	}
	m := p.newMember(stream.Context(), int(o.GetBufferSize()))
	if err := g.connect(m); err != nil {
		return err
	}
	defer g.disconnect(m)
	if err := stream.Send(groupConfirmation(key)); err != nil {
		return err
	}
	g.dispatch()
	answers := make(chan error, 1)
	go func() { answers <- g.receive(m, stream) }()
	_, stringIDs := o.GetUuidOption().GetContent().(*api.ReadReq_Options_UUIDOption_String_)
	return g.deliver(m, stream, wire{stringIDs}, answers)
}

func (p *persistent) newMember(ctx context.Context, slots int) *member {
	m := &member{Consumer: competing.NewConsumer(slots), dropped: make(chan struct{}), user: "anonymous", name: "<unknown>"}
	if from, ok := peer.FromContext(ctx); ok {
		m.from = from.Addr.String()
	}
	if md, ok := metadata.FromIncomingContext(ctx); ok && len(md.Get("connection-name")) > 0 {
		m.name = md.Get("connection-name")[0]
	}
	if caller, ok := callerFrom(ctx); ok {
		m.user = caller.login
	}
	return m
}

func groupConfirmation(k groupKey) *api.ReadResp {
	return &api.ReadResp{Content: &api.ReadResp_SubscriptionConfirmation_{
		SubscriptionConfirmation: &api.ReadResp_SubscriptionConfirmation{SubscriptionId: k.String()},
	}}
}

// connect adds a consumer. It gets nothing before dispatch, so that the confirmation goes first.
func (g *group) connect(m *member) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.members == nil {
		return groupDropped(g.config.key())
	}
	if !g.state.Connect(m.Consumer) {
		return groupFull(g.config.key())
	}
	g.members[m.Consumer] = m
	return nil
}

func (g *group) disconnect(m *member) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.members, m.Consumer)
	g.state.Disconnect(m.Consumer)
	g.state.Dispatch(time.Now())
}

func (g *group) dispatch() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.state.Dispatch(time.Now())
	g.poke()
}

// deliver sends what the group gives to the consumer, until either side ends it.
func (g *group) deliver(m *member, stream api.PersistentSubscriptions_ReadServer, w wire, answers <-chan error) error {
	for {
		select {
		case <-m.Wake:
		case err := <-answers:
			return err
		case <-m.dropped:
			return groupDropped(g.config.key())
		case <-g.server.closing:
			return errShuttingDown
		}
		g.mu.Lock()
		messages := m.Take()
		g.mu.Unlock()
		for _, x := range messages {
			if err := stream.SendMsg(frame(w.persistentResp(nil, x.Event, x.Link, x.Sent))); err != nil {
				return err
			}
		}
	}
}

// receive takes acks and nacks in; nil means that the client has closed its side.
func (g *group) receive(m *member, stream api.PersistentSubscriptions_ReadServer) error {
	for {
		req, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := g.answered(m, req); err != nil {
			return err
		}
	}
}

func (g *group) answered(m *member, req *api.ReadReq) error {
	ids, err := parseIDs(append(req.GetAck().GetIds(), req.GetNack().GetIds()...))
	if err != nil {
		return err
	}
	now := time.Now()
	g.mu.Lock()
	defer g.mu.Unlock()
	switch answer := req.GetContent().(type) {
	case *api.ReadReq_Ack_:
		g.state.Ack(m.Consumer, ids, now)
	case *api.ReadReq_Nack_:
		g.state.Nack(m.Consumer, ids, competing.Action(answer.Nack.GetAction()), answer.Nack.GetReason())
	default:
		return invalid("after its options a persistent subscription takes nothing but acks and nacks")
	}
	g.state.Dispatch(now)
	g.poke()
	return nil
}

func parseIDs(list []*shared.UUID) (ids []store.ID, err error) {
	for _, u := range list {
		id, err := parseID(u)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}
