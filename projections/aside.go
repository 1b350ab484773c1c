package projections

import (
	"context"
	"errors"
	"fmt"

	"github.com/daybook-crm/daybook/eventstore"
	"github.com/daybook-crm/daybook/readmodels"
)

// Aside is a read side that is built anew beside the one that serves. It is
// a Sink like that one, with checkpoints of its own.
type Aside interface {
	Sink
	// Tenant alone is built anew; empty for all.
	Tenant() string
	// Live are the checkpoints of the read side that serves.
	Live(ctx context.Context) ([]eventstore.Position, error)
	// Settled says whether Settle was done; killed builds go on where they were.
	Settled() bool
	// Settle makes of what was filled in what is left to make, such as indexes.
	// From then on it can be applied to as to the one that serves.
	Settle(ctx context.Context, tell func(done, all int)) error
	// Swap puts it in the place of the one that serves. It stops that one for as
	// long, and lets catchUp bring this one to where the other stands.
	Swap(ctx context.Context, catchUp func(ctx context.Context, to []eventstore.Position) error) error
}

// AsidePostgres is the next generation of the tables of readmodels.
type AsidePostgres struct {
	*Postgres
	next *readmodels.Next
	live *readmodels.Store
	only string
}

// NewAsidePostgres makes the sink over the next generation of a store. Of a
// tenant alone only that one's events may be applied.
func NewAsidePostgres(live *readmodels.Store, next *readmodels.Next, tenant string) *AsidePostgres {
	p := NewPostgres(next.Store)
	p.ensure = next.EnsureTenant
	return &AsidePostgres{p, next, live, tenant}
}

// Tenant alone is built anew; empty for all.
func (p *AsidePostgres) Tenant() string { return p.only }

// Live are the checkpoints of the tables that serve.
func (p *AsidePostgres) Live(ctx context.Context) ([]eventstore.Position, error) {
	return NewPostgres(p.live).Checkpoints(ctx)
}

// Settled says whether the tables are filled.
func (p *AsidePostgres) Settled() bool { return p.next.Settled() }

// Apply fills the tables, all slices at once, and works as on those that serve
// once they are settled.
func (p *AsidePostgres) Apply(ctx context.Context, b Batch) error {
	if p.next.Settled() {
		return p.Postgres.Apply(ctx, b)
	}
	if err := p.ensureTenants(ctx, b); err != nil {
		return err
	}
	err := p.next.Fill(ctx, readmodels.Position(b.From[0]), readmodels.Position(b.To), func(f *readmodels.Filling) error {
		return fold(ctx, f, b)
	})
	if errors.Is(err, readmodels.ErrMoved) {
		return p.moved(err)
	}
	if err != nil {
		return p.failure(ctx, moveOf(p.name, b), err)
	}
	return nil
}

// moved tells what happened to what was held.
func (p *AsidePostgres) moved(err error) error {
	p.forgetTenants()
	p.forget()
	return fmt.Errorf("%w: %w", ErrMoved, err)
}

// Settle makes what is made of rows, and the indexes.
func (p *AsidePostgres) Settle(ctx context.Context, tell func(done, all int)) error {
	err := p.next.Settle(ctx, erasedSummary, tell)
	if errors.Is(err, readmodels.ErrMoved) {
		return p.moved(err)
	}
	return err
}

// Swap renames the schemas.
func (p *AsidePostgres) Swap(ctx context.Context, catchUp func(ctx context.Context, to []eventstore.Position) error) error {
	return p.next.Swap(ctx, func(ctx context.Context, to []readmodels.Position) error {
		at := make([]eventstore.Position, len(to))
		for slice, position := range to {
			at[slice] = eventstore.Position(position)
		}
		return catchUp(ctx, at)
	})
}
