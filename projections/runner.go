package projections

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/eventstore/watermill"
)

// Runner keeps a sink up to date: it follows the log from the checkpoints of
// the slices that this process holds, collects what is waiting into batches,
// and applies them in log order. What fails for the server's sake is tried
// until it succeeds; what fails for an event's sake parks that event's stream,
// and all else goes on.
//
// One subscription feeds all slices. Watermill's own router is not used: it
// hands over one message at a time, and a transaction a message is what makes
// a projector slow.
type Runner struct {
	Sink    Sink
	Log     Log
	Codec   *codec.Codec
	Parking Parking
	Leases  Leases       // nil: no other process runs this sink
	Orders  Orders       // nil: nobody gives any
	Logger  *slog.Logger // default slog.Default()

	// MaxBatch is about the most events that are applied at once; default 500.
	MaxBatch int
	// Linger is the least time from one batch to the next. What comes in
	// meanwhile is collected, so that a steady stream of events costs few
	// commits; an event that comes after a pause is applied at once. With 0
	// each batch is what was waiting when the one before it was done.
	Linger time.Duration
	// Abreast is in how many parts, of some slices each, a full batch is
	// applied at the same time; default 1.
	Abreast int

	spec   Spec
	share  share
	gauge  gauge
	parked parkedSet

	working sync.Mutex            // held while a batch or a replay is applied
	held    []int                 // the slices of this session
	at      []eventstore.Position // of every slice; true for those held

	life   sync.Mutex
	cancel context.CancelFunc
	done   chan struct{}
}

// Log is the log, to follow it and to read of it again what was parked.
type Log interface {
	eventstore.Subscriber
	eventstore.Reader
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
		return errors.New("the Runner of " + r.Name() + " was started already")
	}
	r.spec = r.Sink.Spec()
	r.MaxBatch, r.Abreast = cmp.Or(r.MaxBatch, defaultBatch), cmp.Or(r.Abreast, 1)
	r.Logger = cmp.Or(r.Logger, slog.Default()).With("projection", r.spec.Name)
	ctx, r.cancel = context.WithCancel(ctx)
	r.done = make(chan struct{})
	go func() {
		defer close(r.done)
		r.run(ctx)
	}()
	return nil
}

// Stop ends the work: a batch that is being applied is given up, and comes
// again at the next start. The slices are handed back. It returns when all is
// quiet; twice does no harm.
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

// Name is the name of the sink.
func (r *Runner) Name() string { return r.Sink.Spec().Name }

// Status says how the runner is doing.
func (r *Runner) Status() Status {
	s := r.gauge.read()
	spec := r.Sink.Spec()
	s.Name, s.Version, s.Held, s.Paused = spec.Name, spec.Version, r.share.slices(), r.share.resting()
	return s
}

// run holds its share of the slices, and follows the log for them, session
// after session, until the context ends.
func (r *Runner) run(ctx context.Context) {
	var keeping sync.WaitGroup
	defer r.leave(context.WithoutCancel(ctx))
	defer keeping.Wait()
	keeping.Go(func() { r.keepShare(ctx) })
	keeping.Go(func() { r.keepOrders(ctx) })
	for pause := newBackoff(); ctx.Err() == nil; {
		held, changed := r.takeShare(ctx)
		if len(held) == 0 {
			continue // nothing is due to this process, or the end
		}
		err := r.session(ctx, held, changed, pause.reset)
		switch {
		case ctx.Err() != nil:
			return
		case errors.Is(err, errShareChanged):
			continue
		case errors.Is(err, ErrMoved):
			r.Logger.Warn("slices were taken over or the read side went back, beginning anew from its checkpoints")
			r.claim(ctx)
		default:
			r.gauge.failed(err)
			r.Logger.Warn("projection interrupted, trying again", "error", err)
		}
		pause.wait(ctx)
	}
}

// session follows the log from the slices' checkpoints until something ends it.
func (r *Runner) session(ctx context.Context, held []int, changed <-chan struct{}, alive func()) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	at, err := r.Sink.Checkpoints(ctx)
	if err != nil {
		return err
	}
	r.working.Lock()
	r.held, r.at = held, at
	from := r.least()
	r.gauge.stands(from)
	r.working.Unlock()
	if err := r.loadParked(ctx); err != nil {
		return err
	}
	subscriber := &watermill.Subscriber{Log: r.Log, After: from, Categories: catalog.Categories, Logger: r.Logger}
	messages, err := subscriber.Subscribe(ctx, r.spec.Name)
	if err != nil {
		return err
	}
	return r.consume(ctx, messages, changed, alive)
}

// least is how far all slices are that this process holds.
func (r *Runner) least() eventstore.Position {
	from := r.at[r.held[0]]
	for _, slice := range r.held[1:] {
		if from.After(r.at[slice]) {
			from = r.at[slice]
		}
	}
	return from
}

// consume applies batch after batch. While a full batch is applied, which is
// when the runner is behind, the next one is collected and opened: unsealing
// and the database then work at the same time. A batch that is not full is
// waited for, so that the next one holds all that came in meanwhile.
func (r *Runner) consume(ctx context.Context, messages <-chan *message.Message, changed <-chan struct{}, alive func()) error {
	var next time.Time
	applying := idleApply()
	defer func() { _ = applying.wait() }()
	for {
		batch, err := r.collect(ctx, messages, changed, next)
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
			if err := r.checkIdle(ctx); err != nil {
				return err
			}
			r.gauge.well()
			continue
		}
		next = time.Now().Add(r.Linger)
		applying = r.applyAside(ctx, events)
		if len(events) == r.room() {
			continue
		}
		if err := applying.wait(); err != nil {
			return err
		}
	}
}

// asideApply is a batch that is being applied; err holds after wait.
type asideApply struct {
	err  error
	done chan struct{}
}

func (a *asideApply) wait() error {
	<-a.done
	return a.err
}

func idleApply() *asideApply {
	a := &asideApply{done: make(chan struct{})}
	close(a.done)
	return a
}

func (r *Runner) applyAside(ctx context.Context, events []opened) *asideApply {
	a := &asideApply{done: make(chan struct{})}
	go func() {
		defer close(a.done)
		a.err = r.work(ctx, events)
	}()
	return a
}

// checkIdle notices that the sink lost its last commits although nothing new
// comes in that would fail: after a crash of a Postgres that does not sync
// each of them, or after a reset.
func (r *Runner) checkIdle(ctx context.Context) error {
	now, err := r.Sink.Checkpoints(ctx)
	if err != nil {
		return nil // an outage shows when there is something to apply
	}
	r.working.Lock()
	defer r.working.Unlock()
	if slices.ContainsFunc(r.held, func(slice int) bool { return r.at[slice].After(now[slice]) }) {
		return ErrMoved
	}
	return nil
}

// Reached says whether the read side has everything up to a position, as far
// as it is this process's to say: one that each process keeps for itself is
// fed where the lease is. Nobody need wait for one that is paused.
func (r *Runner) Reached(ctx context.Context, position eventstore.Position) (bool, error) {
	at, err := r.Sink.Checkpoints(ctx)
	if err != nil {
		return false, err
	}
	elsewhere := r.Sink.Spec().Local && r.share.elsewhere()
	return !position.After(least(at)) || elsewhere || r.share.resting(), nil
}
