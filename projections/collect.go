package projections

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/eventstore/watermill"
)

var errSubscriptionEnded = errors.New("the subscription ended")

// collect waits for a message and then takes what else is there, until the
// batch is full or, not before next, nothing is waiting. It gives nothing
// when nothing came for a while, and ends when the share of slices has changed.
func (r *Runner) collect(ctx context.Context, messages <-chan *message.Message, changed <-chan struct{}, next time.Time) ([]*message.Message, error) {
	idle := time.NewTimer(idleCheck)
	defer idle.Stop()
	var batch []*message.Message
	select {
	case <-changed: // first, however much there is to do
		return nil, errShareChanged
	default:
	}
	select {
	case <-changed:
		return nil, errShareChanged
	case m, ok := <-messages:
		if !ok {
			return nil, errSubscriptionEnded
		}
		batch = append(make([]*message.Message, 0, min(r.room(), defaultBatch)), m)
	case <-idle.C:
		return nil, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return r.fill(ctx, messages, batch, next)
}

// room is how many events a batch takes: about MaxBatch of the slices that are
// held, whoever holds the others. Were it MaxBatch of all, then the more
// processes there are, the more transactions the same rows would take.
func (r *Runner) room() int { return r.MaxBatch * r.spec.Slices / len(r.held) }

func (r *Runner) fill(ctx context.Context, messages <-chan *message.Message, batch []*message.Message, next time.Time) ([]*message.Message, error) {
	linger := time.NewTimer(time.Until(next))
	defer linger.Stop()
	waiting := time.Until(next) > 0
	for len(batch) < r.room() {
		if !waiting && len(messages) == 0 {
			break
		}
		select {
		case m, ok := <-messages:
			if !ok {
				return nil, errSubscriptionEnded
			}
			batch = append(batch, m)
		case <-linger.C:
			waiting = false
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return batch, nil
}

// opened is a message once it was looked at: the event of the log, and what
// it decodes to or why it does not; nothing for one that is not wanted.
type opened struct {
	recorded eventstore.Recorded
	decoded  codec.Decoded
	err      error
	unwanted bool
	slice    int
	shared   bool // every slice is shown it
}

// alone is a batch too small to be worth a second goroutine.
const alone = 16

// open decodes the messages, in parallel, since most of the time goes into
// unsealing, and keeps their order.
func (r *Runner) open(ctx context.Context, messages []*message.Message) ([]opened, error) {
	events := make([]opened, len(messages))
	for i, m := range messages {
		recorded, err := watermill.Recorded(m)
		if err != nil {
			return nil, err // not an event of the log: nothing to park
		}
		events[i].recorded = recorded
	}
	share := max(alone, (len(events)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	for start := 0; start < len(events); start += share {
		part := events[start:min(start+share, len(events))]
		if len(events) <= share {
			r.decode(ctx, part)
			break
		}
		group.Go(func() { r.decode(ctx, part) })
	}
	group.Wait()
	return events, nil
}

func (r *Runner) decode(ctx context.Context, events []opened) {
	var here []*opened
	for i := range events {
		e := &events[i]
		e.slice = sliceOf(e.recorded.Stream, r.spec.Slices)
		e.shared = slices.Contains(r.spec.Shared, e.recorded.Stream.Category)
		e.unwanted = r.spec.Wants != nil && !r.spec.Wants(e.recorded.Type)
		if !e.unwanted && (e.shared || r.holds(e.slice)) {
			here = append(here, e)
		}
	}
	r.decodeAll(ctx, here)
}

// decodeAll decodes events, whose keys are fetched together.
func (r *Runner) decodeAll(ctx context.Context, events []*opened) {
	recorded := make([]eventstore.Recorded, len(events))
	for i, e := range events {
		recorded[i] = e.recorded
	}
	decoded, errs := r.Codec.DecodeAll(ctx, recorded)
	for i, e := range events {
		e.decoded, e.err = decoded[i], errs[i]
	}
}
