package reporting

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// Next is the generation of the tables that is built in databases beside those
// that serve (next_…). Its tables take the place of the others by EXCHANGE, one
// after the other. ClickHouse has no transaction for that, so each table of the
// new generation is marked with the generation's number, by which a swap that
// was broken off goes on.
//
// A batch of the projection can be under way at the swap, and may have written
// to tables that go. It does not matter: from the swap on the checkpoints are
// those of the new generation, under its own name, so that the projection
// applies once more what lies behind them. Rows turn repeats away.
type Next struct {
	*Store
	live   *Store
	tenant string // alone is built anew; empty for all
	number uint64
	swaps  bool // the tables are being exchanged, or have been

	// HoldBytes is how much history is held before it is written; default 28 MB.
	HoldBytes int
}

// OpenNext takes up the next generation of the same tables and the same tenant
// (empty for all) where a build left it, or begins a new one. One process may
// have it open.
func (s *Store) OpenNext(ctx context.Context, tenant string) (*Next, error) {
	if tenant != "" && CheckTenant(tenant) != nil {
		return nil, CheckTenant(tenant)
	}
	fingerprint, err := layout()
	if err != nil {
		return nil, err
	}
	current, err := s.generation(ctx)
	if err != nil {
		return nil, err
	}
	n := &Next{live: s, tenant: tenant, number: current + 1, HoldBytes: holdBytes}
	name := fmt.Sprintf("%s/%.16s/%s", generationName(Projection+".next", n.number), fingerprint, tenant)
	n.Store = &Store{conn: s.conn, cluster: s.cluster, aside: true, at: name, known: newKnown(), migrated: map[database]bool{}}
	var known bool
	const begun = "SELECT count() > 0 FROM daybook.slices WHERE name = {name:String}"
	if err := s.conn.QueryRow(ctx, begun, clickhouse.Named("name", name)).Scan(&known); err != nil {
		return nil, fmt.Errorf("take up the build of tables: %w", err)
	}
	if !known {
		return n, n.Discard(ctx)
	}
	return n, n.takeUpSwap(ctx)
}

// Discard drops what was built.
func (n *Next) Discard(ctx context.Context) error {
	for _, step := range []func(context.Context) error{n.dropDatabases, n.forgetCheckpoints} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("drop the build of tables: %w", err)
		}
	}
	clear(n.migrated)
	n.known = newKnown()
	return nil
}

func (n *Next) dropDatabases(ctx context.Context) error {
	tenants, err := n.built(ctx)
	if err != nil {
		return err
	}
	for _, tenant := range tenants {
		if err := n.define(ctx, "DROP DATABASE IF EXISTS "+string(nextOf(tenant))+" SYNC"); err != nil {
			return err
		}
	}
	return nil
}

func (n *Next) forgetCheckpoints(ctx context.Context) error {
	const forget = "ALTER TABLE daybook.slices DELETE WHERE startsWith(name, {name:String}) SETTINGS mutations_sync = 1"
	return n.conn.Exec(ctx, forget, clickhouse.Named("name", Projection+".next"))
}

// built are the tenants that have a database of the next generation.
func (n *Next) built(ctx context.Context) (tenants []string, err error) {
	var names []string
	if err := n.strings(ctx, &names, "SELECT name FROM system.databases WHERE startsWith(name, 'next_') ORDER BY name"); err != nil {
		return nil, err
	}
	for _, name := range names {
		if tenant := strings.TrimPrefix(name, "next_"); CheckTenant(tenant) == nil {
			tenants = append(tenants, tenant)
		}
	}
	return tenants, nil
}

// Live are the checkpoints of the tables that serve.
func (n *Next) Live(ctx context.Context) ([]Position, error) {
	return n.live.Checkpoints(ctx, Projection)
}

// Swapping says whether tables were exchanged already.
func (n *Next) Swapping() bool { return n.swaps }

// made says whether a table is made by a refreshed view: it is not exchanged
// but made anew.
func made(table string) bool { return slices.Contains(refreshed, table+"_refresh") }

// toExchange are the tables of a database of the next generation that have to
// change places with those that serve: all but those that have done so.
func (n *Next) toExchange(ctx context.Context, tenant string) (tables []string, err error) {
	serves, err := databaseOf(tenant)
	if err != nil {
		return nil, err
	}
	const all = `SELECT name FROM system.tables
		WHERE database = {next:String} AND endsWith(engine, 'MergeTree') AND name != 'migrations' AND name NOT IN (
			SELECT name FROM system.tables WHERE database = {serves:String} AND comment = {mark:String})
		ORDER BY name`
	err = n.strings(ctx, &tables, all, clickhouse.Named("next", string(nextOf(tenant))),
		clickhouse.Named("serves", string(serves)), clickhouse.Named("mark", n.mark()))
	return slices.DeleteFunc(tables, made), err
}
