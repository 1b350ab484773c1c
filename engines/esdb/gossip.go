package esdbserver

import (
	"context"
	"time"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/gossip"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// gossip is the service by which a client finds the leader of a cluster. Here it finds us.
type gossip struct {
	api.UnimplementedGossipServer
	*Server
}

// Read names this node as the leader. It needs no credentials.
func (g *gossip) Read(context.Context, *shared.Empty) (*api.ClusterInfo, error) {
	host, port := g.advertised()
	return &api.ClusterInfo{Members: []*api.MemberInfo{{
		InstanceId:   structuredID(g.instance),
		TimeStamp:    store.Ticks(time.Now()),
		State:        api.MemberInfo_Leader,
		IsAlive:      true,
		HttpEndPoint: &api.EndPoint{Address: host, Port: port},
	}}}, nil
}
