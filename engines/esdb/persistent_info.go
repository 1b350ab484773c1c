package esdbserver

import (
	"context"
	"strings"
	"time"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/persistent"
)

// rate counts how many messages went out, in all and lately.
type rate struct {
	total, before int64
	perSecond     int32
}

// tick takes the total once a second.
func (r *rate) tick(total int64) {
	r.before, r.total = r.total, total
	r.perSecond = int32(total - r.before)
}

// GetInfo describes one group.
func (p *persistent) GetInfo(ctx context.Context, req *api.GetInfoReq) (*api.GetInfoResp, error) {
	o := req.GetOptions()
	key, err := groupOf(o.GetStreamIdentifier(), o.GetAll() != nil, o.GetGroupName())
	if err != nil {
		return nil, err
	}
	if err := p.authorizeKnown(ctx); err != nil {
		return nil, err
	}
	g, err := p.groups.find(key)
	if err != nil {
		return nil, err
	}
	return &api.GetInfoResp{SubscriptionInfo: g.info()}, nil
}

// List describes all groups, or those of one stream; of a stream that never had one it is an error.
func (p *persistent) List(ctx context.Context, req *api.ListReq) (*api.ListResp, error) {
	if err := p.authorizeKnown(ctx); err != nil {
		return nil, err
	}
	stream := ""
	if of := req.GetOptions().GetListForStream(); of != nil {
		if stream = allStream; of.GetStream() != nil {
			var err error
			if stream, err = streamName(of.GetStream()); err != nil {
				return nil, err
			}
		}
	}
	list, known := p.groups.list(stream)
	if stream != "" && !known {
		return nil, noSuchGroup(groupKey{stream: stream})
	}
	resp := &api.ListResp{}
	for _, g := range list {
		resp.Subscriptions = append(resp.Subscriptions, g.info())
	}
	return resp, nil
}

func (g *group) info() *api.SubscriptionInfo {
	all := g.config.Stream == allStream
	g.mu.Lock()
	defer g.mu.Unlock()
	s, n := g.config.Settings, g.state.Counts()
	info := &api.SubscriptionInfo{
		EventSource: g.config.Stream, GroupName: g.config.Group, Status: g.status(), StartFrom: g.config.Start,
		AveragePerSecond: g.rate.perSecond, TotalItems: n.Total, CountSinceLastMeasurement: n.Total - g.rate.total,
		ResolveLinkTos: s.ResolveLinks, ExtraStatistics: s.ExtraStatistics, MaxRetryCount: s.MaxRetryCount,
		MessageTimeoutMilliseconds: int32(s.MessageTimeout / time.Millisecond), CheckPointAfterMilliseconds: int32(s.CheckpointAfter / time.Millisecond),
		LiveBufferSize: s.LiveBufferSize, BufferSize: s.HistoryBufferSize, ReadBatchSize: s.ReadBatchSize,
		MinCheckPointCount: s.MinCheckpointCount, MaxCheckPointCount: s.MaxCheckpointCount, MaxSubscriberCount: s.MaxSubscriberCount,
		NamedConsumerStrategy: string(s.Strategy),
		ReadBufferCount:       int32(n.Fresh), LiveBufferCount: int64(n.Fresh), RetryBufferCount: int32(n.Retries),
		TotalInFlightMessages: int32(n.InFlight), OutstandingMessagesCount: int32(n.InFlight), ParkedMessageCount: g.parked.count(),
	}
	if at, ok := g.state.LastSaved(); ok {
		info.LastCheckpointedEventPosition = place(all, at)
	}
	if at, ok := g.source.last(); ok {
		info.LastKnownEventPosition = place(all, at)
	}
	for _, c := range g.state.Consumers() {
		if m := g.members[c]; m != nil {
			info.Connections = append(info.Connections, m.info())
		}
	}
	return info
}

func (g *group) status() string {
	var flags []string
	if g.behind {
		flags = append(flags, "Behind")
	}
	if g.state.Counts().Replayed > 0 {
		flags = append(flags, "ReplayingParkedMessages")
	}
	if !g.behind {
		flags = append(flags, "Live")
	}
	return strings.Join(flags, ", ")
}

func (m *member) info() *api.SubscriptionInfo_ConnectionInfo {
	info := &api.SubscriptionInfo_ConnectionInfo{
		From: m.from, Username: m.user, ConnectionName: m.name,
		TotalItems: m.Total, AverageItemsPerSecond: m.rate.perSecond, CountSinceLastMeasurement: m.Total - m.rate.total,
		InFlightMessages: int32(m.InFlight()), AvailableSlots: int32(m.Slots - m.InFlight()),
	}
	for _, x := range m.Measurements() {
		info.ObservedMeasurements = append(info.ObservedMeasurements, &api.SubscriptionInfo_Measurement{Key: x.Key, Value: x.Value})
	}
	return info
}
