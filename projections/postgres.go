package projections

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/daybook-crm/daybook/domain/pipeline"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// Postgres keeps the tables of readmodels. Rows and checkpoints are one
// transaction, and the checkpoints move only from where the batch found them,
// so that each event is applied once however often it is delivered, and by
// however many processes. Batches of different slices may be applied at once.
type Postgres struct {
	store  *readmodels.Store
	name   string // of the checkpoints
	ensure func(ctx context.Context, tenant string) error

	mu      sync.Mutex
	at      []eventstore.Position // of each slice, at least
	tenants map[string]bool       // whose schemas are there
}

// NewPostgres makes the sink. The store was migrated before.
func NewPostgres(store *readmodels.Store) *Postgres {
	return &Postgres{store: store, name: store.Projection(), ensure: store.EnsureTenant, at: make([]eventstore.Position, readmodels.Slices), tenants: map[string]bool{}}
}

// Spec says what is to be known to run it. Pipelines are shared: timelines
// name the stages of deals.
func (p *Postgres) Spec() Spec {
	return Spec{Name: p.name, Version: readmodels.Version, Slices: readmodels.Slices, Shared: []string{pipeline.Category}}
}

// Checkpoints reads the checkpoints.
func (p *Postgres) Checkpoints(ctx context.Context) ([]eventstore.Position, error) {
	found, err := p.store.SlicePositions(ctx, p.name)
	if err != nil {
		return nil, err
	}
	at := make([]eventstore.Position, readmodels.Slices)
	for slice, position := range found {
		at[slice] = eventstore.Position(position)
	}
	p.compare(at)
	return at, nil
}

// compare notices that the checkpoints went back, also where no batch would
// find out: who waits for a position must not be told that it was reached once.
func (p *Postgres) compare(at []eventstore.Position) {
	p.mu.Lock()
	back := false
	for slice := range at {
		back = back || p.at[slice].After(at[slice])
	}
	p.mu.Unlock()
	if back {
		p.forget()
	}
}

// Reset drops all tables and the checkpoints: the next start, or the Runner
// that is running, builds everything anew.
func (p *Postgres) Reset(ctx context.Context) error { return p.store.Reset(ctx) }

// Apply folds the batch onto the rows and commits them with the checkpoints.
func (p *Postgres) Apply(ctx context.Context, b Batch) error {
	if err := p.ensureTenants(ctx, b); err != nil {
		return err
	}
	move := moveOf(p.name, b)
	err := p.store.Write(ctx, p.name, func(w *readmodels.Batch) error {
		w.Advance(move)
		if b.Retried {
			last := b.Events[len(b.Events)-1]
			w.Unpark(p.name, last.Stream.String(), last.Revision)
		}
		return fold(ctx, w, b)
	})
	if err != nil {
		return p.failure(ctx, move, err)
	}
	p.advance(b)
	return nil
}

// failure tells what went wrong. Rows that somebody else has changed or
// dropped meanwhile must not be blamed on an event, which would be parked.
func (p *Postgres) failure(ctx context.Context, move readmodels.Move, err error) error {
	p.forgetTenants()
	if !errors.Is(err, readmodels.ErrMoved) {
		if holds, unknown := p.store.Holds(ctx, move); unknown != nil {
			return errors.Join(err, Transient(unknown))
		} else if holds {
			return err
		}
	}
	p.forget()
	return ErrMoved
}

func moveOf(projection string, b Batch) readmodels.Move {
	m := readmodels.Move{Projection: projection, Owner: b.Owner, Slices: b.Slices, To: readmodels.Position(b.To)}
	for _, from := range b.From {
		m.From = append(m.From, readmodels.Position(from))
	}
	return m
}

// advance tells those who wait how far all slices are. Of slices that other
// processes hold it knows nothing new; the store asks for them.
func (p *Postgres) advance(b Batch) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, slice := range b.Slices {
		p.at[slice] = later(p.at[slice], b.To)
	}
	p.store.Advance(least(p.at).Commit)
}

// forget drops what is remembered of a read side that was found changed.
func (p *Postgres) forget() {
	p.mu.Lock()
	clear(p.at)
	p.mu.Unlock()
	p.store.Rewound()
}

func (p *Postgres) forgetTenants() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.tenants)
}

// ensureTenants makes the schemas of tenants that are met for the first time.
func (p *Postgres) ensureTenants(ctx context.Context, b Batch) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, events := range [][]codec.Decoded{b.Events, b.Shared} {
		for _, d := range events {
			tenant := d.Stream.Tenant
			if p.tenants[tenant] {
				continue
			}
			if err := p.ensure(ctx, tenant); err != nil {
				return fmt.Errorf("tables of tenant %s: %w", tenant, err)
			}
			p.tenants[tenant] = true
		}
	}
	return nil
}

// tables are what rows are loaded from and saved to, in one transaction.
type tables interface {
	Load(ctx context.Context, tenant string, ids readmodels.IDs) (readmodels.Rows, error)
	Save(tenant string, c readmodels.Changes) error
}

// fold folds the events onto the rows of their tenants and saves them, tenant
// by tenant in the order of their names: two projectors lock in that order.
func fold(ctx context.Context, w tables, b Batch) error {
	events, shared := byTenant(b.Events), byTenant(b.Shared)
	tenants := slices.Concat(slices.Collect(maps.Keys(events)), slices.Collect(maps.Keys(shared)))
	slices.Sort(tenants)
	for _, tenant := range slices.Compact(tenants) {
		rows, err := w.Load(ctx, tenant, needs(events[tenant]))
		if err != nil {
			return err
		}
		page := newPage(rows)
		for _, d := range shared[tenant] {
			page.nameStages(d)
		}
		for _, d := range events[tenant] {
			if err := page.apply(d); err != nil {
				return fmt.Errorf("apply %s of %s: %w", d.Event.EventType(), d.Stream, err)
			}
		}
		if err := w.Save(tenant, page.changes()); err != nil {
			return err
		}
	}
	return nil
}
