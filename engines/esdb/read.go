package esdbserver

import (
	"math"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"google.golang.org/grpc"
)

// readRequest is a checked ReadReq.
type readRequest struct {
	stream        string // "" for $all
	from          origin
	backwards     bool
	count         uint64
	resolve       bool
	filter        *filter
	wire          wire
	compatibility uint32
}

// origin is where a read or a subscription begins. For a subscription, exact means "after this one".
type origin struct {
	kind  originKind
	exact uint64 // revision, or position in $all
}

type originKind int

const (
	fromStart originKind = iota
	fromExact
	fromEnd
)

// Read serves both reads and catch-up subscriptions, of one stream and of $all.
func (s *streams) Read(req *api.ReadReq, stream api.Streams_ReadServer) error {
	r, subscription, err := parseRead(req.GetOptions())
	if err != nil {
		return err
	}
	name := r.stream
	if name == "" {
		name = "$all"
	}
	if err := s.authorize(stream.Context(), name, actionRead); err != nil {
		return err
	}
	switch {
	case subscription && r.stream == "":
		return s.subscribeAll(r, stream)
	case subscription:
		return s.subscribeStream(r, stream)
	case r.stream == "":
		return s.readAll(r, stream)
	}
	return s.readStream(r, stream)
}

func (s *Server) newPage(r *readRequest, stream grpc.ServerStream) *page {
	return &page{server: s, stream: stream, wire: r.wire, resolve: r.resolve}
}

func parseRead(o *api.ReadReq_Options) (r *readRequest, subscription bool, err error) {
	r = &readRequest{
		backwards:     o.GetReadDirection() == api.ReadReq_Options_Backwards,
		resolve:       o.GetResolveLinks(),
		compatibility: o.GetControlOption().GetCompatibility(),
	}
	if o.GetUuidOption() == nil {
		return nil, false, invalid("the UUID option is not set")
	}
	_, r.wire.stringIDs = o.GetUuidOption().GetContent().(*api.ReadReq_Options_UUIDOption_String_)
	switch c := o.GetCountOption().(type) {
	case *api.ReadReq_Options_Count:
		r.count = c.Count
	case *api.ReadReq_Options_Subscription:
		subscription = true
	default:
		return nil, false, invalid("neither a count nor a subscription is asked for")
	}
	if subscription && r.backwards {
		return nil, false, invalid("a subscription cannot go backwards")
	}
	if o.GetFilterOption() == nil {
		return nil, false, invalid("the filter option is not set")
	}
	if r.filter, err = parseFilter(o.GetFilter(), subscription); err != nil {
		return nil, false, err
	}
	return r, subscription, r.parseOrigin(o)
}

func (r *readRequest) parseOrigin(o *api.ReadReq_Options) (err error) {
	switch of := o.GetStreamOption().(type) {
	case *api.ReadReq_Options_Stream:
		if r.filter != nil {
			return invalid("a stream cannot be read with a filter")
		}
		if r.stream, err = streamName(of.Stream.GetStreamIdentifier()); err != nil {
			return err
		}
		r.from, err = streamOrigin(of.Stream)
	case *api.ReadReq_Options_All:
		r.from, err = allOrigin(of.All)
	default:
		return invalid("neither a stream nor $all is named")
	}
	return err
}

func streamOrigin(o *api.ReadReq_Options_StreamOptions) (origin, error) {
	switch from := o.GetRevisionOption().(type) {
	case *api.ReadReq_Options_StreamOptions_Revision:
		if from.Revision > math.MaxInt64 { // 2^64-1 is how some clients say "the end"
			return origin{kind: fromEnd}, nil
		}
		return origin{fromExact, from.Revision}, nil
	case *api.ReadReq_Options_StreamOptions_Start:
		return origin{kind: fromStart}, nil
	case *api.ReadReq_Options_StreamOptions_End:
		return origin{kind: fromEnd}, nil
	}
	return origin{}, invalid("the revision to read from is not set")
}

func allOrigin(o *api.ReadReq_Options_AllOptions) (origin, error) {
	switch from := o.GetAllOption().(type) {
	case *api.ReadReq_Options_AllOptions_Position:
		commit, prepare := from.Position.GetCommitPosition(), from.Position.GetPreparePosition()
		if commit == math.MaxUint64 && prepare == math.MaxUint64 {
			return origin{kind: fromEnd}, nil
		}
		if prepare > commit {
			return origin{}, invalid("the prepare position %d is above the commit position %d", prepare, commit)
		}
		return origin{fromExact, commit}, nil
	case *api.ReadReq_Options_AllOptions_Start:
		return origin{kind: fromStart}, nil
	case *api.ReadReq_Options_AllOptions_End:
		return origin{kind: fromEnd}, nil
	}
	return origin{}, invalid("the position to read from is not set")
}
