package reporting

import (
	"context"
	"maps"

	"golang.org/x/sync/errgroup"
)

// Hold keeps rows that Save would write until Flush writes them, many batches'
// at once: what an insert costs ClickHouse is a part for each table, however
// few its rows. Of rows with one id the last holds. Load gives those that are
// held.
func (n *Next) Hold(tenant string, rows Rows) error {
	if err := CheckTenant(tenant); err != nil {
		return err
	}
	held := n.known.held[tenant]
	if held == nil {
		held = &Rows{}
		n.known.held[tenant] = held
	}
	for _, t := range tables {
		t.hold(&rows, held)
	}
	return nil
}

// flushAtOnce is how many tenants' rows are written side by side: so many that
// rows are made ready while ClickHouse writes, and waits for the disk.
const flushAtOnce = 3

// Flush writes what is held, and then moves the checkpoints.
func (n *Next) Flush(ctx context.Context, m Move) error {
	group, writing := errgroup.WithContext(ctx)
	group.SetLimit(flushAtOnce)
	for tenant, rows := range n.known.held {
		group.Go(func() error { return n.Save(writing, tenant, *rows) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for tenant, rows := range n.known.held {
		db, err := n.databaseOf(tenant)
		if err != nil {
			return err
		}
		for _, t := range tables {
			t.written(n.Store, db, rows)
		}
	}
	clear(n.known.held)
	return n.SaveCheckpoints(ctx, n.at, m)
}

// hold adds rows to those that are held.
func (t table[R]) hold(of, held *Rows) {
	rows := *t.in(of)
	if len(rows) == 0 {
		return
	}
	into := t.in(held)
	if *into == nil {
		*into = rows
		return
	}
	maps.Copy(*into, rows)
}

func (t table[R]) written(s *Store, db database, rows *Rows) { t.remember(s, db, *t.in(rows)) }
