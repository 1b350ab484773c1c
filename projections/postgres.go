package projections

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/readmodels"
)

// Postgres keeps the tables of readmodels. Rows and checkpoint are one
// transaction, and what lies behind the checkpoint is skipped, so that each
// event is applied once however often it is delivered.
type Postgres struct {
	store *readmodels.Store

	mu      sync.Mutex
	applied eventstore.Position // where the last Apply left the checkpoint
	tenants map[string]bool     // whose schemas are there
}

// NewPostgres makes the sink. The store was migrated before.
func NewPostgres(store *readmodels.Store) *Postgres {
	return &Postgres{store: store, tenants: map[string]bool{}}
}

// Name is the name of the checkpoint.
func (p *Postgres) Name() string { return readmodels.Projection }

// Checkpoint reads the checkpoint.
func (p *Postgres) Checkpoint(ctx context.Context) (eventstore.Position, error) {
	at, err := p.store.CheckpointOf(ctx, readmodels.Projection)
	return eventstore.Position(at), err
}

// Reset drops all tables and the checkpoint: the next start, or the Runner
// that is running, builds everything anew.
func (p *Postgres) Reset(ctx context.Context) error { return p.store.Reset(ctx) }

// Apply folds the batch onto the rows and commits them with the checkpoint.
func (p *Postgres) Apply(ctx context.Context, batch []codec.Decoded) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.ensureTenants(ctx, batch); err != nil {
		return err
	}
	last := batch[len(batch)-1].Position
	err := p.store.Write(ctx, readmodels.Projection, func(b *readmodels.Batch) error {
		checkpoint := eventstore.Position(b.Position)
		if p.applied.After(checkpoint) {
			return ErrRewound
		}
		fresh := behind(batch, checkpoint)
		if len(fresh) == 0 {
			last = checkpoint
			return nil
		}
		b.Advance(readmodels.Projection, readmodels.Position(last))
		return fold(ctx, b, fresh)
	})
	if err != nil {
		p.forget(err)
		return err
	}
	p.applied = later(p.applied, last)
	p.store.Advance(last.Commit)
	return nil
}

// Skip moves the checkpoint over events that were parked.
func (p *Postgres) Skip(ctx context.Context, to eventstore.Position) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	err := p.store.Write(ctx, readmodels.Projection, func(b *readmodels.Batch) error {
		checkpoint := eventstore.Position(b.Position)
		if p.applied.After(checkpoint) {
			return ErrRewound
		}
		if to.After(checkpoint) {
			b.Advance(readmodels.Projection, readmodels.Position(to))
		}
		return nil
	})
	if err != nil {
		p.forget(err)
		return err
	}
	p.applied = later(p.applied, to)
	p.store.Advance(to.Commit)
	return nil
}

// Replay applies the parked events of one stream and takes them off the list,
// in one transaction.
func (p *Postgres) Replay(ctx context.Context, batch []codec.Decoded) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.ensureTenants(ctx, batch); err != nil {
		return err
	}
	return p.store.Write(ctx, readmodels.Projection, func(b *readmodels.Batch) error {
		last := batch[len(batch)-1]
		b.Unpark(readmodels.Projection, last.Stream.String(), last.Revision)
		return fold(ctx, b, batch)
	})
}

// forget drops what is remembered of a read side that was found changed.
func (p *Postgres) forget(err error) {
	if errors.Is(err, ErrRewound) {
		p.applied = eventstore.Start
		p.store.Rewound()
	}
	clear(p.tenants)
}

// ensureTenants makes the schemas of tenants that are met for the first time.
func (p *Postgres) ensureTenants(ctx context.Context, batch []codec.Decoded) error {
	for _, d := range batch {
		tenant := d.Stream.Tenant
		if p.tenants[tenant] {
			continue
		}
		if err := p.store.EnsureTenant(ctx, tenant); err != nil {
			return fmt.Errorf("tables of tenant %s: %w", tenant, err)
		}
		p.tenants[tenant] = true
	}
	return nil
}

func later(a, b eventstore.Position) eventstore.Position {
	if b.After(a) {
		return b
	}
	return a
}

// behind gives the events behind a position.
func behind(batch []codec.Decoded, position eventstore.Position) []codec.Decoded {
	first := slices.IndexFunc(batch, func(d codec.Decoded) bool { return d.Position.After(position) })
	if first < 0 {
		return nil
	}
	return batch[first:]
}

// fold folds the events onto the rows of their tenants and saves them, tenant
// by tenant in the order of their names: two projectors lock in that order.
func fold(ctx context.Context, b *readmodels.Batch, events []codec.Decoded) error {
	groups := byTenant(events)
	for _, tenant := range slices.Sorted(maps.Keys(groups)) {
		own := groups[tenant]
		rows, err := b.Load(ctx, tenant, needs(own))
		if err != nil {
			return err
		}
		page := newPage(rows)
		for _, d := range own {
			if err := page.apply(d); err != nil {
				return fmt.Errorf("apply %s of %s: %w", d.Event.EventType(), d.Stream, err)
			}
		}
		if err := b.Save(tenant, page.changes()); err != nil {
			return err
		}
	}
	return nil
}
