package watermill

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"

	"github.com/daybook-crm/daybook/eventstore"
)

// Subscriber gives the events behind a position as Watermill messages, in log
// order. It does not wait for acknowledgements: the consumer keeps its own
// checkpoint, in one transaction with its rows, and after a failure subscribes
// anew from it. (One message at a time, as Watermill's router does it, would
// cost a transaction an event.) A lost connection is made again with backoff,
// from the last event that was handed over.
type Subscriber struct {
	Log        eventstore.Subscriber
	After      eventstore.Position
	Categories []string
	Logger     *slog.Logger

	mu      sync.Mutex
	closed  bool
	cancels []context.CancelFunc
	running sync.WaitGroup
}

// window is how many messages may wait for the consumer; behind them the
// server is slowed down by flow control.
const window = 2048

// Subscribe starts following the log. The topic is only a name for log lines.
// The channel is closed when the context ends or the subscriber is closed, and
// never before.
func (s *Subscriber) Subscribe(ctx context.Context, topic string) (<-chan *message.Message, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, errors.New("the subscriber is closed")
	}
	ctx, cancel := context.WithCancel(ctx)
	s.cancels = append(s.cancels, cancel)
	out := make(chan *message.Message, window)
	s.running.Go(func() {
		defer close(out)
		defer cancel()
		s.follow(ctx, topic, out)
	})
	return out, nil
}

// Close ends every subscription and waits until they have ended.
func (s *Subscriber) Close() error {
	s.mu.Lock()
	s.closed = true
	for _, cancel := range s.cancels {
		cancel()
	}
	s.mu.Unlock()
	s.running.Wait()
	return nil
}

// Backoff between attempts to subscribe.
const (
	firstPause = 100 * time.Millisecond
	lastPause  = 5 * time.Second
)

func (s *Subscriber) follow(ctx context.Context, topic string, out chan<- *message.Message) {
	position, pause := s.After, firstPause
	for ctx.Err() == nil {
		err := s.session(ctx, &position, out, func() { pause = firstPause })
		if ctx.Err() != nil {
			return
		}
		s.Logger.Warn("subscription lost, trying again", "topic", topic, "error", err, "pause", pause)
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
		pause = min(pause*2, lastPause)
	}
}

// session hands over events until the subscription ends.
func (s *Subscriber) session(ctx context.Context, position *eventstore.Position, out chan<- *message.Message, alive func()) error {
	sub, err := s.Log.Subscribe(ctx, *position, s.Categories)
	if err != nil {
		return err
	}
	defer func() { _ = sub.Close() }()
	for {
		notice, err := sub.Next()
		if err != nil {
			return err
		}
		alive()
		if notice.Event == nil {
			continue
		}
		m := NewMessage(*notice.Event)
		m.SetContext(ctx)
		select {
		case out <- m:
			*position = notice.Event.Position
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
