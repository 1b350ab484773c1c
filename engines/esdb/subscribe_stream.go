package esdbserver

import (
	"math"
	"time"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"google.golang.org/grpc"

	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// subscribeStream follows one stream until the client leaves or the stream is tombstoned.
func (s *streams) subscribeStream(r *readRequest, stream grpc.ServerStream) error {
	// The watch comes before the first look at the stream, else an event in between would wake nobody.
	watch := s.store.WatchStream(r.stream)
	defer watch.Stop()
	h, err := s.store.Head(r.stream)
	switch {
	case err != nil:
		return err
	case h.Tombstoned:
		return streamDeleted(r.stream)
	}
	if err := stream.SendMsg(confirmation()); err != nil {
		return err
	}
	f := &streamFollower{page: s.newPage(r, stream), name: r.stream, next: r.followFrom(h)}
	if err := f.catchUp(); err != nil {
		return err
	}
	for {
		if err := s.await(stream.Context(), watch); err != nil {
			return err
		}
		if err := s.authorize(stream.Context(), r.stream, actionRead); err != nil { // it may have changed
			return err
		}
		if err := f.live(); err != nil {
			return err
		}
	}
}

// followFrom is the first revision a subscription is to deliver. What a soft delete hid stays hidden.
func (r *readRequest) followFrom(h store.Head) int64 {
	next := int64(0)
	switch r.from.kind {
	case fromExact:
		next = int64(min(r.from.exact, math.MaxInt64-1)) + 1
	case fromEnd:
		next = h.Last + 1
	}
	if h.SoftDeleted() {
		next = max(next, h.Last+1)
	}
	return next
}

// streamFollower is a subscription's place in its stream.
type streamFollower struct {
	*page
	name string
	next int64
}

// catchUp delivers what readers of the stream may see, until there is no more, and says so.
func (f *streamFollower) catchUp() error {
	for {
		h, err := f.server.store.Head(f.name)
		if err != nil {
			return err
		}
		if h.Tombstoned || h.Last < f.next {
			break
		}
		first, err := f.server.store.FirstVisible(h, time.Now())
		if err != nil {
			return err
		}
		if h.SoftDeleted() {
			first = h.Last + 1
		}
		if err := f.deliver(h, max(f.next, first)); err != nil {
			return err
		}
	}
	if err := f.stream.SendMsg(caughtUp(time.Now(), f.lastRevision(), nil)); err != nil {
		return err
	}
	return f.live()
}

func (f *streamFollower) lastRevision() *uint64 {
	if f.next == 0 {
		return nil
	}
	last := uint64(f.next - 1)
	return &last
}

// live delivers every event since the last one. Truncation does not touch it: the event was there when
// it was committed. A tombstone is delivered and ends the subscription.
func (f *streamFollower) live() error {
	h, err := f.server.store.Head(f.name)
	if err != nil {
		return err
	}
	if err := f.deliver(h, f.next); err != nil {
		return err
	}
	if h.Tombstoned {
		return streamDeleted(f.name)
	}
	return nil
}

// deliver sends the events from a revision to the head.
func (f *streamFollower) deliver(h store.Head, from int64) error {
	if from <= h.Last {
		if err := f.fromStream(store.StreamRange{Number: h.Number, From: from, To: h.Last}, math.MaxUint64); err != nil {
			return err
		}
		if err := f.flush(); err != nil {
			return err
		}
	}
	if !h.Tombstoned {
		f.next = max(f.next, h.Last+1)
	}
	return nil
}

func confirmation() *api.ReadResp {
	return &api.ReadResp{Content: &api.ReadResp_Confirmation{Confirmation: &api.ReadResp_SubscriptionConfirmation{
		SubscriptionId: string(appendTextID(nil, store.NewID())),
	}}}
}
