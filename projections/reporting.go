package projections

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/daybook-crm/daybook/domain/customfield"
	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// Reporting keeps the ClickHouse tables of all tenants.
//
// ClickHouse has no transaction and no row updates that are cheap. So a batch
// is folded here, onto the current rows of the objects that it touches, and
// written as one block of whole rows a table, the checkpoints last. A row's
// version is the position of its last event; an event that is not behind it
// changes nothing, which makes any repeat harmless, in whatever batches it
// comes. Fed in large batches: each is at least one part on disk a table.
//
// No failure of the store is an event's fault: all it is given are numbers,
// times in its range and texts. So each is tried for ever and none parks.
type Reporting struct {
	store *reporting.Store

	mu sync.Mutex
}

// NewReporting makes the sink over the store.
func NewReporting(store *reporting.Store) *Reporting { return &Reporting{store: store} }

// Spec says what is to be known to run it.
func (*Reporting) Spec() Spec {
	return Spec{Name: reporting.Projection, Version: reporting.Version, Slices: reporting.Slices, Shared: []string{customfield.Category}}
}

// Checkpoints reads the checkpoints, which are in ClickHouse itself: so that a
// deleted data folder is built anew from the log without anybody's doing.
func (r *Reporting) Checkpoints(ctx context.Context) ([]eventstore.Position, error) {
	found, err := r.store.Checkpoints(ctx, reporting.Projection)
	return positions(found), Transient(err)
}

// Reset drops all tables and the checkpoints; everything is then built anew.
func (r *Reporting) Reset(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.store.Reset(ctx)
}

// Apply writes the batch's rows and then the checkpoints. It returns ErrMoved
// when tables were dropped since the last time. A process whose lease has run
// out is not kept from writing: what it writes others have written, or will.
func (r *Reporting) Apply(ctx context.Context, b Batch) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	name, err := r.store.CheckpointName(ctx, reporting.Projection)
	if err != nil {
		return Transient(err)
	}
	found, err := r.store.CheckpointsUnder(ctx, name)
	if err != nil {
		return Transient(err)
	}
	m := reporting.Move{Slices: b.Slices, To: reporting.Position(b.To)}
	for i, slice := range b.Slices {
		if eventstore.Position(found[slice]) != b.From[i] {
			return ErrMoved
		}
		m.From = append(m.From, reporting.Position(b.From[i]))
	}
	err = eachTenant(b, func(tenant string, events, shared []codec.Decoded) error {
		changed, err := r.fold(ctx, tenant, events, shared)
		if err != nil {
			return err
		}
		return Transient(r.store.Save(ctx, tenant, changed))
	})
	if err != nil || b.Retried {
		return err
	}
	return Transient(r.store.SaveCheckpoints(ctx, name, m))
}

// eachTenant gives each tenant's part of a batch, by name.
func eachTenant(b Batch, do func(tenant string, events, shared []codec.Decoded) error) error {
	events, shared := byTenant(b.Events), byTenant(b.Shared)
	tenants := slices.Concat(slices.Collect(maps.Keys(events)), slices.Collect(maps.Keys(shared)))
	slices.Sort(tenants)
	for _, tenant := range slices.Compact(tenants) {
		if err := do(tenant, events[tenant], shared[tenant]); err != nil {
			return fmt.Errorf("report on tenant %s: %w", tenant, err)
		}
	}
	return nil
}

// fold folds a tenant's events onto its rows, and gives those that changed.
func (r *Reporting) fold(ctx context.Context, tenant string, events, shared []codec.Decoded) (none reporting.Rows, err error) {
	if err := reporting.CheckTenant(tenant); err != nil {
		return none, err
	}
	if err := r.store.Migrate(ctx, tenant); err != nil {
		return none, Transient(err)
	}
	rows, err := r.store.Load(ctx, tenant, reportingKeys(tenant, shared, events))
	if err != nil {
		return none, Transient(err)
	}
	fold := reportingFold{tenant: tenant, current: rows}
	for _, e := range shared {
		fold.customField(e)
	}
	for _, e := range events {
		if err := fold.apply(e); err != nil {
			return none, err
		}
	}
	return fold.changed, nil
}

// byTenant splits a batch, which keeps its order within each tenant.
func byTenant(batch []codec.Decoded) map[string][]codec.Decoded {
	tenants, sizes := map[string][]codec.Decoded{}, map[string]int{}
	for i := range batch {
		sizes[batch[i].Stream.Tenant]++
	}
	for tenant, size := range sizes {
		tenants[tenant] = make([]codec.Decoded, 0, size)
	}
	for _, e := range batch {
		tenants[e.Stream.Tenant] = append(tenants[e.Stream.Tenant], e)
	}
	return tenants
}
