package reporting

import (
	"context"
	"fmt"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// Swap puts the tables of the next generation in the place of those that
// serve. Then catchUp brings them to where those stood, and with that they
// have the checkpoints.
func (n *Next) Swap(ctx context.Context, catchUp func(ctx context.Context, to []Position) error) error {
	if err := n.exchange(ctx); err != nil {
		return fmt.Errorf("swap tables: %w", err)
	}
	to, err := n.Live(ctx)
	if err != nil {
		return err
	}
	if err := catchUp(ctx, to); err != nil {
		return err
	}
	if err := n.takeOver(ctx); err != nil {
		return fmt.Errorf("swap tables: %w", err)
	}
	return nil
}

// takeUpSwap finishes the exchange that a killed process began.
func (n *Next) takeUpSwap(ctx context.Context) error {
	const begun = "SELECT count() > 0 FROM system.tables WHERE startsWith(database, 'tenant_') AND comment = {mark:String}"
	if err := n.conn.QueryRow(ctx, begun, clickhouse.Named("mark", n.mark())).Scan(&n.swaps); err != nil {
		return fmt.Errorf("take up the swap of tables: %w", err)
	}
	if !n.swaps {
		return nil
	}
	return n.exchange(ctx)
}

func (n *Next) mark() string { return fmt.Sprintf("generation %d", n.number) }

// exchange exchanges the tables of all tenants, but for those that were
// exchanged already. What is written from then on goes to where they are now.
func (n *Next) exchange(ctx context.Context) error {
	tenants, err := n.built(ctx)
	if err != nil {
		return err
	}
	for _, tenant := range tenants {
		if err := n.live.Migrate(ctx, tenant); err != nil {
			return err
		}
		tables, err := n.toExchange(ctx, tenant)
		if err != nil {
			return err
		}
		for _, name := range tables {
			if err := n.exchangeOne(ctx, tenant, name); err != nil {
				return err
			}
		}
	}
	n.swaps, n.aside, n.known = true, false, nil // the projection writes them too
	clear(n.migrated)
	return nil
}

func (n *Next) exchangeOne(ctx context.Context, tenant, name string) error {
	serves, err := databaseOf(tenant)
	if err != nil {
		return err
	}
	next := nextOf(tenant)
	if err := n.conn.Exec(ctx, fmt.Sprintf("ALTER TABLE %s MODIFY COMMENT '%s'", next.table(name), n.mark())); err != nil {
		return err
	}
	return n.define(ctx, fmt.Sprintf("EXCHANGE TABLES %s AND %s", serves.table(name), next.table(name)))
}

// takeOver gives the checkpoints to the new generation, and drops the old
// tables, which are in the next generation's databases now. A generation's
// number is written last: until then nobody looks at its checkpoints.
func (n *Next) takeOver(ctx context.Context) error {
	const checkpoints = `INSERT INTO daybook.slices (name, slice, commit, prepare)
		SELECT {name:String}, slice, max(commit), argMax(prepare, commit) FROM daybook.slices WHERE name = {built:String} GROUP BY slice`
	err := n.conn.Exec(ctx, checkpoints, clickhouse.Named("name", generationName(Projection, n.number)), clickhouse.Named("built", n.at))
	if err != nil {
		return err
	}
	if err := n.conn.Exec(ctx, fmt.Sprintf("INSERT INTO daybook.generations (number) VALUES (%d)", n.number)); err != nil {
		return err
	}
	if n.tenant == "" {
		if err := n.live.noteLayout(ctx); err != nil {
			return err
		}
	}
	if err := n.refresh(ctx); err != nil {
		return err
	}
	return n.Discard(ctx)
}

// refresh has the rollups made anew, of the tables that serve now.
func (n *Next) refresh(ctx context.Context) error {
	tenants, err := n.built(ctx)
	if err != nil {
		return err
	}
	for _, tenant := range tenants {
		db, err := databaseOf(tenant)
		if err != nil {
			return err
		}
		for _, name := range refreshed {
			if err := n.conn.Exec(ctx, "SYSTEM REFRESH VIEW "+db.table(name)); err != nil {
				return err
			}
		}
	}
	return nil
}
