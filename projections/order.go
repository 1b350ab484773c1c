package projections

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/readmodels"
)

// Orders are what people want of projections, whichever process they ask: to
// rest, or to apply what was parked. Who holds a stream's slice carries out
// what is ordered about the stream.
type Orders interface {
	// Open says whether a sink is to rest, and gives the orders that were not
	// answered.
	Open(ctx context.Context, sink string) (paused bool, open []Order, err error)
	// Answer says what came of an order: how many events were applied, and why
	// the next one was not.
	Answer(ctx context.Context, id int64, applied int, failure error) error
}

// Order asks for a parked stream to be applied.
type Order struct {
	ID     int64
	Stream eventstore.StreamID
}

// PostgresOrders keeps them beside the read models, for all sinks.
type PostgresOrders struct{ Store *readmodels.Store }

var _ Orders = PostgresOrders{}

// Open gives the orders that were not answered.
func (o PostgresOrders) Open(ctx context.Context, sink string) (paused bool, open []Order, err error) {
	paused, rows, err := o.Store.ProjectionOrders(ctx, sink)
	for _, row := range rows {
		if stream, bad := eventstore.ParseStreamID(row.Stream); bad == nil {
			open = append(open, Order{row.ID, stream})
		}
	}
	return paused, open, err
}

// Answer says what came of an order.
func (o PostgresOrders) Answer(ctx context.Context, id int64, applied int, failure error) error {
	answer := readmodels.Answer{Applied: applied}
	if failure != nil {
		answer.Failure = failure.Error()
	}
	return o.Store.AnswerOrder(ctx, id, answer)
}

// ordersEvery is how often a runner looks whether there are orders.
const ordersEvery = time.Second

// keepOrders carries out orders until the context ends.
func (r *Runner) keepOrders(ctx context.Context) {
	if r.Orders == nil {
		return
	}
	tick := time.NewTicker(ordersEvery)
	defer tick.Stop()
	for {
		if err := r.carryOut(ctx); err != nil && ctx.Err() == nil {
			r.Logger.Warn("orders could not be carried out, trying again", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// carryOut carries out the orders that are for this process.
func (r *Runner) carryOut(ctx context.Context) error {
	paused, open, err := r.Orders.Open(ctx, r.spec.Name)
	if err != nil {
		return err
	}
	if r.share.pause(paused) {
		r.Logger.Info("projection paused or resumed", "paused", paused)
		r.claim(ctx) // which tells so
	}
	for _, o := range open {
		if !slices.Contains(r.share.slices(), sliceOf(o.Stream, r.spec.Slices)) {
			continue
		}
		applied, failure := 0, errPaused
		if !paused {
			applied, failure = r.Replay(ctx, o.Stream)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.Logger.Info("parked stream applied by order", "stream", o.Stream.String(), "events", applied, "failure", failure)
		if err := r.Orders.Answer(ctx, o.ID, applied, failure); err != nil {
			return err
		}
	}
	return nil
}

var errPaused = fmt.Errorf("the projection is paused; resume it first")
