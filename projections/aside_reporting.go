package projections

import (
	"context"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/reporting"
)

// AsideReporting is the next generation of the ClickHouse tables. It has the
// name of those that serve, and so what is parked there is parked here: that
// can only be what does not decode.
type AsideReporting struct {
	*Reporting
	next *reporting.Next
	only string
}

// NewAsideReporting makes the sink over the next generation of a store. Of a
// tenant alone only that one's events may be applied.
func NewAsideReporting(next *reporting.Next, tenant string) *AsideReporting {
	return &AsideReporting{NewReporting(next.Store), next, tenant}
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

// Settle has nothing to do: the tables have no indexes that rows pay for.
func (r *AsideReporting) Settle(_ context.Context, tell func(done, all int)) error {
	tell(1, 1)
	return nil
}

// Swap exchanges the tables.
func (r *AsideReporting) Swap(ctx context.Context, catchUp func(ctx context.Context, to []eventstore.Position) error) error {
	return r.next.Swap(ctx, func(ctx context.Context, to []reporting.Position) error { return catchUp(ctx, positions(to)) })
}

func positions(found []reporting.Position) []eventstore.Position {
	at := make([]eventstore.Position, len(found))
	for slice, p := range found {
		at[slice] = eventstore.Position(p)
	}
	return at
}
