package projections

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/daybook-crm/daybook/domain/catalog"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
)

// Rebuild builds a read side anew, beside the one that serves, and swaps the
// two. Reads go on all the while. Killed, it goes on where it was.
//
//	fill     large batches, from the log's beginning to where the other one is
//	settle   what is made of the rows, and the indexes; it takes a while
//	follow   what was applied to the other one meanwhile, until little is left
//	swap     the other one stops, the rest is applied, the names change
//
// It is never ahead of the one that serves: what that one has not applied yet
// it will apply after the swap, once.
type Rebuild struct {
	Aside   Aside
	Log     eventstore.Reader
	Codec   *codec.Codec
	Parking Parking
	Logger  *slog.Logger   // default slog.Default()
	Tell    func(Progress) // how far it is; may be nil
	Batch   int            // events at once while filling; default 3,000

	runner *Runner
	meter  meter
}

const (
	defaultFill = 3_000
	followBatch = 500
	// swapBelow is how long the last of following may have taken: about so long
	// the projection waits for the swap.
	swapBelow  = 300 * time.Millisecond
	swapAtMost = 2 * time.Second
	// swapTries is how often a swap that failed is tried before the rebuild is
	// given up until the next time.
	swapTries = 5
	// buildTries is how often a build goes back to its checkpoints.
	buildTries = 20
)

// Run builds and swaps. It returns when that is done, or cannot be.
func (r *Rebuild) Run(ctx context.Context) error {
	if err := r.begin(ctx); err != nil {
		return err
	}
	if err := r.build(ctx); err != nil {
		return err
	}
	r.runner.MaxBatch = followBatch
	var err error
	for range swapTries {
		if err = r.follow(ctx); err != nil {
			return err
		}
		if err = r.Aside.Swap(ctx, r.advance); err == nil || ctx.Err() != nil {
			return err
		}
		r.runner.Logger.Warn("the swap failed, trying again", "error", err)
		if err := r.begin(ctx); err != nil {
			return err
		}
	}
	return err
}

// build fills and settles. What a read side held can be refused when it is
// written, long after it was applied: then the events come again, from the
// checkpoints.
func (r *Rebuild) build(ctx context.Context) error {
	pause := newBackoff()
	for tries := 1; ; tries++ {
		if r.Aside.Settled() {
			return nil
		}
		err := r.make(ctx)
		if err == nil || tries == buildTries || !errors.Is(err, ErrMoved) {
			return err
		}
		for again := true; again && ctx.Err() == nil; again = err != nil {
			r.runner.Logger.Warn("back to the checkpoints", "error", err)
			pause.wait(ctx)
			if err = r.begin(ctx); err != nil && !transient(err) {
				return err
			}
		}
	}
}

// begin makes a Runner that is not started: it decodes, parks and applies for
// the rebuild as for the one that serves, but reads nothing by itself.
func (r *Rebuild) begin(ctx context.Context) error {
	spec := r.Aside.Spec()
	r.runner = &Runner{
		Sink: r.Aside, Codec: r.Codec, Parking: r.Parking, Abreast: 1, spec: spec, MaxBatch: cmp.Or(r.Batch, defaultFill),
		Logger: cmp.Or(r.Logger, slog.Default()).With("projection", spec.Name),
	}
	for slice := range spec.Slices {
		r.runner.held = append(r.runner.held, slice)
	}
	at, err := r.Aside.Checkpoints(ctx)
	if err != nil {
		return err
	}
	r.runner.at = at
	return r.runner.loadParked(ctx)
}

// make makes the tables, with the memory that there is for it.
func (r *Rebuild) make(ctx context.Context) error {
	defer boundMemory()()
	if err := r.fill(ctx); err != nil {
		return err
	}
	return r.Aside.Settle(ctx, r.meter.settling)
}

// fill applies until it is where the other one is.
func (r *Rebuild) fill(ctx context.Context) error {
	for {
		live, err := r.Aside.Live(ctx)
		if err != nil {
			return err
		}
		to := least(live)
		if !to.After(least(r.runner.at)) {
			return nil
		}
		r.meter.begin(r.Tell, least(r.runner.at), to)
		if err := r.pass(ctx, r.runner.held, to); err != nil {
			return err
		}
	}
}

// follow applies what the other one has, until that is little.
func (r *Rebuild) follow(ctx context.Context) error {
	for enough := swapBelow; ; enough = min(2*enough, swapAtMost) { // on a machine that is never quiet it has to end too
		began := time.Now()
		live, err := r.Aside.Live(ctx)
		if err != nil {
			return err
		}
		if err := r.pass(ctx, r.runner.held, least(live)); err != nil {
			return err
		}
		if time.Since(began) < enough {
			return nil
		}
	}
}

// advance brings each slice to a position of its own.
func (r *Rebuild) advance(ctx context.Context, to []eventstore.Position) error {
	all := slices.Clone(r.runner.held)
	defer func() { r.runner.held = all }()
	if err := r.pass(ctx, all, least(to)); err != nil {
		return err
	}
	for _, slice := range all {
		if to[slice].After(r.runner.at[slice]) {
			if err := r.pass(ctx, []int{slice}, to[slice]); err != nil {
				return err
			}
		}
	}
	return nil
}

// pass applies to some slices what the log has up to a position.
func (r *Rebuild) pass(ctx context.Context, held []int, to eventstore.Position) error {
	r.runner.held = held
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches := make(chan readAhead, 1)
	go func() {
		defer close(batches)
		r.read(ctx, r.runner.least(), to, batches)
	}()
	for b := range batches {
		if b.err != nil {
			return b.err
		}
		if err := r.runner.work(ctx, b.events); err != nil {
			return err
		}
		r.meter.applied(len(b.events), b.events[len(b.events)-1].recorded.Position)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return r.runner.deliver(ctx, held, nil, to)
}

// readAhead is a batch that is read and opened while the one before it is applied.
type readAhead struct {
	events []opened
	err    error
}

func (r *Rebuild) read(ctx context.Context, after, to eventstore.Position, out chan<- readAhead) {
	send := func(b readAhead) bool {
		select {
		case out <- b:
			return b.err == nil
		case <-ctx.Done():
			return false
		}
	}
	batch := make([]eventstore.Recorded, 0, r.runner.MaxBatch)
	for recorded, err := range r.Log.ReadAll(ctx, after, catalog.Categories) {
		if err != nil {
			send(readAhead{err: fmt.Errorf("read the log: %w", err)})
			return
		}
		if recorded.Position.After(to) {
			break
		}
		if batch = append(batch, recorded); len(batch) == r.runner.MaxBatch {
			if !send(readAhead{events: r.open(ctx, batch)}) {
				return
			}
			batch = batch[:0]
		}
	}
	if len(batch) > 0 {
		send(readAhead{events: r.open(ctx, batch)})
	}
}
