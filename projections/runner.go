package projections

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/eventstore/watermill"
)

// Runner keeps a sink up to date: it follows the log from the sink's
// checkpoint, collects what is waiting into batches, and applies them in log
// order. What fails for the server's sake is tried until it succeeds; what
// fails for an event's sake parks that event's stream, and all else goes on.
//
// One subscription feeds one sink. Watermill's own router is not used: it
// hands over one message at a time, and a transaction a message is what makes
// a projector slow.
type Runner struct {
	Sink    Sink
	Log     eventstore.Subscriber
	Codec   *codec.Codec
	Parking Parking
	Logger  *slog.Logger // default slog.Default()

	// MaxBatch is the most events that are applied at once; default 500.
	MaxBatch int
	// Linger is the least time from one batch to the next. What comes in
	// meanwhile is collected, so that a steady stream of events costs few
	// commits; an event that comes after a pause is applied at once. With 0
	// each batch is what was waiting when the one before it was done.
	Linger time.Duration

	gauge   gauge
	parked  map[eventstore.StreamID]bool
	working sync.Mutex // held while a batch or a replay is applied

	life   sync.Mutex
	cancel context.CancelFunc
	done   chan struct{}
}

const (
	defaultBatch = 500
	// idleCheck is how often a runner without work looks whether its sink is
	// still where it left it.
	idleCheck = 3 * time.Second
)

// Start begins in the background, until Stop or the end of the context. It
// returns an error only for a runner that lacks a part; a server that cannot
// be reached is waited for.
func (r *Runner) Start(ctx context.Context) error {
	r.life.Lock()
	defer r.life.Unlock()
	switch {
	case r.Sink == nil || r.Log == nil || r.Codec == nil || r.Parking == nil:
		return errors.New("a Runner needs Sink, Log, Codec and Parking")
	case r.done != nil:
		return errors.New("the Runner of " + r.Sink.Name() + " was started already")
	}
	r.MaxBatch = cmp.Or(r.MaxBatch, defaultBatch)
	if r.Logger == nil {
		r.Logger = slog.Default()
	}
	r.Logger = r.Logger.With("projection", r.Sink.Name())
	ctx, r.cancel = context.WithCancel(ctx)
	r.done = make(chan struct{})
	go func() {
		defer close(r.done)
		r.run(ctx)
	}()
	return nil
}

// Stop ends the work: a batch that is being applied is given up, and comes
// again at the next start. It returns when all is quiet; twice does no harm.
func (r *Runner) Stop() {
	r.life.Lock()
	cancel, done := r.cancel, r.done
	r.life.Unlock()
	if done == nil {
		return
	}
	cancel()
	<-done
}

// Status says how the runner is doing.
func (r *Runner) Status() Status {
	s := r.gauge.read()
	s.Name = r.Sink.Name()
	return s
}

// run follows the log, session after session, until the context ends.
func (r *Runner) run(ctx context.Context) {
	for pause := newBackoff(); ctx.Err() == nil; {
		err := r.session(ctx, pause.reset)
		if ctx.Err() != nil {
			return
		}
		if errors.Is(err, ErrRewound) {
			r.Logger.Warn("the read side went back, reading the log again from its checkpoint")
		} else {
			r.gauge.failed(err)
			r.Logger.Warn("projection interrupted, trying again", "error", err)
		}
		pause.wait(ctx)
	}
}

// session follows the log from the sink's checkpoint until something ends it.
func (r *Runner) session(ctx context.Context, alive func()) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	from, err := r.Sink.Checkpoint(ctx)
	if err != nil {
		return err
	}
	if err := r.loadParked(ctx); err != nil {
		return err
	}
	subscriber := &watermill.Subscriber{Log: r.Log, After: from, Categories: catalog.Categories, Logger: r.Logger}
	messages, err := subscriber.Subscribe(ctx, r.Sink.Name())
	if err != nil {
		return err
	}
	return r.consume(ctx, messages, from, alive)
}

// consume applies batch after batch. While a full batch is applied, which is
// when the runner is behind, the next one is collected and opened: unsealing
// and the database then work at the same time. A batch that is not full is
// waited for, so that the next one holds all that came in meanwhile.
func (r *Runner) consume(ctx context.Context, messages <-chan *message.Message, at eventstore.Position, alive func()) error {
	var next time.Time
	applying := idleApply(at)
	defer func() { _ = applying.wait() }()
	for {
		batch, err := r.collect(ctx, messages, next)
		if err != nil {
			return err
		}
		events, err := r.open(ctx, batch)
		if err != nil {
			return err
		}
		if err := applying.wait(); err != nil {
			return err
		}
		alive()
		if len(events) == 0 {
			if err := r.checkIdle(ctx, applying.at); err != nil {
				return err
			}
			continue
		}
		next = time.Now().Add(r.Linger)
		applying = r.applyAside(ctx, events, applying.at)
		if len(events) == r.MaxBatch {
			continue
		}
		if err := applying.wait(); err != nil {
			return err
		}
	}
}

// asideApply is a batch that is being applied; at and err hold after wait.
type asideApply struct {
	at   eventstore.Position
	err  error
	done chan struct{}
}

func (a *asideApply) wait() error {
	<-a.done
	return a.err
}

func idleApply(at eventstore.Position) *asideApply {
	a := &asideApply{at: at, done: make(chan struct{})}
	close(a.done)
	return a
}

func (r *Runner) applyAside(ctx context.Context, events []opened, at eventstore.Position) *asideApply {
	a := &asideApply{done: make(chan struct{})}
	go func() {
		defer close(a.done)
		a.at, a.err = r.work(ctx, events, at)
	}()
	return a
}

// checkIdle notices that the sink lost its last commits although nothing new
// comes in that would fail: after a crash of a Postgres that does not sync
// each of them, or after a reset.
func (r *Runner) checkIdle(ctx context.Context, at eventstore.Position) error {
	now, err := r.Sink.Checkpoint(ctx)
	if err == nil && at.After(now) {
		return ErrRewound
	}
	return nil // an outage shows when there is something to apply
}
