package esdbserver

import (
	"context"
	"strings"

	gossipapi "github.com/EventStore/EventStore-Client-Go/v4/protos/gossip"
	persistentapi "github.com/EventStore/EventStore-Client-Go/v4/protos/persistent"
	projectionsapi "github.com/EventStore/EventStore-Client-Go/v4/protos/projections"
	features "github.com/EventStore/EventStore-Client-Go/v4/protos/serverfeatures"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	streamsapi "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"google.golang.org/grpc"

	monitoringapi "github.com/daybook-crm/daybook/engines/esdb/protos/monitoring"
	operationsapi "github.com/daybook-crm/daybook/engines/esdb/protos/operations"
	usersapi "github.com/daybook-crm/daybook/engines/esdb/protos/users"
)

// protocolVersion is the EventStoreDB whose behaviour this server shows. Clients switch features by it.
const protocolVersion = "24.10.9"

// serverFeatures is the first thing a client asks for.
type serverFeatures struct {
	features.UnimplementedServerFeaturesServer
	methods *features.SupportedMethods
}

// GetSupportedMethods needs no credentials.
func (f *serverFeatures) GetSupportedMethods(context.Context, *shared.Empty) (*features.SupportedMethods, error) {
	return f.methods, nil
}

// methodFeatures are the abilities of single methods. Methods not named have none.
var methodFeatures = map[string][]string{
	"streams.read":        {"position", "events"},
	"streams.batchappend": {"deadline_duration"},
}

// refusedMethods are in a service but not served.
var refusedMethods = map[string]bool{"projections.create": true, "projections.update": true, "projections.delete": true}

// Every method of persistent subscriptions works on streams and on $all.
var groupFeatures = []string{"stream", "all"}

// supportedMethods lists every method of the services that are really served.
func supportedMethods(services ...grpc.ServiceDesc) *features.SupportedMethods {
	list := &features.SupportedMethods{EventStoreServerVersion: protocolVersion}
	add := func(service, method string) {
		service, method = strings.ToLower(service), strings.ToLower(method)
		short := service[strings.LastIndexByte(service, '.')+1:]
		if refusedMethods[short+"."+method] {
			return
		}
		abilities := methodFeatures[short+"."+method]
		if short == "persistentsubscriptions" {
			abilities = groupFeatures
		}
		list.Methods = append(list.Methods, &features.SupportedMethod{ServiceName: service, MethodName: method, Features: abilities})
	}
	for _, s := range services {
		for _, m := range s.Methods {
			add(s.ServiceName, m.MethodName)
		}
		for _, m := range s.Streams {
			add(s.ServiceName, m.StreamName)
		}
	}
	return list
}

func newServerFeatures() *serverFeatures {
	return &serverFeatures{methods: supportedMethods(
		streamsapi.Streams_ServiceDesc, persistentapi.PersistentSubscriptions_ServiceDesc, projectionsapi.Projections_ServiceDesc,
		usersapi.Users_ServiceDesc, operationsapi.Operations_ServiceDesc, monitoringapi.Monitoring_ServiceDesc,
		gossipapi.Gossip_ServiceDesc, features.ServerFeatures_ServiceDesc,
	)}
}
