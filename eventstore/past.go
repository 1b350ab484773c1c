package eventstore

import (
	"context"
	"errors"
	"iter"
)

// Log is what can be read of the log, once or for ever.
type Log interface {
	Reader
	Subscriber
}

// Past is the log as it was at a time: what was recorded later is not in it.
// A subscription to it catches up, and then waits for what never comes.
type Past struct {
	Log Log
	End Position // of the last event that is in it
}

var _ Log = Past{}

// ReadStream yields the stream's events up to the end of this log.
func (p Past) ReadStream(ctx context.Context, stream StreamID, from uint64) iter.Seq2[Recorded, error] {
	return p.upToEnd(p.Log.ReadStream(ctx, stream, from))
}

// ReadAll yields the events behind a position, up to the end of this log.
func (p Past) ReadAll(ctx context.Context, after Position, categories []string) iter.Seq2[Recorded, error] {
	return p.upToEnd(p.Log.ReadAll(ctx, after, categories))
}

func (p Past) upToEnd(events iter.Seq2[Recorded, error]) iter.Seq2[Recorded, error] {
	return func(yield func(Recorded, error) bool) {
		for event, err := range events {
			if err == nil && event.Position.After(p.End) || !yield(event, err) {
				return
			}
		}
	}
}

// Head is the end of this log.
func (p Past) Head(context.Context, []string) (Position, error) { return p.End, nil }

// Subscribe follows this log to its end, and then waits for the context's.
func (p Past) Subscribe(ctx context.Context, after Position, categories []string) (Subscription, error) {
	if !p.End.After(after) {
		return &ended{ctx: ctx}, nil
	}
	sub, err := p.Log.Subscribe(ctx, after, categories)
	if err != nil {
		return nil, err
	}
	return &pastSubscription{Subscription: sub, end: p.End, after: ended{ctx: ctx}}, nil
}

type pastSubscription struct {
	Subscription
	end   Position
	after ended
	over  bool
}

// Next gives what the subscription gives, up to the end.
func (s *pastSubscription) Next() (Notice, error) {
	for !s.over {
		notice, err := s.Subscription.Next()
		switch {
		case err != nil:
			return notice, err
		case notice.Event != nil && notice.Event.Position.After(s.end),
			notice.Checkpoint != nil && notice.Checkpoint.After(s.end), notice.CaughtUp:
			s.over = true
		default:
			return notice, nil
		}
	}
	return s.after.Next()
}

// ended is a subscription to which nothing comes any more.
type ended struct {
	ctx  context.Context //nolint:containedctx // of the subscription
	told bool
}

var errEnded = errors.New("the subscription was ended")

// Next tells once that the end was reached, and waits for the context's.
func (e *ended) Next() (Notice, error) {
	if !e.told {
		e.told = true
		return Notice{CaughtUp: true}, nil
	}
	<-e.ctx.Done()
	return Notice{}, errors.Join(errEnded, e.ctx.Err())
}

// Close has nothing to end.
func (e *ended) Close() error { return nil }
