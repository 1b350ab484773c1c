package projections

import (
	"context"
	"slices"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// AsideReporting is the next generation of the ClickHouse tables. It has the
// name of those that serve, and so what is parked there is parked here: that
// can only be what does not decode.
type AsideReporting struct {
	*Reporting
	next *reporting.Next
	only string

	// HoldEvents is for how many events rows are held at most; default 400,000.
	// A build that is killed makes those of as many again.
	HoldEvents int

	held int                   // events whose rows are held
	at   []eventstore.Position // of the slices, with what is held; nil when nothing is
}

const holdEvents = 400_000

// ReportingFill is the Rebuild.Batch for these tables: as rows are held,
// larger batches would only be more events in memory.
const ReportingFill = 2_000

// NewAsideReporting makes the sink over the next generation of a store. Of a
// tenant alone only that one's events may be applied.
func NewAsideReporting(next *reporting.Next, tenant string) *AsideReporting {
	return &AsideReporting{Reporting: NewReporting(next.Store), next: next, only: tenant, HoldEvents: holdEvents}
}

// Tenant alone is built anew; empty for all.
func (r *AsideReporting) Tenant() string { return r.only }

// Live are the checkpoints of the tables that serve.
func (r *AsideReporting) Live(ctx context.Context) ([]eventstore.Position, error) {
	found, err := r.next.Live(ctx)
	return positions(found), err
}

// Settled says whether a swap was begun.
func (r *AsideReporting) Settled() bool { return r.next.Swapping() }

// Apply holds the rows of many batches and writes them together, with the
// checkpoints: a build that is killed goes on from the last that were written.
// A batch without events is the end of what there is for now.
func (r *AsideReporting) Apply(ctx context.Context, b Batch) error {
	if r.next.Swapping() {
		return r.Reporting.Apply(ctx, b)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	at, err := r.checkpoints(ctx)
	if err != nil {
		return err
	}
	r.at = at
	for i, slice := range b.Slices {
		if r.at[slice] != b.From[i] {
			return ErrMoved
		}
	}
	if err := r.hold(ctx, b); err != nil {
		return err
	}
	if r.held += len(b.Events); r.held >= r.HoldEvents || r.next.Full() || len(b.Events) == 0 {
		return r.flush(ctx, b.To) // a batch that comes again when this fails is known by its rows
	}
	for _, slice := range b.Slices {
		r.at[slice] = b.To
	}
	return nil
}

// hold folds a batch as those that serve would, and keeps the rows.
func (r *AsideReporting) hold(ctx context.Context, b Batch) error {
	return eachTenant(b, func(tenant string, events, shared []codec.Decoded) error {
		changed, err := r.fold(ctx, tenant, events, shared)
		if err != nil {
			return err
		}
		return Transient(r.next.Hold(ctx, tenant, changed))
	})
}

func (r *AsideReporting) flush(ctx context.Context, to eventstore.Position) error {
	before, err := r.Reporting.Checkpoints(ctx)
	if err != nil {
		return err
	}
	m := reporting.Move{To: reporting.Position(to)}
	for slice, from := range before {
		m.Slices, m.From = append(m.Slices, slice), append(m.From, reporting.Position(from))
	}
	if err := r.next.Flush(ctx, m); err != nil {
		return Transient(err)
	}
	r.held, r.at = 0, nil
	return nil
}

// Checkpoints are those of what is written, or held.
func (r *AsideReporting) Checkpoints(ctx context.Context) ([]eventstore.Position, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	at, err := r.checkpoints(ctx)
	return slices.Clone(at), err
}

func (r *AsideReporting) checkpoints(ctx context.Context) ([]eventstore.Position, error) {
	if r.at != nil {
		return r.at, nil
	}
	return r.Reporting.Checkpoints(ctx)
}

// Settle has nothing to do but to write what is held: the tables have no
// indexes that rows pay for.
func (r *AsideReporting) Settle(ctx context.Context, tell func(done, all int)) error {
	if err := r.flushHeld(ctx); err != nil {
		return err
	}
	tell(1, 1)
	return nil
}

func (r *AsideReporting) flushHeld(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.at == nil {
		return nil
	}
	return r.flush(ctx, least(r.at))
}

// Swap exchanges the tables.
func (r *AsideReporting) Swap(ctx context.Context, catchUp func(ctx context.Context, to []eventstore.Position) error) error {
	if err := r.flushHeld(ctx); err != nil {
		return err
	}
	return r.next.Swap(ctx, func(ctx context.Context, to []reporting.Position) error { return catchUp(ctx, positions(to)) })
}

func positions(found []reporting.Position) []eventstore.Position {
	at := make([]eventstore.Position, len(found))
	for slice, p := range found {
		at[slice] = eventstore.Position(p)
	}
	return at
}
