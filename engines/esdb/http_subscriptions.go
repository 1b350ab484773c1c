package esdbserver

import (
	"net/http"
	"strconv"
	"strings"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/persistent"
)

// subscriptionRoutes are the management calls which older clients make over HTTP.
func (s *Server) subscriptionRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /subscriptions", s.authenticated(s.listGroups))
	mux.HandleFunc("GET /subscriptions/{stream}", s.authenticated(s.listGroups))
	mux.HandleFunc("GET /subscriptions/{stream}/{group}/info", s.authenticated(s.groupInfo))
	mux.HandleFunc("POST /subscriptions/{stream}/{group}/replayParked", s.authenticated(s.replayGroup))
	mux.HandleFunc("POST /subscriptions/restart", s.authenticated(s.restartGroups))
}

func (s *Server) listGroups(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeKnown(r.Context()); err != nil {
		return err
	}
	stream := r.PathValue("stream")
	groups, known := s.groups.list(stream)
	if stream != "" && !known {
		return noSuchGroup(groupKey{stream: stream})
	}
	list := []groupJSON{}
	for _, g := range groups {
		list = append(list, newGroupJSON(g.info()))
	}
	writeJSON(w, list)
	return nil
}

func (s *Server) groupInfo(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeKnown(r.Context()); err != nil {
		return err
	}
	g, err := s.groups.find(groupKey{r.PathValue("stream"), r.PathValue("group")})
	if err != nil {
		return err
	}
	writeJSON(w, newGroupJSON(g.info()))
	return nil
}

func (s *Server) replayGroup(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeGroups(r.Context()); err != nil {
		return err
	}
	g, err := s.groups.find(groupKey{r.PathValue("stream"), r.PathValue("group")})
	if err != nil {
		return err
	}
	stopAt := int64(-1)
	if text := r.URL.Query().Get("stopAt"); text != "" {
		if stopAt, err = strconv.ParseInt(text, 10, 64); err != nil || stopAt < 0 {
			return invalid("stopAt must be a non-negative integer")
		}
	}
	if err := g.replayParked(stopAt); err != nil {
		return err
	}
	writeJSON(w, map[string]string{"correlationId": "", "reason": "", "result": "Success"})
	return nil
}

func (s *Server) restartGroups(w http.ResponseWriter, r *http.Request) error {
	if err := s.authorizeGroups(r.Context()); err != nil {
		return err
	}
	s.groups.stop(false)
	if err := s.groups.start(); err != nil {
		return err
	}
	w.WriteHeader(http.StatusOK)
	return nil
}

// groupJSON is a group in the shape of the HTTP interface.
type groupJSON struct {
	EventStreamID             string           `json:"eventStreamId"`
	GroupName                 string           `json:"groupName"`
	Status                    string           `json:"status"`
	AverageItemsPerSecond     int32            `json:"averageItemsPerSecond"`
	TotalItemsProcessed       int64            `json:"totalItemsProcessed"`
	CountSinceLastMeasurement int64            `json:"countSinceLastMeasurement"`
	LastProcessedEventNumber  int64            `json:"lastProcessedEventNumber"`
	LastKnownEventNumber      int64            `json:"lastKnownEventNumber"`
	LastCheckpointedPosition  string           `json:"lastCheckpointedEventPosition,omitempty"`
	LastKnownEventPosition    string           `json:"lastKnownEventPosition,omitempty"`
	ConnectionCount           int              `json:"connectionCount"`
	TotalInFlightMessages     int32            `json:"totalInFlightMessages"`
	OutstandingMessagesCount  int32            `json:"outstandingMessagesCount"`
	ReadBufferCount           int32            `json:"readBufferCount"`
	LiveBufferCount           int64            `json:"liveBufferCount"`
	RetryBufferCount          int32            `json:"retryBufferCount"`
	ParkedMessageCount        int64            `json:"parkedMessageCount"`
	Config                    groupSettings    `json:"config"`
	Connections               []connectionJSON `json:"connections"`
}

type groupSettings struct {
	ResolveLinktos       bool   `json:"resolveLinktos"`
	StartFrom            int64  `json:"startFrom"`
	StartPosition        string `json:"startPosition"`
	MessageTimeout       int32  `json:"messageTimeoutMilliseconds"`
	ExtraStatistics      bool   `json:"extraStatistics"`
	MaxRetryCount        int32  `json:"maxRetryCount"`
	LiveBufferSize       int32  `json:"liveBufferSize"`
	BufferSize           int32  `json:"bufferSize"`
	ReadBatchSize        int32  `json:"readBatchSize"`
	CheckPointAfter      int32  `json:"checkPointAfterMilliseconds"`
	MinCheckPointCount   int32  `json:"minCheckPointCount"`
	MaxCheckPointCount   int32  `json:"maxCheckPointCount"`
	MaxSubscriberCount   int32  `json:"maxSubscriberCount"`
	ConsumerStrategyName string `json:"namedConsumerStrategy"`
}

type connectionJSON struct {
	From                      string `json:"from"`
	Username                  string `json:"username"`
	AverageItemsPerSecond     int32  `json:"averageItemsPerSecond"`
	TotalItemsProcessed       int64  `json:"totalItemsProcessed"`
	CountSinceLastMeasurement int64  `json:"countSinceLastMeasurement"`
	AvailableSlots            int32  `json:"availableSlots"`
	InFlightMessages          int32  `json:"inFlightMessages"`
	ConnectionName            string `json:"connectionName"`
}

func newGroupJSON(i *api.SubscriptionInfo) groupJSON {
	g := groupJSON{
		EventStreamID: i.GetEventSource(), GroupName: i.GetGroupName(), Status: i.GetStatus(),
		AverageItemsPerSecond: i.GetAveragePerSecond(), TotalItemsProcessed: i.GetTotalItems(), CountSinceLastMeasurement: i.GetCountSinceLastMeasurement(),
		LastProcessedEventNumber: number(i.GetLastCheckpointedEventPosition()), LastKnownEventNumber: number(i.GetLastKnownEventPosition()),
		ConnectionCount: len(i.GetConnections()), TotalInFlightMessages: i.GetTotalInFlightMessages(), OutstandingMessagesCount: i.GetOutstandingMessagesCount(),
		ReadBufferCount: i.GetReadBufferCount(), LiveBufferCount: i.GetLiveBufferCount(), RetryBufferCount: i.GetRetryBufferCount(),
		ParkedMessageCount: i.GetParkedMessageCount(), Connections: []connectionJSON{},
		Config: groupSettings{
			ResolveLinktos: i.GetResolveLinkTos(), StartFrom: number(i.GetStartFrom()), StartPosition: i.GetStartFrom(),
			MessageTimeout: i.GetMessageTimeoutMilliseconds(), ExtraStatistics: i.GetExtraStatistics(), MaxRetryCount: i.GetMaxRetryCount(),
			LiveBufferSize: i.GetLiveBufferSize(), BufferSize: i.GetBufferSize(), ReadBatchSize: i.GetReadBatchSize(),
			CheckPointAfter: i.GetCheckPointAfterMilliseconds(), MinCheckPointCount: i.GetMinCheckPointCount(),
			MaxCheckPointCount: i.GetMaxCheckPointCount(), MaxSubscriberCount: i.GetMaxSubscriberCount(), ConsumerStrategyName: i.GetNamedConsumerStrategy(),
		},
	}
	if strings.HasPrefix(i.GetStartFrom(), "C:") {
		g.LastCheckpointedPosition, g.LastKnownEventPosition = i.GetLastCheckpointedEventPosition(), i.GetLastKnownEventPosition()
	}
	for _, c := range i.GetConnections() {
		g.Connections = append(g.Connections, connectionJSON{
			From: c.GetFrom(), Username: c.GetUsername(), AverageItemsPerSecond: c.GetAverageItemsPerSecond(), TotalItemsProcessed: c.GetTotalItems(),
			CountSinceLastMeasurement: c.GetCountSinceLastMeasurement(), AvailableSlots: c.GetAvailableSlots(),
			InFlightMessages: c.GetInFlightMessages(), ConnectionName: c.GetConnectionName(),
		})
	}
	return g
}

// number is a revision; -1 for a position in $all, or none.
func number(place string) int64 {
	n, err := strconv.ParseInt(place, 10, 64)
	if err != nil {
		return -1
	}
	return n
}
