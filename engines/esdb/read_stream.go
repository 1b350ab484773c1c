package esdbserver

import (
	"math"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"google.golang.org/grpc"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// readStream serves a counted read of one stream. What the stream was when the read began decides what
// is visible and where it ends.
func (s *streams) readStream(r *readRequest, stream grpc.ServerStream) error {
	h, err := s.store.Head(r.stream)
	switch {
	case err != nil:
		return err
	case h.Tombstoned:
		return streamDeleted(r.stream)
	case h.Missing():
		return stream.SendMsg(notFound(r.stream))
	}
	first, err := s.store.FirstVisible(h, time.Now())
	if err != nil {
		return err
	}
	p := s.newPage(r, stream)
	if r.compatibility >= 1 {
		r.announceFirst(p, h, first)
	}
	if over := r.within(h, first); over.Number != 0 {
		if err := p.fromStream(over, r.count); err != nil {
			return err
		}
	}
	if r.compatibility >= 1 {
		p.message(frame(appendVarint(nil, respLastPosition, uint64(h.Last))))
	}
	return p.flush()
}

// within is the part of the stream that was asked for and may be seen; number 0 if that is nothing.
func (r *readRequest) within(h store.Head, first int64) store.StreamRange {
	over := store.StreamRange{Number: h.Number, Backwards: r.backwards}
	switch {
	case !r.backwards && r.from.kind == fromEnd:
		return store.StreamRange{}
	case !r.backwards:
		over.From, over.To = max(int64(r.from.exact), first), h.Last
	case r.from.kind == fromEnd:
		over.From, over.To = h.Last, first
	default:
		over.From, over.To = min(int64(r.from.exact), h.Last), first
	}
	return over
}

// fromStream sends the events of a range, at most limit, page by page.
func (p *page) fromStream(over store.StreamRange, limit uint64) error {
	for limit > 0 {
		if err := p.stream.Context().Err(); err != nil {
			return err
		}
		taken, next, err := p.fillFromStream(over, limit)
		if err != nil {
			return err
		}
		if !p.full() || taken == limit { // the caller may have more to say on this page
			return nil
		}
		if err := p.flush(); err != nil {
			return err
		}
		limit -= taken
		over.From = next
	}
	return nil
}

func (p *page) fillFromStream(over store.StreamRange, limit uint64) (taken uint64, next int64, err error) {
	c := p.server.store.ReadStream(over)
	defer release(c)
	for taken < limit && !p.full() && c.Next() {
		e := c.Event()
		taken++
		next = e.Revision + 1
		if over.Backwards {
			next = e.Revision - 1
		}
		if err := p.add(e); err != nil {
			return taken, next, err
		}
	}
	return taken, next, c.Close()
}

func notFound(stream string) *api.ReadResp {
	return &api.ReadResp{Content: &api.ReadResp_StreamNotFound_{StreamNotFound: &api.ReadResp_StreamNotFound{
		StreamIdentifier: &shared.StreamIdentifier{StreamName: []byte(stream)},
	}}}
}

// Fields of ReadResp which only clients that announce compatibility 1 understand.
const (
	respFirstPosition = 5
	respLastPosition  = 6
)

// announceFirst tells where reading goes on when the first page that was asked for lies wholly below
// what is visible.
func (r *readRequest) announceFirst(p *page, h store.Head, first int64) {
	const serverPage = 32 // of the original, which answers a page at a time
	end := int64(min(r.from.exact, math.MaxInt64-serverPage)) + int64(min(r.count, serverPage)) - 1
	if !r.backwards && r.from.kind != fromEnd && end < first && end < h.Last {
		p.message(frame(appendVarint(nil, respFirstPosition, uint64(first))))
	}
}
