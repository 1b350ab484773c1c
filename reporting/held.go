package reporting

import (
	"context"
	"maps"
)

// Hold keeps rows that Save would write until Flush writes them, many batches'
// at once: what an insert costs ClickHouse is a part for each table, however
// few its rows. Of rows with one id the last holds. Load gives those that are
// held. Not more than HeldRows may be held.
func (n *Next) Hold(tenant string, rows Rows) error {
	db, err := n.databaseOf(tenant)
	if err != nil {
		return err
	}
	if n.held == nil {
		n.held = map[string]*Rows{}
	}
	if n.held[tenant] == nil {
		n.held[tenant] = &Rows{}
	}
	for _, t := range tables {
		t.hold(n.Store, db, &rows, n.held[tenant])
	}
	return nil
}

// HeldRows is how many rows are remembered in any case, and so may be held.
const HeldRows = knownRows

// Flush writes what is held, and then moves the checkpoints.
func (n *Next) Flush(ctx context.Context, m Move) error {
	for tenant, rows := range n.held {
		if err := n.Save(ctx, tenant, *rows); err != nil {
			return err
		}
	}
	n.held = nil
	return n.SaveCheckpoints(ctx, n.at, m)
}

// hold adds rows to those that are held.
func (t table[R]) hold(s *Store, db database, of, held *Rows) {
	rows := *t.in(of)
	if len(rows) == 0 {
		return
	}
	into := t.in(held)
	if *into == nil {
		*into = make(map[string]R, len(rows))
	}
	maps.Copy(*into, rows)
	t.remember(s, db, rows)
}
