package projections

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/eventstore/codec"
	"github.com/daybook-crm/daybook/reporting"
)

// Reporting keeps the ClickHouse tables of all tenants.
//
// ClickHouse has no transaction and no row updates that are cheap. So a batch
// is folded here, onto the current rows of the objects that it touches, and
// written as one block of whole rows a table, the checkpoint last. A row's
// version is the position of its last event; an event that is not behind it
// changes nothing, which makes any repeat harmless, in whatever batches it
// comes. Fed in large batches: each is at least one part on disk a table.
//
// No failure of the store is an event's fault: all it is given are numbers,
// times in its range and texts. So each is tried for ever and none parks.
type Reporting struct {
	store *reporting.Store

	mu      sync.Mutex
	applied eventstore.Position // where the last Apply left the checkpoint
}

// NewReporting makes the sink over the store.
func NewReporting(store *reporting.Store) *Reporting { return &Reporting{store: store} }

// Name is the name of the checkpoint.
func (*Reporting) Name() string { return reporting.Projection }

// Checkpoint reads the checkpoint, which is in ClickHouse itself: so that a
// deleted data folder is built anew from the log without anybody's doing.
func (r *Reporting) Checkpoint(ctx context.Context) (eventstore.Position, error) {
	p, err := r.store.Checkpoint(ctx, r.Name())
	return eventstore.Position(p), Transient(err)
}

// Reset drops all tables and the checkpoint; everything is then built anew.
func (r *Reporting) Reset(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.store.Reset(ctx)
}

// Apply writes the batch's rows and then the checkpoint. It returns
// ErrRewound when tables were dropped since the last time.
func (r *Reporting) Apply(ctx context.Context, batch []codec.Decoded) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	at, err := r.Checkpoint(ctx)
	if err != nil {
		return err
	}
	if r.applied.After(at) {
		r.applied = eventstore.Start
		return ErrRewound
	}
	tenants := byTenant(batch)
	for _, tenant := range slices.Sorted(maps.Keys(tenants)) {
		if err := r.applyTenant(ctx, tenant, tenants[tenant]); err != nil {
			return fmt.Errorf("report on tenant %s: %w", tenant, err)
		}
	}
	last := batch[len(batch)-1].Position
	if !last.After(at) {
		return nil
	}
	r.applied = last
	return Transient(r.store.SaveCheckpoint(ctx, r.Name(), reporting.Position(at), reporting.Position(last)))
}

func (r *Reporting) applyTenant(ctx context.Context, tenant string, events []codec.Decoded) error {
	if err := reporting.CheckTenant(tenant); err != nil {
		return err
	}
	if err := r.store.Migrate(ctx, tenant); err != nil {
		return Transient(err)
	}
	rows, err := r.store.Load(ctx, tenant, reportingKeys(events))
	if err != nil {
		return Transient(err)
	}
	fold := reportingFold{current: rows}
	for _, e := range events {
		if err := fold.apply(e); err != nil {
			return err
		}
	}
	return Transient(r.store.Save(ctx, tenant, fold.changed))
}

// byTenant splits a batch, which keeps its order within each tenant.
func byTenant(batch []codec.Decoded) map[string][]codec.Decoded {
	tenants := map[string][]codec.Decoded{}
	for _, e := range batch {
		tenants[e.Stream.Tenant] = append(tenants[e.Stream.Tenant], e)
	}
	return tenants
}
